import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report, Settings, Source } from "../api";
import type { Client } from "../client";
import { bodyState, dayOf, earlyOf, filtered, secondsLeft, settingsOf, Store, toggled, type Asked, type State } from "../store";

const asked: Asked = { period: null, grain: "month", asOf: null, filters: {} };
const report = (settings: Partial<Settings>): Report => ({ schema: "1", generated_by: { name: "crm-kpi", version: "0" }, settings: settings as Settings, sources: [], kpis: {}, funnel: null, campaigns: null, runway: null, nps: null, survival: null, retention: null, predicted: null, quality: null, team: null, scorecard: null, review: null });
const source = (file: string) => ({ file, vendor: null, entity: "deal" as const, also: [], encoding: "utf-8", delimiter: ",", sheet: null, rows: 1, used: 1, rejected: [], doubts: [], mapping: [] });
const address = { hash: "" };

interface Fake { reports: Array<Partial<Settings>>; hold: (() => void) | null }
function client(fake: Fake): Client {
  let ids = 0;
  return {
    listen: () => () => undefined, speak: () => undefined, start: async () => undefined, catalogue: async () => [], entities: async () => [], dimensions: async () => [{ name: "owner", labels: ["Ana", "Ben"] }],
    add: async (file: File) => { if (file.name === "bad.csv") throw { code: "empty_file", found: "", found_fr: null, file: "bad.csv", row: null, column: null }; return { id: ++ids, source: { ...source(file.name), ...(file.name === "strange.csv" && { entity: null }), ...(file.name === "large.csv" && { used: 1e6 }) } }; },
    seen: async (settings: Partial<Settings>) => { fake.reports.push(settings); await new Promise<void>((go) => { if (fake.hold) fake.hold = go; else go(); }); return report(settings); },
  } as unknown as Client;
}
const file = (name: string): File => new File(["a"], name);
const open = async (fake: Fake, hash = ""): Promise<Store> => { const store = new Store("en", hash, { address: (href) => { address.hash = href; } }); await store.open(client(fake)); return store; };

test("a label that is filtered by is taken out by the same click", () => {
  const once = toggled(asked, "owner", "Ana");
  assert.deepEqual(once.filters, { owner: ["Ana"] });
  assert.deepEqual(toggled(once, "owner", null).filters, { owner: ["Ana", null] });
  assert.deepEqual(toggled(once, "owner", "Ana").filters, {});
});

test("a header called __proto__ is a filter like another", () => {
  const { filters } = filtered(asked, "__proto__", ["x"]);
  assert.deepEqual(Object.keys(filters), ["__proto__"]);
  assert.equal(({} as Record<string, unknown>)["0"], undefined);
});

