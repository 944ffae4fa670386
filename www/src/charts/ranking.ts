/** Counts by label, largest first: a bar each from zero, its number on it, a second figure at the end of the line. */
import { scaleLinear } from "./scale";
import { svg, type SVGTemplateResult } from "lit";
import { shorten } from "../format";
import { mark } from "./mark";

/** One label. */
export interface Rank {
  readonly key: string | null;
  readonly name: string;
  readonly value: number;
  readonly words: string;
  readonly beside: string;
  readonly say: string;
  readonly hook: string;
  /** Which figure of a row it is, where the rows are not a breakdown. */
  readonly measure?: string;
  readonly act?: () => void;
}

/** The chart at a width, 30 a label; what has no label is grey. `whole`: the longest bar there may be, where it is not the longest there is; `heads`: what the bars and the second figures are. */
export function ranking(kpi: string | null, ranks: readonly Rank[], width: number, { whole, heads }: { whole?: number; heads?: readonly [string, string] } = {}): { marks: SVGTemplateResult[]; height: number } {
  const names = Math.min(width * 0.42, Math.max(...ranks.map((rank) => [...rank.name].length), 4) * 7 + 14);
  const beside = Math.max(...ranks.map((rank) => rank.beside.length)) * 7;
  const room = width - names - beside - 60;
  const x = scaleLinear([0, whole ?? Math.max(...ranks.map((rank) => rank.value), Number.EPSILON)], [0, Math.max(40, room)]);
  const top = heads ? 26 : 4;
  const marks = ranks.map((rank, at) => {
    const y = top + at * 30;
    return mark({ say: rank.say, ...(rank.act ? { act: rank.act } : {}), first: at === 0, ...(kpi === null ? {} : { kpi, key: rank.key ?? "null", value: rank.hook, ...(rank.measure ? { measure: rank.measure } : {}) }) },
      svg`<rect class="hit" x="0" y=${y} width=${width} height="28"/><text class="t2" x="0" y=${y + 18}>${shorten(rank.name, Math.floor((names - 8) / 6.8))}</text>
        <rect class=${rank.key === null ? "f-neutral" : "f-accent"} x=${names} y=${y + 6} width=${Math.max(1, x(rank.value))} height="16"/><text class="t2 b" x=${names + Math.max(1, x(rank.value)) + 8} y=${y + 18}>${rank.words}</text><text class="t2 end" x=${width} y=${y + 18}>${rank.beside}</text>`);
  });
  const over = heads ? [svg`<text class="t" x=${names} y="13">${heads[0]}</text><text class="t end" x=${width} y="13">${heads[1]}</text>`] : [];
  return { marks: [...over, ...marks], height: top + ranks.length * 30 + 4 };
}
