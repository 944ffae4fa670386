import assert from "node:assert/strict";
import { test } from "node:test";
import { scaleLinear } from "./scale";

test("a scale places its ends, its middle and what lies beyond", () => {
  const scale = scaleLinear([10, 20], [100, 0]);
  assert.deepEqual([10, 15, 20, 25].map(scale), [100, 50, 0, -50]);
  assert.deepEqual([25, Infinity, -Infinity].map(scale.clamp(true)), [0, 0, 100]);
  assert.equal(scaleLinear([3, 3], [0, 40])(3), 20);
});
test("round ends hold the domain, and the ticks are among them", () => {
  const scale = scaleLinear([0.13, 9.7], [0, 1]).nice(4);
  assert.deepEqual(scale.domain(), [0, 10]);
  assert.deepEqual(scale.ticks(4), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(scale.domain([0, 1]).ticks(4), [0, 0.2, 0.4, 0.6, 0.8, 1]);
});
