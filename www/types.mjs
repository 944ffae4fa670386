// The package's declarations: what its entries say to the world, and what that stands on; no more.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/** Declarations of these modules of `source`; gives a function that writes one of them, and all that it names, into `out`, and gives its path there. */
export function declarations(source, modules, out) {
  const { config } = ts.readConfigFile(join(source, "../../tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, source);
  const texts = new Map();
  const program = ts.createProgram(modules, { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: source, outDir: "/" });
  program.emit(undefined, (path, text) => texts.set(path.replace(/^\//, "").replace(/\.d\.ts$/, ""), text));
  const written = new Set();

  return async function write(module) {
    const path = module.startsWith(source) ? relative(source, module).replace(/\.ts$/, "") : module;
    if (written.has(path)) return path;
    written.add(path);
    const used = new Set();
    const text = texts.get(path)
      .replace(/^import "[^"]*";\n/gm, "")
      .replace(/^\/\/\/ <reference .*\n/gm, "")
      .replace(/(from |import\()"(\.[^"]*)"/g, (_, before, name) => {
        used.add(relative(source, resolve(source, dirname(path), name)));
        return `${before}"${name}.js"`;
      });
    if (/^(import|export) .*from "[^.]|import\("[^.]/m.test(text)) throw new Error(`${path}.d.ts names a package`);
    for (const name of used) await write(name);
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, `${path}.d.ts`), text);
    return path;
  };
}
