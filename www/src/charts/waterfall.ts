/** MRR from one state to the next: totals in ink, rises accent, falls grey, the axis from 0. */
import { svg, type SVGTemplateResult } from "lit";
import { mark } from "./mark";

/** A column: a total from zero, or a movement from where the last one ended. */
export interface Movement {
  readonly measure: string;
  readonly name: string;
  /** Signed; of a total: its value. */
  readonly amount: number;
  readonly total: boolean;
  readonly words: string;
  readonly note?: string;
  readonly hook: string;
  readonly say: string;
}

/** The chart at a width, 262 high; where it is narrow, names are turned into two rows. */
export function waterfall(kpi: string, movements: readonly Movement[], width: number, act: (measure: string) => void): { marks: SVGTemplateResult[]; height: number } {
  let level = 0;
  const spans = movements.map((one) => {
    const from = one.total ? 0 : level;
    level = one.total ? one.amount : level + one.amount;
    return { from, to: level };
  });
  const most = Math.max(...spans.flatMap((span) => [span.from, span.to]), 1);
  const least = Math.min(0, ...spans.flatMap((span) => [span.from, span.to]));
  const y = (value: number): number => 218 - ((value - least) / (most - least)) * 180;
  const pitch = width / movements.length;
  const each = Math.min(62, pitch * 0.68);
  const stagger = pitch < 74;
  const marks = movements.map((one, at) => {
    const span = spans[at] ?? { from: 0, to: 0 };
    const x = at * pitch + (pitch - each) / 2;
    const top = Math.min(y(span.from), y(span.to));
    const height = Math.max(Math.abs(y(span.from) - y(span.to)), one.amount === 0 ? 0.5 : 2);
    const kind = one.total ? "f-ink" : one.amount < 0 ? "f-neutral" : "f-accent";
    const row = stagger && at % 2 ? 17 : 0;
    return mark({ say: one.say, act: () => act(one.measure), first: at === 0, kpi, measure: one.measure, value: one.hook },
      svg`<rect class="hit" x=${at * pitch} y="10" width=${pitch} height="250"/><rect class=${kind} x=${x} y=${top} width=${each} height=${height}/>
        <text class="t2 b mid" x=${x + each / 2} y=${top - 8}>${one.words}</text><text class="t2 mid" x=${x + each / 2} y=${236 + row}>${one.name}</text>
        ${stagger ? "" : svg`<text class="t mid" x=${x + each / 2} y="253">${one.note ?? ""}</text>`}`);
  });
  const links = spans.slice(0, -1).map((span, at) => svg`<line class="l-grid" x1=${at * pitch + (pitch - each) / 2} y1=${y(span.to)} x2=${(at + 1) * pitch + (pitch + each) / 2} y2=${y(span.to)}/>`);
  return { marks: [...links, ...marks, svg`<line class="l-base" x1="0" y1=${y(0)} x2=${width} y2=${y(0)}/>`], height: 262 };
}