test("defaults are left to the core, today comes from the page", () => {
  assert.deepEqual(settingsOf(asked, "2026-11-22"), { now: "2026-11-22", grain: "month", filters: {} });
  assert.equal(dayOf(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

test("the time left follows the speed so far, and is not told too early", () => {
  const one = { key: 1, name: "a", size: 100, bytes: 25, rows: 1, since: 0 };
  assert.equal(secondsLeft([one], 200), null);
  assert.equal(secondsLeft([one], 1000), 3);
});

test("the body says what the page is doing", () => {
  const state = { phase: "open", reading: [], report: null, sources: [], alerts: [], computing: false } as unknown as State;
  assert.equal(bodyState({ ...state, phase: "sealing" }), "loading");
  assert.equal(bodyState(state), "empty");
  assert.equal(bodyState({ ...state, report: report({}) }), "ready");
  assert.equal(bodyState({ ...state, phase: "broken" }), "error");
});

test("a file that cannot be read leaves the workspace as it was", async () => {
  const store = await open({ reports: [], hold: null });
  await store.addFiles([file("good.csv")]);
  const before = store.state.report;
  await store.addFiles([file("bad.csv")]);
  assert.equal(store.state.sources.length, 1);
  assert.ok(before && store.state.report);
  assert.equal(store.state.alerts[0]?.error.code, "empty_file");
  assert.equal(bodyState(store.state), "ready");
});

test("the first file being bad is an error, and the next good one loads", async () => {
  const store = await open({ reports: [], hold: null });
  await store.addFiles([file("bad.csv")]);
  assert.equal(bodyState(store.state), "error");
  await store.addFiles([file("good.csv")]);
  assert.equal(bodyState(store.state), "ready");
  assert.equal(store.state.alerts.length, 0);
});

test("of many requests only the newest is computed after the one under way", async () => {
  const fake: Fake = { reports: [], hold: null };
  const store = await open(fake);
  await store.addFiles([file("good.csv")]);
  fake.reports.length = 0;
  fake.hold = () => undefined;
  store.ask({ grain: "week" });
  store.ask({ grain: "day" });
  store.ask({ grain: "quarter" });
  await new Promise((go) => setTimeout(go));
  const release = fake.hold;
  fake.hold = null;
  release();
  await new Promise((go) => setTimeout(go, 5));
  assert.deepEqual(fake.reports.map(({ grain }) => grain), ["week", "quarter"]);
  assert.equal(store.state.report?.settings.grain, "quarter");
});

test("another language computes nothing", async () => {
  const fake: Fake = { reports: [], hold: null };
  const store = await open(fake);
  await store.addFiles([file("good.csv")]);
  const before = fake.reports.length;
  store.speak("fr");
  assert.equal(store.state.language, "fr");
  assert.equal(fake.reports.length, before);
});

test("filters of the address wait for the data that they name", async () => {
  const named = await open({ reports: [], hold: null });
  await named.addFiles([file("good.csv")]);
  named.toggle("owner", "Ben");
  const fake: Fake = { reports: [], hold: null };
  const store = await open(fake, named.href("funnel"));
  assert.equal(store.state.view, "funnel");
  await store.addFiles([file("good.csv")]);
  assert.deepEqual(fake.reports.at(-1)?.filters, { owner: ["Ben"] });
});

test("files that nobody knows lead to their columns, and are no figures", async () => {
  const fake: Fake = { reports: [], hold: null };
  const store = await open(fake);
  await store.addFiles([file("strange.csv")]);
  assert.equal(store.state.view, "sources");
  assert.equal(store.state.alerts[0]?.error.code, "nothing_recognised");
  assert.equal(bodyState(store.state), "error");
  assert.equal(fake.reports.length, 0);
  await store.addFiles([file("good.csv")]);
  assert.equal(bodyState(store.state), "ready");
});

test("a strange file beside a known one is told calmly", async () => {
  const store = await open({ reports: [], hold: null });
  await store.addFiles([file("good.csv"), file("strange.csv")]);
  assert.equal(bodyState(store.state), "ready");
  assert.deepEqual(store.state.alerts.map(({ error }) => error.code), ["unmapped"]);
});

test("a recipe holds for every table of a file, and one that it cannot read stays as it was", async () => {
  const fake = client({ reports: [], hold: null });
  const rereads: Array<{ id: number; fields: unknown }> = [];
  const sheet = (id: number, ...columns: string[]) => ({ id, source: { ...source("book.xlsx"), sheet: `${id}`, mapping: columns.map((column) => ({ column, field: null, entity: null, confidence: 0, notation: null, samples: [] })) } });
  Object.assign(fake, {
    add: async (_: File, { onOther }: { onOther: (other: unknown) => void }) => { onOther(sheet(2, "Quand", "Combien")); onOther(sheet(3, "Other")); return sheet(1, "Was", "Wann"); },
    hintsOf: () => ({ entity: null, fields: {}, notations: {}, language: "en" }),
    reread: async (id: number, { fields }: { fields: unknown }) => { if (id === 1) throw { code: "bad_mapping", found: "", found_fr: null, file: null, row: null, column: "Was" }; rereads.push({ id, fields }); return { ...sheet(id).source, rows: 7 }; },
  });
  const store = new Store("en", "");
  await store.open(fake);
  const recipe = { crm_kpi_recipe: 1, sources: [{ columns: ["Quand", "Combien"], fields: { Combien: "deal.amount" } }, { columns: ["Was", "Wann"], fields: { Was: "deal.stage" } }] };
  await store.addFiles([new File([JSON.stringify(recipe)], "recipe.json"), file("book.xlsx")]);
  assert.deepEqual(rereads, [{ id: 2, fields: { Combien: "deal.amount" } }]);
  assert.deepEqual(store.state.sources.map((one) => [one.id, one.source.rows]), [[1, 1], [2, 7], [3, 1]]);
  assert.equal(store.state.alerts[0]?.error.code, "bad_mapping");
});

test("a recipe of a later version is told by its name, and the files that came with it are read", async () => {
  const store = new Store("fr", "");
  await store.open(client({ reports: [], hold: null }));
  await store.addFiles([new File(['{"crm_kpi_recipe": 2, "unheard": "of"}'], "next.json"), file("a.csv")]);
  assert.deepEqual(store.state.alerts.map(({ error }) => [error.code, error.file]), [["newer_recipe", "next.json"]]);
  assert.equal(store.state.sources.length, 1);
  assert.equal(store.state.recipe, null);
});

test("of many records a few figures are asked for first, and only of a first report", async () => {
  const fake: Fake = { reports: [], hold: null };
  const store = await open(fake, "#view=funnel");
  await store.addFiles([file("good.csv")]);
  assert.deepEqual(fake.reports.map(({ kpis }) => kpis), [undefined]);
  fake.reports.length = 0;
  const seen: State[] = [];
  const large = await open(fake);
  large.subscribe(() => seen.push(large.state));
  await large.addFiles([file("large.csv")]);
  const [early, whole] = fake.reports;
  assert.ok(early?.kpis?.includes("sales.win_rate"));
  assert.equal(whole?.kpis, undefined);
  assert.ok(seen.some(({ early, report }) => early && !report), "the few are shown while the report is on its way");
  assert.ok(seen.every(({ report }) => report?.settings.kpis === undefined), "a report is the whole one or none");
  assert.equal(large.state.early, null);
  large.ask({ grain: "quarter" });
  await new Promise((done) => setTimeout(done));
  assert.deepEqual(fake.reports.slice(2).map(({ kpis, grain }) => [kpis, grain]), [[undefined, "quarter"]]);
});

test("figures that somebody chose are asked for as they are, however many records there are", () => {
  const many = [{ id: 1, source: { ...source("large.csv"), used: 1e6 } as unknown as Source }];
  assert.equal(earlyOf({ kpis: ["nps"] }, many), null);
  assert.deepEqual(earlyOf({ period: { start: "2024-01-01", end: "2025-01-01" } }, many)?.period, { start: "2024-01-01", end: "2025-01-01" });
});
