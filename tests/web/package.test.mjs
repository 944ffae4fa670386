// The npm package as somebody gets it: its tarball in a clean folder, in Node.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { manifest } from "../../www/manifest.mjs";
import { cli, folder, root, sample } from "./site.mjs";
import { tarball } from "./workshop.mjs";

const tools = join(root, "examples/node_modules/.bin");
/** Runs a module in a folder; gives what it prints. */
const node = (place, script) => execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: place, maxBuffer: 1 << 28 });

describe("the npm package", () => {
  const home = mkdtempSync(join(tmpdir(), "crm-kpi-clean-"));
  before(() => {
    assert.ok(tarball, "dist/ holds no tarball: cargo xtask dist makes it");
    writeFileSync(join(home, "package.json"), JSON.stringify({ name: "clean", private: true, type: "module" }));
    execFileSync("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", tarball], { cwd: home, stdio: "ignore" });
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  it("installs in a clean folder and gives the command line's bytes", (test) => {
    const files = sample(folder(test));
    const wanted = cli("report", ...files, "--period", "2024", "--by", "owner").subarray(0, -1);
    const { now } = JSON.parse(wanted).settings;
    const got = node(home, `
      import { open } from "crm-kpi";
      import { openAsBlob, readFileSync } from "node:fs";
      const workspace = await open({ worker: false });
      const heard = [];
      for (const [at, file] of ${JSON.stringify(files)}.entries()) {
        const name = file.split("/").at(-1);
        const input = [() => openAsBlob(file), () => new File([readFileSync(file)], name), async () => (await openAsBlob(file)).stream(), () => readFileSync(file).buffer.slice(0)][at % 4];
        const bytes = readFileSync(file);
        await workspace.add(at % 4 === 3 ? bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) : await input(), { name, onProgress: (progress) => heard.push(progress) });
      }
      if (heard.length < ${files.length} || heard.some(({ bytes, total }) => bytes > total)) throw new Error("progress");
      await workspace.report({ period: { start: "2024-01-01", end: "2025-01-01" }, by: ["owner"], now: ${JSON.stringify(now)} });
      process.stdout.write(await workspace.export("json"));
      workspace.close();`);
    assert.equal(got.toString(), wanted.toString());
  });

  it("runs where there is no worker, and in a worker of Node's", () => {
    const csv = "deal_id,created_at,stage,close_date\\n1,2024-06-01,Won,2024-07-01\\n2,2024-06-02,Lost,2024-07-02\\n";
    const use = `const workspace = await open(); await workspace.add(new Blob(["${csv}"]), { name: "deals.csv" }); const rate = (await workspace.report()).kpis["sales.win_rate"].value; workspace.close();`;
    assert.equal(node(home, `import { open } from "crm-kpi"; ${use} console.log(rate);`).toString().trim(), "0.5");
    const inner = `import { parentPort } from "node:worker_threads"; import { open } from "crm-kpi"; ${use} parentPort.postMessage(rate);`;
    writeFileSync(join(home, "inner.mjs"), inner);
    assert.equal(node(home, `import { Worker } from "node:worker_threads"; new Worker("./inner.mjs", { execArgv: [] }).on("message", (rate) => console.log(rate));`).toString().trim(), "0.5");
  });

  it("takes the report away as the command line does: CSV and HTML byte by byte, workbooks cell by cell", (test) => {
    const place = folder(test);
    const files = sample(place, 700);
    for (const language of ["en", "fr"]) {
      const given = [...files, "--by", "owner", "--lang", language];
      const { now } = JSON.parse(cli("report", ...given)).settings;
      const made = join(place, `package.${language}`);
      node(home, `
        import { open } from "crm-kpi";
        import { openAsBlob, writeFileSync } from "node:fs";
        const workspace = await open({ worker: false, language: "${language}" });
        for (const file of ${JSON.stringify(files)}) await workspace.add(await openAsBlob(file), { name: file.split("/").at(-1) });
        await workspace.report({ by: ["owner"], now: ${JSON.stringify(now)} });
        for (const format of ["csv", "html", "xlsx"]) writeFileSync("${made}." + format, await workspace.export(format));
        workspace.close();`);
      for (const format of ["csv", "html"]) assert.equal(readFileSync(`${made}.${format}`, "utf8"), cli("report", ...given, "--format", format).toString(), `${format}, ${language}`);
      cli("report", ...given, "--format", "xlsx", "--out", `${made}.cli.xlsx`);
      const cells = (file) => JSON.parse(cli("inspect", file, "--rows", "100000", "--format", "json")).sources.map(({ sheet, header, sample }) => ({ sheet, header, sample }));
      const wanted = cells(`${made}.cli.xlsx`);
      assert.ok(wanted.length >= 5 && wanted.every(({ sample }) => sample.length > 0));
      assert.deepEqual(cells(`${made}.xlsx`), wanted);
    }
  });

  it("gives the records, takes another mapping, and forgets a file", () => {
    const said = JSON.parse(node(home, `
      import { open } from "crm-kpi";
      const workspace = await open({ worker: false });
      const source = await workspace.add(new Blob(["k,day,what,when\\n1,2024-06-01,Won,2024-07-01\\n2,2024-06-01,Lost,2024-07-01\\n"]), { name: "odd.csv" });
      const mapped = await workspace.remap(source.id, { entity: "deal", fields: { what: "stage", when: "closed", day: "created", k: "id" } });
      const report = await workspace.report();
      const lost = await workspace.records({ kpi: "sales.win_rate", part: "lost" });
      const sources = workspace.sources.length;
      await workspace.remove(source.id);
      console.log(JSON.stringify({ before: source.entity, after: mapped.entity, same: source.id === mapped.id, value: report.kpis["sales.win_rate"].value, lost, sources, left: workspace.sources.length }));`));
    assert.deepEqual({ ...said, lost: said.lost.rows.map((row) => row.id), before: null }, { before: null, after: "deal", same: true, value: 0.5, lost: ["2"], sources: 1, left: 0 });
  });

  it("takes columns that are in memory, without a doubt about numbers and dates", () => {
    const said = JSON.parse(node(home, `
      import { open } from "crm-kpi";
      const workspace = await open({ worker: false, language: "fr" });
      const day = (text) => new Date(text + "T12:00:00Z");
      const source = await workspace.addTable("deal", { id: [1, 2, 3], stage: ["Won", "Lost", "Won"], amount: [1.234, 7, 1e-7], created: [day("2024-01-02"), day("2024-01-03"), day("2024-01-04")], closed: [day("2024-02-03"), day("2024-02-04"), day("2024-02-05")], owner: ["a,b", "say \\"hi\\"", "line\\nbreak"] });
      const report = await workspace.report();
      const refused = await workspace.addTable("deal", { id: [1, 2], stage: ["Won"] }).catch((error) => [error.name, error.code]);
      console.log(JSON.stringify({ doubts: source.doubts, rows: source.rows, won: report.kpis["sales.won_amount"].value, owners: (await workspace.dimensions()).find((one) => one.name === "owner").labels, refused }));`));
    assert.deepEqual(said, { doubts: [], rows: 3, won: "1.234", owners: ["a,b", 'say "hi"', "line\nbreak"], refused: ["CrmKpiError", "bad_mapping"] });
  });

  it("says what went wrong by a code, and in words of the language", () => {
    const said = JSON.parse(node(home, `
      import { open, CrmKpiError } from "crm-kpi";
      const workspace = await open({ worker: false, language: "fr" });
      const told = async (promise) => { try { await promise; return "nothing"; } catch (error) { return error instanceof CrmKpiError ? [error.code, error.message, error.file, error.row, error.column] : String(error); } };
      const stopped = AbortSignal.abort();
      const said = [await told(workspace.add(new Blob([]), { name: "vide.csv" })), await told(workspace.add(new Blob(["a,b\\n1,2\\n"]), { name: "x.csv", signal: stopped })),
        await told(workspace.report({ period: { start: "no", end: "no" } })), await told(workspace.remap(9, {})), await told(workspace.export("docx"))];
      workspace.close();
      console.log(JSON.stringify([...said, await told(workspace.report())]));`));
    assert.deepEqual(said.map(([code]) => code), ["empty_file", "cancelled", "bad_settings", "unknown_source", "bad_settings", "closed"]);
    assert.match(said[0][1], /^Le fichier est vide/);
    assert.equal(said[0][2], "vide.csv");
    assert.match(said[1][1], /La lecture a été arrêtée/);
  });

  it("passes publint, and its types resolve", () => {
    const run = (name, ...given) => execFileSync(join(tools, name), given, { encoding: "utf8", cwd: root });
    assert.match(run("publint", join(root, "dist/npm"), "--strict"), /All good/);
    run("attw", tarball, "--profile", "esm-only", "--exclude-entrypoints", "./worker.js", "./crm-kpi_bg.wasm", "./crm-kpi-workbooks_bg.wasm", "./crm-kpi.html", "./custom-elements.json");
  });

  it("tells editors and catalogues of its elements what their classes say", async () => {
    const published = readFileSync(join(root, "dist/npm/custom-elements.json"), "utf8");
    assert.ok(published === (await manifest()), "node www/manifest.mjs writes it anew");
    const { modules } = JSON.parse(published);
    assert.deepEqual(modules.map(({ declarations: [{ tagName }] }) => tagName), ["crm-kpi-dashboard", "crm-kpi-funnel", "crm-kpi-nps", "crm-kpi-card"]);
    const readme = readFileSync(join(root, "www/npm.md"), "utf8");
    for (const { declarations: [one] } of modules) {
      for (const { name, description } of one.cssProperties) assert.ok(description, `${name} has no words`);
      for (const kind of ["members", "attributes", "events", "slots", "cssParts"]) for (const { name, description } of one[kind]) {
        assert.ok(description, `${one.tagName}: ${name} has no words`);
        if (kind !== "members") assert.ok(readme.includes(`\`${name}\``), `the package's README lacks ${name}`);
      }
    }
  });
});
