// What an editor or a catalogue knows of the elements (custom-elements.json), from what is written on their classes and in the style sheet.
// usage: node www/manifest.mjs (writes www/custom-elements.json; a test fails while it differs). The analyzer stands in examples/.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { elementStyle } from "./style.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const FILES = ["attributes", "element", "dashboard", "funnel", "nps", "card"];
const ELEMENTS = ["dashboard", "funnel", "nps", "card"];
/** What no page calls. */
const INNER = new Set(["piece", "connectedCallback", "disconnectedCallback", "attributeChangedCallback", "observedAttributes", "adoptedStyleSheets"]);

/** The custom properties of an element's style sheet, with what stands there and the words behind it; what is said again goes before, but
 *  not what is said of others. */
function properties(css, tag) {
  const flat = elementStyle(css).replace(/@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "").replace(/:host\(:not\(([\w-]+)\)\)\s*\{[^}]*\}/g, (rule, other) => (tag === other ? "" : rule));
  const found = flat.matchAll(/(?<=[{;\s])(--crm-kpi-[\w-]+):\s*([^;}]+)[;}](?:[^\S\n]*\/\*\s*(.*?)\s*\*\/)?/g);
  const all = new Map();
  for (const [, name, value, words] of found) all.set(name, { name, default: value, ...((words ?? all.get(name)?.description) && { description: words ?? all.get(name).description }) });
  return [...all.values()];
}

/** The manifest's text. */
export async function manifest() {
  const analyzer = createRequire(join(here, "../examples/package.json")).resolve("@custom-elements-manifest/analyzer");
  const { create, ts } = await import(pathToFileURL(analyzer));
  const sources = await Promise.all(FILES.map(async (name) => ts.createSourceFile(`${name}.js`, await readFile(join(here, `src/embed/${name}.ts`), "utf8"), ts.ScriptTarget.ES2022, true)));
  const made = create({ modules: sources });
  const tokens = await readFile(join(here, "styles/tokens.css"), "utf8");
  const open = ({ name, privacy }) => !INNER.has(name) && privacy !== "private" && privacy !== "protected" && !name.startsWith("#");
  const bare = ({ inheritedFrom: _, ...one }) => one;
  const modules = made.modules.filter(({ path }) => ELEMENTS.includes(path.replace(".js", ""))).map(({ path, declarations }) => ({
    kind: "javascript-module", path,
    declarations: declarations.map(({ members, attributes, events, slots, cssParts, superclass: _, ...one }) => ({
      ...one, superclass: { name: "HTMLElement" }, members: members.filter(open).map(bare),
      attributes: attributes.map(({ name, ...one }) => bare({ name: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...one })),
      events: events.filter(({ name }) => name.startsWith("crm-kpi-")).map(bare), slots: slots.map(bare), cssParts: cssParts.map(bare),
      cssProperties: properties(tokens, one.tagName), customElement: true,
    })),
    exports: declarations.flatMap(({ name, tagName }) => [
      { kind: "js", name, declaration: { name, module: path } }, { kind: "custom-element-definition", name: tagName, declaration: { name, module: path } },
    ]),
  }));
  return `${JSON.stringify({ schemaVersion: "1.0.0", readme: "README.md", modules }, null, 1)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(join(here, "custom-elements.json"), await manifest());
