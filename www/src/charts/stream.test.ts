import assert from "node:assert/strict";
import { test } from "node:test";
import type { Funnel } from "../api";
import { backwardMoves, leakiest, streamOf, type Told } from "./funnel";
import { measureDomain } from "./measure";
import { columns, streamFits, streamLayout } from "./stream";

const told: Told[] = [
  { name: "A", entered: 100, advanced: 40, lost: 50, open: 10 },
  { name: "B", entered: 40, advanced: 20, lost: 20, open: 0 },
  { name: "Won", entered: 20, advanced: 20, lost: 0, open: 0 },
];
const stages = told.map((one, at) => ({ ...one, abandon: at === 2 ? null : one.lost / one.entered, stuck: { count: 0, limit_days: null, records: [] } }));
const funnel = (more: Partial<Funnel> = {}): Funnel => ({ stages, moves: [], won: 20, lost: 70, open: 10, ...more }) as unknown as Funnel;

test("heights_are_in_proportion_to_records", () => {
  const places = streamLayout(told, 1000, 200);
  assert.deepEqual(places.map((place) => [place.advanced, place.open, place.lost]), [[80, 20, 100], [40, 0, 40], [40, 0, 0]]);
});
test("columns_fill_the_width", () => {
  const { each, last } = columns(5, 1038);
  assert.ok(Math.abs(each * 4 + last - 1038) < 1e-9);
});
test("too_many_stages_are_not_drawn_as_a_stream", () => {
  assert.equal(streamFits(5, 1038), true);
  assert.equal(streamFits(12, 1038), false);
  assert.equal(streamFits(3, 350), false);
});
test("a_stage_that_does_not_feed_the_next_whole_is_no_stream", () => {
  assert.equal(streamOf(funnel())?.length, 3);
  assert.equal(streamOf(funnel({ stages: [{ ...stages[0], advanced: 39 }, ...stages.slice(1)] as unknown as Funnel["stages"] })), null);
  assert.equal(streamOf(funnel({ stages: [stages[0], { ...stages[1], entered: null }, stages[2]] as unknown as Funnel["stages"] })), null);
});
test("the_leak_is_by_share_and_not_by_count", () => assert.equal(leakiest(funnel({ stages: [{ ...stages[0], abandon: 0.5 }, { ...stages[1], abandon: 0.6 }, stages[2]] as unknown as Funnel["stages"] }))?.name, "B"));
test("moves_forward_and_closings_are_no_moves_back", () => {
  const moves = [{ from: "A", to: "B", count: 9 }, { from: "B", to: "A", count: 3 }, { from: "B", to: "Lost", count: 5 }];
  assert.deepEqual(backwardMoves(funnel({ moves })), [{ from: 1, to: 0, count: 3 }]);
});
test("a_measure_stays_within_what_its_unit_allows", () => {
  assert.deepEqual(measureDomain({ value: 0.9, low: 0.8, high: 0.95, bounds: [0, 1] })[1], 1);
  assert.ok(measureDomain({ value: 3.4, low: 2.7, high: 4.2, target: 3 })[0] > 0);
  assert.ok(measureDomain({ value: -5, low: -20, high: 9, bounds: [-100, 100] })[0] >= -100);
});
