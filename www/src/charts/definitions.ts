/** One measure per definition of the same figure: dot and whisker, a line at the threshold; the chosen one in accent. */
import { told, type Tick } from "./axis";
import { scaleLinear } from "./scale";
import { nothing, svg, type SVGTemplateResult } from "lit";
import { shorten } from "../format";
import { mark } from "./mark";

/** A definition and what it gives. */
export interface Definition {
  /** `ltv_cac`, `churn.logo@start_all`. */
  readonly kpi: string;
  readonly name: string;
  readonly value: number | null;
  readonly words: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly chosen: boolean;
  readonly hook: string;
  readonly say: string;
}

/** The chart at a width, 30 a definition. */
export function definitions(rows: readonly Definition[], width: number, of: { threshold: number | null; thresholdWords: string; tick: Tick; fromZero: boolean; act: (kpi: string) => void }): { marks: SVGTemplateResult[]; height: number } {
  const ends = rows.flatMap((row) => [row.value, row.low, row.high]).concat(of.threshold).filter((end): end is number => end !== null && Number.isFinite(end));
  const left = Math.min(176, Math.round(width * 0.42));
  const least = of.fromZero ? 0 : Math.min(...ends);
  const most = Math.max(...ends);
  const x = scaleLinear([least, most === least ? least + 1 : most], [left, width - 64]).nice(4).clamp(true);
  const bottom = 24 + rows.length * 30 + 4;
  const letters = Math.floor((left - 10) / 6.6);
  const marks = rows.map((row, at) => {
    const y = 24 + at * 30 + 15;
    const kind = row.chosen ? "accent" : "neutral";
    return mark({ say: row.say, act: () => of.act(row.kpi), first: at === 0, kpi: row.kpi, value: row.hook },
      svg`<rect class="hit" x="0" y=${y - 15} width=${width} height="30"/><text class=${row.chosen ? "t2 b" : "t2"} x="0" y=${y + 4.5}>${shorten(row.name, letters)}</text>
        ${row.low === null && row.high === null ? nothing : svg`<line class="l-${kind}" x1=${x(row.low ?? -Infinity)} y1=${y} x2=${x(row.high ?? Infinity)} y2=${y}/>`}
        ${row.value === null ? nothing : svg`<circle class="f-${kind} l-paper dot" cx=${x(row.value)} cy=${y} r="4.5"/>`}
        <text class=${row.chosen ? "t2 end b" : "t2 end"} x=${width} y=${y + 4.5}>${row.words}</text>`);
  });
  const grid = told(x, width - left < 260 ? 3 : 4, of.tick).map((tick) => svg`<line class="l-grid" x1=${x(tick.at)} y1="20" x2=${x(tick.at)} y2=${bottom}/><text class="t mid" x=${x(tick.at)} y=${bottom + 15}>${tick.words}</text>`);
  const line = of.threshold === null ? nothing : svg`<path class="l" d="M${x(of.threshold)} 20V${bottom}"/><text class="t mid b" x=${Math.min(x(of.threshold), width - 40)} y="13">${of.thresholdWords}</text>`;
  return { marks: [...grid, svg`${line}`, ...marks], height: bottom + 20 };
}
