/** A breakdown: dot and whisker per group, a line at the whole; accent only where the difference from the rest is established. */
import { told, type Tick } from "./axis";
import { scaleLinear } from "./scale";
import { nothing, svg, type SVGTemplateResult } from "lit";
import { shorten } from "../format";
import { mark } from "./mark";

/** One group. */
export interface Group {
  readonly key: string | null;
  readonly name: string;
  /** "22 sur 94". */
  readonly count: string;
  readonly value: number | null;
  readonly words: string;
  readonly low: number | null;
  readonly high: number | null;
  /** The difference from the rest is established: p < .05 after correction. */
  readonly sure: boolean;
  /** The line for foot and screen reader. */
  readonly say: string;
  readonly hook: string;
  readonly act?: () => void;
}

/** What a breakdown is drawn with. */
export interface Split {
  readonly kpi: string;
  readonly groups: readonly Group[];
  /** The whole and its words: "ensemble 13,3 %". */
  readonly whole: number | null;
  readonly wholeWords: string;
  /** Ticks in words. */
  readonly tick: Tick;
  /** Ends of what the unit allows. */
  readonly bounds?: readonly [number, number];
  /** Whether 0 is on the scale. */
  readonly fromZero: boolean;
}

/** The chart at a width: one line a group, or name over whisker where it is narrow. */
export function breakdown(of: Split, width: number): { marks: SVGTemplateResult[]; height: number } {
  const narrow = width < 480;
  const row = narrow ? 50 : 34;
  const counts = Math.max(0, ...of.groups.map((group) => group.count.length)) * 6.6;
  const names = Math.max(0, ...of.groups.map((group) => [...group.name].length)) * 7;
  const left = narrow ? 4 : Math.round(Math.min(width * 0.54, Math.max(width * 0.34, names + counts + 50)));
  const right = narrow ? width - 14 : width - 106;
  const bottom = 22 + of.groups.length * row + 6;
  const ends = of.groups.flatMap((group) => [group.value, group.low, group.high]).concat(of.whole).filter((end): end is number => end !== null && Number.isFinite(end));
  const least = Math.min(...ends, ...(of.fromZero ? [0] : []));
  const most = Math.max(...ends);
  const scale = scaleLinear([least, most === least ? least + 1 : most], [left, right]).nice(4);
  const [from = 0, to = 1] = scale.domain();
  const [floor, roof] = of.bounds ?? [-Infinity, Infinity];
  const x = scale.domain([Math.max(from, Math.min(floor, least)), Math.min(to, Math.max(roof, most))]).clamp(true);
  const whole = of.whole === null ? null : x(of.whole);
  const letters = narrow ? Math.floor((width - counts - 70) / 7) : Math.floor((left - counts - 48) / 6.8);
  const marks = of.groups.map((group, at) => {
    const y = 22 + at * row + (narrow ? 17 : row / 2 + 4);
    const dot = narrow ? y + 15 : y - 4.5;
    const kind = group.sure ? "accent" : "neutral";
    const strong = group.sure ? "t2 b" : "t2";
    const arrow = group.sure && group.value !== null && of.whole !== null ? (group.value > of.whole ? "▲" : "▼") : "";
    return mark({ say: group.say, ...(group.act ? { act: group.act } : {}), first: at === 0, kpi: of.kpi, key: group.key ?? "null", value: group.hook },
      svg`<rect class="hit" x="0" y=${22 + at * row} width=${width} height=${row}/>
        <text class="${strong} halo" x="0" y=${y}>${shorten(group.name, letters)}</text>
        ${narrow ? svg`<text class="${strong} end halo" x=${width} y=${y}>${group.count ? `${group.count} · ` : ""}${group.words}${arrow ? ` ${arrow}` : ""}</text>`
          : svg`<text class="t2 end" x=${left - 30} y=${y}>${group.count}</text><text class="${strong} end" x=${width - 40} y=${y}>${group.words}</text><text class="t2 b end" x=${width} y=${y}>${arrow}</text>`}
        ${group.low === null && group.high === null ? nothing : svg`<line class="l-${kind}" x1=${x(group.low ?? -Infinity)} x2=${x(group.high ?? Infinity)} y1=${dot} y2=${dot}/>`}
        ${group.value === null ? nothing : svg`<circle class="f-${kind} l-paper dot" cx=${x(group.value)} cy=${dot} r="4.5"/>`}`);
  });
  // where names stand over their whiskers, what is upright leaves out the names
  const upright = (at: number): string => (narrow ? of.groups.map((_, group) => `M${at} ${46 + group * row}v17`).join("") : `M${at} 22V${bottom}`);
  const grid = told(x, 4, of.tick).map((tick) => svg`<path class="l-grid" d=${upright(x(tick.at))}/><text class="t mid" x=${Math.min(Math.max(x(tick.at), 12), width - 14)} y=${bottom + 16}>${tick.words}</text>`);
  const line = whole === null ? nothing : svg`<path class="l" d=${upright(whole)}/><text class="t mid b" x=${Math.min(Math.max(whole, 50), width - 50)} y="14">${of.wholeWords}</text>`;
  return { marks: [...grid, svg`${line}`, ...marks], height: bottom + 22 };
}
