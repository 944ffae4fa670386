import assert from "node:assert/strict";
import { test } from "node:test";
import type { Funnel, Kpi, Report, Stage } from "../api";
import type { View } from "../view";
import { breakdownAdvice, stuckAdvice, valueAdvice } from "./advice";
import { clearlyMore, oneIn, quantile, wilson } from "./established";
import { clearlyLeakiest, first, RULES } from "./headlines";

const blank: Kpi = { definition: "", value: null, unit: "count", direction: "up", numerator: null, denominator: null, interval: null, measures: {}, variants: [], previous: null, since: null, change: null, growth: null, long_term: null, target: null, benchmark: null, against: {}, status: "none", status_rule: "no_target", rows: [], small_sample: false, partial: false, immature: false, used: 0, excluded: [], needs: [], reason: null, series: [], breakdowns: {} };
const share = (k: number, n: number, more: Partial<Kpi> = {}): Kpi => {
  const ends = wilson(k, n);
  return { ...blank, unit: "ratio", value: k / n, numerator: k, denominator: n, used: n, interval: ends && { ...ends, level: 0.95 }, small_sample: n < 30, ...more };
};
const view = (kpis: Record<string, Partial<Kpi>>, language: "en" | "fr" = "en", more: Partial<Report> = {}): View => ({
  report: { kpis: Object.fromEntries(Object.entries(kpis).map(([id, of]) => [id, { ...blank, ...of }])), funnel: null, nps: null, survival: null, sources: [], settings: { period: { start: "2024-01-01", end: "2025-01-01" }, currency: "EUR", confidence: 0.95, filters: {}, funnel: { attribution: "cohort", entity: "deal" } }, ...more } as unknown as Report,
  facts: new Map(), language, width: 1038, explain: () => undefined, filter: () => undefined, compare: () => undefined, records: () => undefined,
});
const stage = (name: string, entered: number, advanced: number, lost: number, open: number): Stage => ({ name, entered, advanced, lost, open, current: open, skipped: 0, conversion: advanced / entered, conversion_total: null, conversion_closed: null, conversion_interval: null, abandon: lost / entered, regressions: null, reentries: null, time: null, stuck: { count: 0, limit_days: null, records: [] } });
const funnel = (stages: Stage[], won: number, lost: number, open: number): Funnel => ({ won, lost, open, excluded: [], bounds: { low: null, high: null }, stages: [...stages, { ...stage("Won", won, 0, 0, 0), advanced: null, lost: null, open: null, abandon: null }], regressed_records: 0, moves: [], reasons: [], modes: [] });
const helvia = funnel([stage("Qualification", 1284, 812, 396, 76), stage("Démonstration", 812, 431, 318, 63), stage("Devis", 431, 246, 131, 54), stage("Négociation", 246, 171, 44, 31)], 171, 889, 224);

