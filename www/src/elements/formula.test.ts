import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kpi } from "../api";
import { formula, type Piece } from "./formula";

const kpi = (over: Partial<Kpi>): Kpi => ({
  definition: "churn.logo/1", value: 0.16, unit: "ratio", direction: "down", numerator: 66, denominator: 412, interval: null, measures: {}, variants: [], previous: null, change: null, growth: null, long_term: null,
  target: null, target_source: null, benchmark: null, status: "none", status_rule: "no_target", rows: [], small_sample: false, partial: false, immature: false, used: 412, excluded: [], needs: [], reason: null, series: [], breakdowns: {}, ...over,
});
const text = (pieces: Piece[]): string => pieces.map((piece) => piece.text).join("");

test("a quotient stands over and under a line, with its numbers", () => {
  const made = formula("{numerator} customers gone ÷ {denominator} at the start = {value}", kpi({}), { language: "en" });
  assert.ok("over" in made);
  assert.equal(text(made.over), "66 customers gone");
  assert.equal(text(made.under), "412 at the start");
  assert.equal(text(made.value), "16.0%");
});

test("what is no quotient stays in one line", () => {
  const made = formula("{new} new − {lost} lost = {value}", kpi({ value: 5, unit: "count", measures: { new: 8, lost: 3 } }), { language: "en" });
  assert.ok("line" in made);
  assert.equal(text(made.line), "8 new − 3 lost = 5");
});

test("a number that the figure does not have is a dash, not a blank", () => {
  const made = formula("median {median} of {nothing}", kpi({}), { language: "en" });
  assert.ok("line" in made);
  assert.equal(text(made.line), "median — of —");
});

test("brackets around the whole give way to the line; what follows the result stands beside it", () => {
  const made = formula("({gone} left + {less} reduced) ÷ {denominator} at the start = {value}; {annualised} a year", kpi({ measures: { gone: "3", less: "4", annualised: 0.2 } }), { language: "en" });
  assert.ok("over" in made);
  assert.equal(text(made.over), "3 left + 4 reduced");
  assert.equal(text(made.value), "16.0%");
  assert.equal(text(made.beside), "20.0% a year");
});

test("a factor after the division is not drawn under the line", () => {
  const made = formula("({p} − {d}) ÷ {denominator} answers × 100 = {value}, ± {margin}", kpi({ value: 22.6, unit: "points", denominator: 318, measures: { p: 150, d: 78, margin: 9 } }), { language: "en" });
  assert.ok("line" in made);
  assert.match(text(made.line), /318 answers × 100 = \+23, ± 9$/);
});

test("a count and a sum of money have records behind them, a rate has none", () => {
  const made = formula("({gone} left + {less} reduced) ÷ {denominator} at the start = {value}; {annualised} a year", kpi({ measures: { gone: "3", less: "4", annualised: 0.2 } }), { language: "en" });
  assert.ok("over" in made);
  assert.deepEqual([...made.over, ...made.under, ...made.beside].filter(({ number }) => number).map(({ part }) => part), ["gone", "less", "denominator", undefined]);
});
