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

test("the team, the advice, what changed, those at risk and those entered twice are masked too, by the same numbers", () => {
  const report = {
    settings: { filters: {} }, funnel: null,
    kpis: { "sales.quota_attainment": { breakdowns: {}, rows: [{ key: "Ana Lopez", group: null, figures: {} }] }, "sales.calls": { breakdowns: {}, rows: [{ key: "call", group: "Ana Lopez", figures: {} }] } },
    team: [{ owner: "Ana Lopez" }, { owner: null }], predicted: { at_risk: [{ id: "Acme" }] },
    quality: { duplicates: [{ listed: [{ records: ["Acme", "Acme Ltd"], evidence: [] }] }] },
    scorecard: { rows: [], advice: [{ rule: "coaching", subject: "Ana Lopez" }, { rule: "leak", subject: "Demo" }] },
    review: { items: [{ dimension: "owner", key: "Ana Lopez" }, { dimension: "plan", key: "Starter" }] },
  } as unknown as Report;
  const { report: shown } = masked(report, "en");
  assert.ok(!/Ana|Acme/.test(JSON.stringify(shown)));
  assert.deepEqual(shown.team?.map(({ owner }) => owner), ["Person 1", null]);
  assert.deepEqual(shown.scorecard?.advice.map(({ subject }) => subject), ["Person 1", "Demo"]);
  assert.deepEqual(shown.review?.items.map(({ key }) => key), ["Person 1", "Starter"]);
  assert.equal(shown.predicted?.at_risk[0]?.id, shown.quality?.duplicates[0]?.listed[0]?.records[0]);
});