test("the_overview_joins_sales_and_departures", () => {
  const kpis = { "sales.won_amount": { unit: "money", value: "539860", growth: 0.1933, used: 184 }, "churn.logo": share(66, 412) };
  assert.equal(first(view(kpis), RULES.overview), "Sales gain 19%, one customer in six left");
  assert.equal(first(view(kpis, "fr"), RULES.overview), "Les ventes progressent de 19\u202f%, un client sur six est parti");
});
test("a_partial_period_is_not_compared", () => assert.equal(first(view({ "sales.won_amount": { unit: "money", value: "31400", growth: -0.4, partial: true, used: 12 } }), RULES.overview), "12 deals won so far, €31.4k"));
test("growth_on_few_deals_is_not_told", () => assert.equal(first(view({ "sales.won_amount": { unit: "money", value: "31400", growth: 3, used: 4 } }), RULES.overview), "4 deals won, €31.4k"));
test("no_rule_fires_on_an_empty_report", () => {
  for (const rules of Object.values(RULES)) assert.equal(first(view({}), rules), null);
});
test("the_funnel_names_the_stage_that_loses_most_beyond_doubt", () => {
  assert.equal(first(view({}, "fr", { funnel: helvia }), RULES.funnel), "Une affaire sur huit est gagnée\u202f; «\u00a0Démonstration\u00a0» en perd la plus forte part");
});
test("the_stage_is_not_named_while_another_may_lose_as_much", () => {
  const near = funnel([stage("A", 100, 60, 35, 5), stage("B", 60, 30, 24, 6)], 30, 59, 11);
  assert.equal(clearlyLeakiest(near), null);
  assert.equal(first(view({}, "en", { funnel: near }), RULES.funnel), "30.0% of deals are won");
});
test("many_open_deals_are_said_to_be_so_far", () => assert.equal(first(view({}, "en", { funnel: funnel([stage("A", 100, 25, 25, 50)], 25, 25, 50) }), RULES.funnel), "One deal in four is won so far"));
test("few_deals_are_counted_not_rated", () => assert.equal(first(view({}, "en", { funnel: funnel([stage("A", 9, 2, 5, 2)], 2, 5, 2) }), RULES.funnel), "2 of 9 deals won"));
test("deals_by_activity_are_not_a_rate", () => {
  const of = view({}, "en", { funnel: helvia });
  (of.report.settings.funnel as { attribution: string }).attribution = "activity";
  assert.equal(first(of, RULES.funnel), null);
});
test("more_than_the_target_is_said_only_outside_the_interval", () => {
  assert.equal(first(view({ "churn.logo": share(66, 412, { target: 0.12, status: "bad" }) }), RULES.customers), "66 of 412 customers left: more than the target of 12%");
  assert.equal(first(view({ "churn.logo": share(66, 412, { target: 0.15, status: "watch" }) }), RULES.customers), "66 of 412 customers left: the target of 15% lies inside the interval");
  assert.equal(first(view({ "churn.logo": share(66, 412, { target: 0.25, status: "good" }) }), RULES.customers), "66 of 412 customers left: fewer than the target of 25%");
});
test("without_a_verdict_the_target_is_not_compared", () => {
  const undated = view({ "churn.logo": share(1869, 7043, { target: 0.05, reason: "undated" }) });
  (undated.report.settings as { period: unknown }).period = null;
  assert.equal(first(undated, RULES.customers), "1,869 of 7,043 customers left: 26.5%, 25.5–27.6% at 95%");
});
test("too_few_customers_are_only_counted", () => assert.equal(first(view({ "churn.logo": share(7, 9, { target: 0.05 }) }), RULES.customers), "7 of 9 customers left"));
test("nobody_left_is_said_so", () => assert.equal(first(view({ "churn.logo": share(0, 40, { target: 0.05 }) }, "fr"), RULES.customers), "Aucun des 40 clients n’est parti"));
test("above_three_is_not_claimed_while_the_interval_holds_three", () => {
  const ratio = (value: number, low: number, high: number): Partial<Kpi> => ({ unit: "factor", value, target: 3, status: value < 3 ? (high < 3 ? "bad" : "watch") : low > 3 ? "good" : "likely", used: 600, interval: { low, high, level: 0.95 } });
  assert.equal(first(view({ ltv_cac: ratio(3.4, 2.7, 4.2) }), RULES.value), "A customer brings back 3.4 times what it costs; above 3 is not established");
  assert.equal(first(view({ ltv_cac: ratio(4.4, 3.7, 5.2) }), RULES.value), "A customer brings back 4.4 times what it costs: above 3");
  assert.equal(first(view({ ltv_cac: ratio(2.4, 1.7, 3.2) }, "fr"), RULES.value), "Un client rapporte 2,4 fois ce qu’il coûte\u202f; en dessous de 3 n’est pas établi");
  assert.equal(first(view({ ltv_cac: ratio(1.4, 1.1, 1.9) }), RULES.value), "A customer brings back 1.4 times what it costs: below 3");
});
test("promoters_lead_only_where_the_interval_excludes_zero", () => {
  const score = (value: number, low: number, high: number): Partial<Kpi> => ({ unit: "points", value, denominator: 318, used: 318, interval: { low, high, level: 0.95 } });
  assert.equal(first(view({ nps: score(22.01, 13, 31) }), RULES.perception), "Promoters outnumber detractors by 22 points");
  assert.equal(first(view({ nps: score(-22.01, -31, -13) }, "fr"), RULES.perception), "Les détracteurs devancent les promoteurs de 22 points");
  assert.equal(first(view({ nps: score(3, -4, 10) }), RULES.perception), "Neither promoters nor detractors are shown to lead: +3, \u22124 to +10");
});
test("nine_answers_are_too_few_to_judge", () => assert.equal(first(view({ nps: { unit: "points", value: 40, denominator: 9, used: 9, interval: { low: 5, high: 70, level: 0.95 } } }), RULES.perception), "9 answers: too few to judge"));

test("budget_moves_only_between_established_groups", () => {
  const row = (key: string, k: number, n: number, p: number) => ({ key, value: k / n, numerator: k, denominator: n, interval: null, p });
  const kpis = (p: number) => ({ "sales.close_rate": share(171, 1284, { breakdowns: { campaign: [row("Fair", 31, 138, p), row("Ads", 27, 342, p)] } }) });
  assert.equal(breakdownAdvice(view(kpis(0.01)), "sales.close_rate", "campaign"), "Move budget from “Ads” to “Fair”.");
  assert.equal(breakdownAdvice(view(kpis(0.2)), "sales.close_rate", "campaign"), null);
});
test("no_haste_while_above_three_is_not_established", () => {
  assert.equal(valueAdvice(view({ ltv_cac: { value: 3.4, target: 3, status: "likely" } })), "Above 3 is not established: do not speed up buying contacts yet.");
  assert.equal(valueAdvice(view({ ltv_cac: { value: 4.4, target: 3, status: "good" } })), null);
});
test("without_stuck_deals_there_is_no_advice_about_them", () => assert.equal(stuckAdvice(view({}, "en", { funnel: helvia })), null));

test("wilson_agrees_with_the_published_example", () => {
  // Newcombe 1998, 81 of 263: 0.2553 to 0.3662.
  const ends = wilson(81, 263);
  assert.ok(ends && Math.abs(ends.low - 0.2553) < 5e-5 && Math.abs(ends.high - 0.3662) < 5e-5);
  assert.ok(Math.abs(quantile(0.95) - 1.959963984540054) < 1e-8);
});
test("a_difference_is_clear_only_outside_newcombes_interval", () => {
  // Newcombe 1998, 56/70 − 48/80: 0.0524 to 0.3339.
  assert.equal(clearlyMore(56, 70, 48, 80), true);
  assert.equal(clearlyMore(9, 10, 3, 10), true);
  assert.equal(clearlyMore(6, 10, 4, 10), false);
  assert.equal(clearlyMore(1, 0, 0, 5), false);
});
test("one_in_n_is_said_only_where_the_interval_holds_it", () => {
  assert.equal(oneIn(0.133), 8);
  assert.equal(oneIn(0.133, 0.13, 0.14), null);
  assert.equal(oneIn(0.3), null);
  assert.equal(oneIn(0.9), null);
  assert.equal(oneIn(0.5), 2);
});
