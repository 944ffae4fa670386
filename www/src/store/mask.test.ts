import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../api";
import { masked } from "./mask";

test("no name of a person is left, and a filter finds its way back", () => {
  const row = (key: string | null) => ({ key, value: 1, numerator: 1, denominator: 2, interval: null, p: null });
  const report = { settings: { filters: { owner: ["Ana Lopez"], campaign: ["Spring"] } }, funnel: null, kpis: { "sales.win_rate": { breakdowns: { owner: [row("Ana Lopez"), row(null)], campaign: [row("Spring")] } }, nps: { breakdowns: {} } } } as unknown as Report;
  const { report: shown, real } = masked(report, "fr");
  assert.ok(!JSON.stringify(shown).includes("Ana"));
  assert.deepEqual(shown.kpis["sales.win_rate"]?.breakdowns["owner"]?.map(({ key }) => key), ["Personne 1", null]);
  assert.deepEqual(shown.settings.filters, { owner: ["Personne 1"], campaign: ["Spring"] });
  assert.equal(real("owner", "Personne 1"), "Ana Lopez");
  assert.equal(real("owner", null), null);
  assert.equal(real("campaign", "Spring"), "Spring");
});
