import assert from "node:assert/strict";
import { test } from "node:test";
import { facts } from "../catalogue";
import { SETTINGS } from "../text/tuning";
import { at, put, read, settingsOf, written } from "./tuning";

const setting = (path: string) => SETTINGS.find((one) => one.path === path) ?? assert.fail(path);

test("a setting is read as it is written, and what is left empty is left to the definitions", () => {
  for (const [path, value] of [["gross_margin", 0.8], ["cac.lag_months", 2], ["funnel.stages", ["Lead", "Demo", "Won"]], ["nps.answers", "latest"], ["ces.scale", 5], ["ces.high_is_easy", false], ["lifecycle", { mql: { field: "source", in: ["Web"] } }]] as const) {
    assert.deepEqual(read(written(value, setting(path)), setting(path)), value);
  }
  assert.equal(read("  ", setting("gross_margin")), undefined);
  assert.equal(read("72,5", setting("gross_margin")), 0.725);
});

test("what cannot be a setting is refused in its field", () => {
  for (const [path, text] of [["gross_margin", "120"], ["gross_margin", "much"], ["fiscal_year_start", "13"], ["lifecycle", "{mql"], ["experiment", "[1]"]] as const) assert.equal(read(text, setting(path)), null, `${path}: ${text}`);
});

test("a setting goes to its place beside the others, and leaves nothing empty behind", () => {
  const tree = put({ funnel: { limits: [] }, targets: [] }, "funnel.mode", "any");
  assert.deepEqual(tree, { targets: [], funnel: { limits: [], mode: "any" } });
  assert.equal(at(tree, "funnel.mode"), "any");
  assert.deepEqual(put(put({}, "ltv.years", 4), "ltv.years", undefined), {});
});

test("every setting belongs to a figure of the catalogue or a view, and the margin to what it changes", () => {
  const ids = [...facts.map(({ id }) => id), "runway"];
  for (const one of SETTINGS) assert.ok(ids.some((id) => settingsOf(id).includes(one)), one.path);
  for (const id of ["ltv.margin", "ltv.simple", "ltv_cac", "cac.payback_months", "marketing.romi"]) assert.ok(settingsOf(id).includes(setting("gross_margin")), id);
  assert.ok(!settingsOf("sales.win_rate").includes(setting("gross_margin")));
});
