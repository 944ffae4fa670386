/** Groups in two measures: a circle each, its size the number of cases, its interval a whisker; named on the mark where there is room. */
import { scaleLinear, scaleSqrt } from "d3-scale";
import { nothing, svg, type SVGTemplateResult } from "lit";
import { shorten } from "../format";
import { gridLines } from "./axis";
import { mark } from "./mark";

/** One group. */
export interface Spot {
  readonly key: string | null;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Number of cases: the circle's area. */
  readonly size: number;
  readonly say: string;
  readonly act?: () => void;
}

/** The chart at a width, 320 high. */
export function scatter(spots: readonly Spot[], width: number, words: { x: string; y: string; tickX: (value: number) => string; tickY: (value: number) => string; wholeX: number | null; wholeY: number | null }): { marks: SVGTemplateResult[]; height: number } {
  const top = 34;
  const bottom = 272;
  const ends = spots.flatMap((spot) => [spot.y, spot.high ?? spot.y]);
  const y = scaleLinear([0, Math.max(...ends, 0.01)], [bottom, top]).nice(4);
  const left = 14 + Math.max(...y.ticks(4).map((tick) => words.tickY(tick).length)) * 7;
  const x = scaleLinear([0, Math.max(...spots.map((spot) => spot.x), 1)], [left, width - 24]).nice(4);
  const radius = scaleSqrt([0, Math.max(...spots.map((spot) => spot.size), 1)], [3, 15]);
  const taken: { x: number; y: number; w: number }[] = [];
  const label = (spot: Spot): SVGTemplateResult => {
    const name = shorten(spot.name, 26);
    const w = name.length * 6.8;
    const r = radius(spot.size);
    const end = x(spot.x) + r + 6 + w > width;
    const at = { x: end ? x(spot.x) - r - 6 - w : x(spot.x) + r + 6, y: y(spot.y) + 4, w };
    if (taken.some((other) => Math.abs(other.y - at.y) < 15 && at.x < other.x + other.w && other.x < at.x + at.w)) return svg`${nothing}`;
    taken.push(at);
    return svg`<text class="t2 halo ${end ? "end" : ""}" x=${end ? x(spot.x) - r - 6 : at.x} y=${at.y}>${name}</text>`;
  };
  const sorted = [...spots].sort((a, b) => b.size - a.size);
  const whole = [words.wholeX === null ? nothing : svg`<line class="l-target" x1=${x(words.wholeX)} x2=${x(words.wholeX)} y1=${top} y2=${bottom}/>`, words.wholeY === null ? nothing : svg`<line class="l-target" x1=${left} x2=${width - 24} y1=${y(words.wholeY)} y2=${y(words.wholeY)}/>`];
  return {
    marks: [
      ...gridLines(y, left, width - 24, words.tickY), svg`${whole}`,
      ...x.ticks(5).map((tick) => svg`<text class="t mid" x=${x(tick)} y=${bottom + 18}>${words.tickX(tick)}</text>`),
      svg`<text class="t" x="0" y="14">${words.y}</text><text class="t end" x=${width - 4} y=${bottom + 38}>${words.x}</text>`,
      ...sorted.map((spot, at) => mark({ say: spot.say, ...(spot.act ? { act: spot.act } : {}), first: at === 0, key: spot.key ?? "null" },
        svg`${spot.low === null && spot.high === null ? nothing : svg`<line class="l-context" x1=${x(spot.x)} x2=${x(spot.x)} y1=${y(spot.low ?? 0)} y2=${y(spot.high ?? spot.y)}/>`}<circle class="spot" cx=${x(spot.x)} cy=${y(spot.y)} r=${radius(spot.size)}/>${label(spot)}`)),
    ],
    height: bottom + 46,
  };
}
