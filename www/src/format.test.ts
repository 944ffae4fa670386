import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOf, formatDay, formatPeriod, formatPrevious, monthsOf, periodName, previousPeriod } from "./dates";
import { formatChange, formatFigure, formatInterval, named, plural, real, shorten, typeset } from "./format";

const fr = { language: "fr", currency: "EUR" } as const;
const en = { language: "en", currency: "EUR" } as const;
const N = "\u202f";
const year = { start: "2024-01-01", end: "2025-01-01" };

test("a_french_percentage_has_a_narrow_space_and_a_comma", () => assert.equal(formatFigure(0.1602, "ratio", fr), `16,0${N}%`));
test("an_english_percentage_has_neither", () => assert.equal(formatFigure(0.1602, "ratio", en), "16.0%"));
test("a_percentage_of_fewer_than_100_has_no_decimals", () => {
  assert.equal(formatFigure(7 / 9, "ratio", { ...fr, n: 9 }), `78${N}%`);
  assert.equal(formatFigure(7 / 9, "ratio", { ...fr, n: 100 }), `77,8${N}%`);
});
test("a_share_that_is_small_does_not_read_as_none", () => {
  assert.equal(formatFigure(1 / 2358, "ratio", { ...fr, n: 2358 }), `0,04${N}%`);
  assert.equal(formatFigure(0, "ratio", { ...fr, n: 2358 }), `0,0${N}%`);
  assert.equal(formatInterval({ low: 0.0001, high: 0.0024, level: 0.95 }, "ratio", { ...en, n: 2358 }), "0.01–0.24%");
  assert.equal(formatInterval({ low: 0.0001, high: 0.26, level: 0.95 }, "ratio", { ...en, n: 9 }), "0–26%");
});
test("money_as_a_string_keeps_every_digit", () => {
  assert.equal(formatFigure("1284560", "money", fr), `1${N}284${N}560\u00a0€`);
  assert.equal(formatFigure("9007199254740993", "money", en), "€9,007,199,254,740,993");
});
test("large_money_is_compact_in_large_type_only", () => {
  assert.equal(formatFigure("539860", "money", { ...fr, compact: true }), "539,9\u00a0k€");
  assert.equal(formatFigure("539860", "money", { ...en, compact: true }), "€539.9k");
  assert.equal(formatFigure("12400000", "money", { ...fr, compact: true }), "12,4\u00a0M€");
  assert.equal(formatFigure("4168.54", "money", { ...fr, compact: true }), `4${N}169\u00a0€`);
  assert.equal(formatFigure("249.904", "money", fr), "249,90\u00a0€");
});
test("money_without_a_currency_has_no_sign", () => assert.equal(formatFigure("539860", "money", { language: "fr", currency: null, compact: true }), "539,9\u00a0k"));
test("a_minus_is_a_minus_sign", () => {
  assert.equal(formatFigure("-3700", "money", { ...fr, signed: true }), `\u22123${N}700\u00a0€`);
  assert.equal(formatFigure("-3700", "money", { ...en, signed: true }), "\u2212€3,700");
});
test("null_is_a_dash_and_never_zero", () => {
  assert.equal(formatFigure(null, "ratio", fr), "—");
  assert.equal(real("not a number"), null);
});
test("days_are_short_in_notes_and_whole_in_large_type", () => {
  assert.equal(formatFigure(47, "days", fr), "47\u00a0j");
  assert.equal(formatFigure(47, "days", en), "47\u00a0d");
  assert.equal(formatFigure(47, "days", { ...fr, long: true }), "47\u00a0jours");
  assert.equal(formatFigure(1.5, "days", { ...fr, long: true }), "1,5\u00a0jour");
  assert.equal(formatFigure(1, "days", { ...en, long: true }), "1\u00a0day");
  assert.equal(formatFigure(6.54, "days", fr), "6,5\u00a0j");
});
test("seconds_are_read_in_minutes_and_hours", () => {
  assert.deepEqual([45, 119, 1_200, 200, 88_500].map((value) => formatFigure(value, "seconds", fr)), ["45\u00a0s", "119\u00a0s", "20\u00a0min", "3,3\u00a0min", "25\u00a0h"]);
  assert.equal(formatInterval({ level: 0.95, low: 600, high: 9_000 }, "seconds", en), "0.2 to 2.5\u00a0h");
});
test("points_always_carry_a_sign", () => {
  assert.equal(formatFigure(22.01, "points", fr), "+22");
  assert.equal(formatFigure(-4, "points", fr), "\u22124");
});
test("a_factor_is_times", () => assert.equal(formatFigure(3.395, "factor", fr), "3,4×"));
test("intervals_write_the_unit_once", () => {
  assert.equal(formatInterval({ low: 0.128, high: 0.199, level: 0.95 }, "ratio", fr), `12,8–19,9${N}%`);
  assert.equal(formatInterval({ low: 13.2, high: 30.8, level: 0.95 }, "points", fr), "+13 à +31");
  assert.equal(formatInterval({ low: 44, high: 51, level: 0.95 }, "days", fr), "44 à 51\u00a0j");
  assert.equal(formatInterval({ low: "231.2", high: "268.6", level: 0.95 }, "money", en), "€231 to €269");
});
test("amounts_of_one_line_share_their_scale", () => {
  assert.equal(formatInterval({ low: "9067", high: "11731", level: 0.95 }, "money", { ...fr, compact: true }), "9,1 à 11,7\u00a0k€");
  assert.equal(formatFigure("2433428", "money", { ...en, compact: true, like: 10_708_966 }), "€2.4M");
});
test("an_open_end_is_said", () => {
  assert.equal(formatInterval({ low: 12, high: null, level: 0.95 }, "months", fr), "au moins 12\u00a0mois");
  assert.equal(formatInterval(null, "months", fr), null);
});
test("the_change_of_a_percentage_is_in_points", () => {
  assert.equal(formatChange(0.018, 0.12, "ratio", fr), "+1,8\u00a0point");
  assert.equal(formatChange(-0.027, 0.12, "ratio", fr), "\u22122,7\u00a0points");
  assert.equal(formatChange(0.018, 0.12, "ratio", en), "+1.8\u00a0points");
  assert.equal(formatChange(4, null, "points", fr), "+4\u00a0points");
});
test("the_change_of_money_is_growth_where_growth_is_known", () => {
  assert.equal(formatChange("87460", 0.1933, "money", fr), `+19,3${N}%`);
  assert.equal(formatChange("87460", null, "money", fr), "+87,5\u00a0k€");
  assert.equal(formatChange(null, null, "money", fr), null);
});
test("the_change_of_days_is_in_days", () => assert.equal(formatChange(-3, -0.06, "days", fr), "\u22123\u00a0j"));
test("periods_are_words", () => {
  assert.equal(formatPeriod(year, "fr"), "de janvier à décembre 2024");
  assert.equal(formatPeriod(year, "en"), "from January to December 2024");
  assert.equal(formatPeriod({ start: "2024-04-01", end: "2024-07-01" }, "fr"), "d’avril à juin 2024");
  assert.equal(formatPeriod({ start: "2024-12-01", end: "2025-01-01" }, "fr"), "en décembre 2024");
  assert.equal(formatPeriod({ start: "2024-03-01", end: "2024-03-15" }, "fr"), "du 1er mars au 14 mars 2024");
  assert.equal(formatPeriod(null, "fr"), "sans dates");
});
test("periods_have_names", () => {
  assert.equal(periodName(year, "fr"), "2024");
  assert.equal(periodName({ start: "2024-10-01", end: "2025-01-01" }, "fr"), "T4 2024");
  assert.equal(periodName({ start: "2024-03-05", end: "2024-03-15" }, "fr"), null);
});
test("whole_units_are_preceded_by_as_many_units_and_days_by_as_many_days", () => {
  assert.deepEqual(previousPeriod(year), { start: "2023-01-01", end: "2024-01-01" });
  assert.deepEqual(previousPeriod({ start: "2024-01-01", end: "2024-04-01" }), { start: "2023-10-01", end: "2024-01-01" });
  assert.deepEqual(previousPeriod({ start: "2024-03-11", end: "2024-03-21" }), { start: "2024-03-01", end: "2024-03-11" });
});
test("the_former_value_says_when", () => {
  assert.equal(formatPrevious(year, "fr"), "en 2023");
  assert.equal(formatPrevious(year, "fr", true), "fin 2023");
  assert.equal(formatPrevious({ start: "2024-10-01", end: "2025-01-01" }, "fr"), "au T3 2024");
  assert.equal(formatPrevious({ start: "2024-07-01", end: "2025-07-01" }, "fr"), "avant");
  assert.equal(formatPrevious({ start: "2024-03-11", end: "2024-03-21" }, "en"), "before");
});
test("months_of_a_period_are_whole_or_none", () => {
  assert.equal(monthsOf(year), 12);
  assert.equal(monthsOf({ start: "2024-01-02", end: "2024-02-01" }), null);
});
test("days_of_the_calendar_are_written_out", () => {
  assert.equal(formatDay("2024-12-31", "fr"), "31 décembre 2024");
  assert.equal(formatDay("2024-03-01", "fr"), "1er mars 2024");
  assert.equal(formatDay("2024-12-31", "en"), "31 December 2024");
  assert.equal(dateOf("nonsense"), null);
});
test("french_takes_the_singular_under_two", () => {
  const words = [{ en: "point", fr: "point" }, { en: "points", fr: "points" }] as const;
  assert.equal(plural(1.8, ...words, "fr"), "point");
  assert.equal(plural(1.8, ...words, "en"), "points");
  assert.equal(plural(0, ...words, "fr"), "point");
});
test("french_spaces_are_set", () => assert.equal(typeset("« Devis » : 16 % ; 3 € !"), `«\u00a0Devis\u00a0»\u00a0: 16${N}%${N}; 3\u00a0€${N}!`));
test("a_name_and_what_is_said_of_it", () => assert.equal(named("Devis", "431", "fr") + named("Quote", "431", "en"), "Devis\u00a0: 431Quote: 431"));
test("a_long_label_is_cut_in_the_middle", () => {
  assert.equal(shorten("Négociation avec le comité d’achat", 16), "Négociati…’achat");
  assert.equal(shorten("Devis", 16), "Devis");
});
