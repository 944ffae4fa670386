import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kpi } from "../api";
import { formula, measureText, type Piece } from "./formula";

const kpi = (over: Partial<Kpi>): Kpi => ({
  definition: "churn.logo/1", value: 0.16, unit: "ratio", direction: "down", numerator: 66, denominator: 412, interval: null, measures: {}, variants: [], previous: null, since: null, change: null, growth: null, long_term: null,
  target: null, benchmark: null, against: {}, status: "none", status_rule: "no_target", rows: [], small_sample: false, partial: false, immature: false, used: 412, excluded: [], needs: [], reason: null, series: [], breakdowns: {}, ...over,
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

test("what is taken off after the division does not stand under the line, nor does half a bracket over it", () => {
  const growth = formula("{numerator} ÷ {denominator} − 1 = {value}; against the year before {year_before}", kpi({ value: 0.25, numerator: "150", denominator: "120", measures: { year_before: 0.5 } }), { language: "en", currency: "EUR" });
  assert.ok("line" in growth);
  assert.equal(text(growth.line), "€150 ÷ €120 − 1 = 25.0%; against the year before 50.0%");
  assert.ok("line" in formula("100 × (1 − {numerator} records ÷ {denominator}) = {value}", kpi({ unit: "score" }), { language: "en" }));
});

test("a measure is written in its own unit: shares in percent, waits like the figure, a p with three decimals", () => {
  const written = (name: string, value: number | string, unit: string): string => measureText(name, value, unit, { language: "en", currency: "EUR" });
  assert.deepEqual([written("attempt_2", 0.1, "ratio"), written("within_20_min", 0.375, "seconds"), written("month_0", 1, "ratio")], ["10.0%", "37.5%", "100.0%"]);
  assert.deepEqual([written("within_7", 21, "ratio"), written("never", 2, "ratio"), written("never", 0.25, "seconds")], ["21", "2", "25.0%"]);
  assert.deepEqual([written("completed_median", 7200, "seconds"), written("p", 0.0271, "ratio"), written("brier_of_share", 0.234, "ratio"), written("inverse", 6.67, "ratio")], ["2\u00a0h", "0.027", "0.234", "6.7"]);
});

test("a number opens its records where it counts some", () => {
  const parts = (template: string, over: Partial<Kpi>): (string | undefined)[] => {
    const made = formula(template, kpi(over), { language: "en" });
    return ("line" in made ? made.line : [...made.over, ...made.under]).filter((piece) => piece.number).map((piece) => piece.part);
  };
  assert.deepEqual(parts("{numerator} gone ÷ {denominator} at the start = {value}", {}), ["numerator", "denominator"]);
  assert.deepEqual(parts("{expected} × {each} × margin {margin} over {horizon} months", { measures: { expected: 5.2, each: "31.4", margin: 1, horizon: 36 } }), [undefined, undefined, undefined, undefined]);
  assert.deepEqual(parts("{numerator} closed ÷ {denominator} days = {value}", {}), ["numerator", undefined]);
  assert.deepEqual(parts("{mrr} + {open} open", { measures: { mrr: "120", open: 3 } }), ["mrr", "open"]);
});
