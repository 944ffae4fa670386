import assert from "node:assert/strict";
import { test } from "node:test";
import { presets, shiftDay } from "./periods";

test("the last 12 months end with the month of the data's last day", () => {
  assert.deepEqual(presets("2024-03-15")[0]?.period, { start: "2023-04-01", end: "2024-04-01" });
  assert.deepEqual(presets("2024-12-31")[0]?.period, { start: "2024-01-01", end: "2025-01-01" });
});

test("quarters go back over the turn of the year", () => {
  assert.deepEqual(presets("2024-02-29").slice(3).map(({ period }) => period.start), ["2024-01-01", "2023-10-01", "2023-07-01", "2023-04-01", "2023-01-01"]);
});

test("a day after the last of February is found in leap years too", () => {
  assert.equal(shiftDay("2024-02-28", 1), "2024-02-29");
  assert.equal(shiftDay("2025-01-01", -1), "2024-12-31");
});
