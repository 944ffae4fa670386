/** Groups in two measures: a circle each, its size the number of cases, its interval a whisker; named on the mark where there is room. */
import { scaleLinear } from "./scale";
import { nothing, svg, type SVGTemplateResult } from "lit";
import { shorten } from "../format";
import { gridLines, roomFor, told, type Tick } from "./axis";
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

interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
const cross = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The chart at a width, 320 high. */
export function scatter(spots: readonly Spot[], width: number, words: { x: string; y: string; tickX: Tick; tickY: Tick; wholeX: number | null; wholeY: number | null }): { marks: SVGTemplateResult[]; height: number } {
  const top = 34;
  const bottom = 272;
  const ends = spots.flatMap((spot) => [spot.y, spot.high ?? spot.y]);
  const y = scaleLinear([0, Math.max(...ends, 0.01)], [bottom, top]).nice(4);
  const left = roomFor(y, words.tickY);
  const x = scaleLinear([0, Math.max(...spots.map((spot) => spot.x), 1)], [left, width - 24]).nice(4);
  const largest = Math.max(...spots.map((spot) => spot.size), 1);
  const radius = (size: number): number => 3 + 12 * Math.sqrt(size / largest);
  // a label stands where it covers no mark and no other label: right, left, over, under; where all are taken the foot names it
  const taken: Box[] = spots.flatMap((spot) => {
    const [cx, cy, r] = [x(spot.x), y(spot.y), radius(spot.size)];
    return [{ left: cx - r, right: cx + r, top: cy - r, bottom: cy + r }, { left: cx - 2, right: cx + 2, top: y(spot.high ?? spot.y), bottom: y(spot.low ?? spot.y) }];
  });
  const place = (spot: Spot): { name: string; at: number; line: number; anchor: string } | null => {
    const name = shorten(spot.name, 26);
    const [w, cx, cy, r] = [name.length * 6.8, x(spot.x), y(spot.y), radius(spot.size)];
    const [over, under] = [y(spot.high ?? spot.y), y(spot.low ?? spot.y)];
    const ways = [{ at: cx + r + 6, line: cy + 4, anchor: "" }, { at: cx - r - 6, line: cy + 4, anchor: "end" }, { at: cx, line: Math.min(cy - r, over) - 6, anchor: "mid" }, { at: cx, line: Math.max(cy + r, under) + 15, anchor: "mid" }];
    for (const way of ways) {
      const from = way.anchor === "end" ? way.at - w : way.anchor === "mid" ? way.at - w / 2 : way.at;
      const box = { left: from - 2, right: from + w + 2, top: way.line - 12, bottom: way.line + 4 };
      if (box.left < left || box.right > width || box.top < top - 16 || box.bottom > bottom || taken.some((other) => cross(box, other))) continue;
      taken.push(box);
      return { name, ...way };
    }
    return null;
  };
  const sorted = [...spots].sort((a, b) => b.size - a.size);
  const labels = sorted.map(place);
  const whole = [words.wholeX === null ? nothing : svg`<line class="l-target" x1=${x(words.wholeX)} x2=${x(words.wholeX)} y1=${top} y2=${bottom}/>`, words.wholeY === null ? nothing : svg`<line class="l-target" x1=${left} x2=${width - 24} y1=${y(words.wholeY)} y2=${y(words.wholeY)}/>`];
  return {
    marks: [
      ...gridLines(y, left, width - 24, words.tickY), svg`${whole}`,
      ...told(x, 5, words.tickX).map((tick) => svg`<text class="t mid" x=${x(tick.at)} y=${bottom + 18}>${tick.words}</text>`),
      svg`<text class="t" x="0" y="14">${words.y}</text><text class="t end" x=${width - 4} y=${bottom + 38}>${words.x}</text>`,
      ...sorted.map((spot, at) => mark({ say: spot.say, ...(spot.act ? { act: spot.act } : {}), first: at === 0, key: spot.key ?? "null" },
        svg`${spot.low === null && spot.high === null ? nothing : svg`<line class="l-context" x1=${x(spot.x)} x2=${x(spot.x)} y1=${y(spot.low ?? 0)} y2=${y(spot.high ?? spot.y)}/>`}<circle class="spot" cx=${x(spot.x)} cy=${y(spot.y)} r=${radius(spot.size)}/>`)),
      ...labels.map((label) => (label === null ? svg`${nothing}` : svg`<text class="t2 halo ${label.anchor}" x=${label.at} y=${label.line} pointer-events="none" aria-hidden="true">${label.name}</text>`)),
    ],
    height: bottom + 46,
  };
}
