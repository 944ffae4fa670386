/** The funnel as the charts need it: what a stage gives, and whether it can be drawn as a stream. */
import type { Funnel, Stage } from "../api";

/** A stage whose records are all told: entered = advanced + lost + open. */
export interface Told {
  readonly name: string;
  readonly entered: number;
  readonly advanced: number;
  readonly lost: number;
  readonly open: number;
}

/** The stage's records, where the data tells them and they add up; the last stage advances nobody. */
export function told(stage: Stage, last: boolean): Told | null {
  const { name, entered } = stage;
  if (entered === null) return null;
  if (last) return { name, entered, advanced: entered, lost: 0, open: 0 };
  const { advanced, lost, open } = stage;
  if (advanced === null || lost === null || open === null || advanced + lost + open !== entered) return null;
  return { name, entered, advanced, lost, open };
}

/** All stages, where each feeds the next whole: then the funnel is a stream. */
export function streamOf(funnel: Funnel): Told[] | null {
  const all = funnel.stages.map((stage, at) => told(stage, at === funnel.stages.length - 1));
  const known = all.filter((stage): stage is Told => stage !== null);
  if (known.length !== all.length || known.length < 2 || !known[0]?.entered) return null;
  const feeds = known.every((stage, at) => at === 0 || known[at - 1]?.advanced === stage.entered);
  return feeds ? known : null;
}

/** The stage that loses the largest share of those that entered it; null where none loses or none is told. */
export function leakiest(funnel: Funnel): Stage | null {
  let worst: Stage | null = null;
  for (const stage of funnel.stages.slice(0, -1)) {
    if (stage.abandon !== null && stage.abandon > 0 && (worst === null || stage.abandon > (worst.abandon ?? 0))) worst = stage;
  }
  return worst;
}

/** A move from a stage to an earlier one, by their places. */
export interface Back {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Moves to an earlier stage, most frequent first. */
export function backwardMoves(funnel: Funnel): Back[] {
  const rank = new Map(funnel.stages.map((stage, at) => [stage.name, at]));
  return funnel.moves
    .map((move) => ({ from: rank.get(move.from) ?? -1, to: rank.get(move.to) ?? -1, count: move.count }))
    .filter((move) => move.to >= 0 && move.from > move.to)
    .sort((a, b) => b.count - a.count);
}
