import assert from "node:assert/strict";
import { test } from "node:test";
import { steps } from "./zone";

test("a zone's offsets change at the second that its law says", () => {
  const found = steps("Europe/Paris");
  const at = found.indexOf(1_711_846_800);
  assert.deepEqual(found.slice(at, at + 4), [1_711_846_800, 7200, 1_729_990_800, 3600]);
  assert.deepEqual(steps("Asia/Tokyo"), [0, 32_400]);
  assert.throws(() => steps("Nowhere/Land"), RangeError);
});
