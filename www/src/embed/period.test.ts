import assert from "node:assert/strict";
import { test } from "node:test";
import { periodOf } from "./period";

test("a period is read in each of its spellings", () => {
  assert.deepEqual(periodOf("2017"), { start: "2017-01-01", end: "2018-01-01" });
  assert.deepEqual(periodOf("2017-Q4"), { start: "2017-10-01", end: "2018-01-01" });
  assert.deepEqual(periodOf("2017-12"), { start: "2017-12-01", end: "2018-01-01" });
  assert.deepEqual(periodOf("2017-02-03..2017-03-01"), { start: "2017-02-03", end: "2017-03-01" });
});

test("what is no period is none", () => {
  for (const text of ["", "17", "2017-13", "2017-Q5", "2018-01-01..2017-01-01", "yesterday"]) assert.equal(periodOf(text), null);
});
