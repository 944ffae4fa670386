/** Columns from zero, one a place on the axis; a line across each where something else was expected. */
import { scaleLinear } from "./scale";
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { gridLines, roomFor, spaced, type Tick } from "./axis";
import { mark, type Mark } from "./mark";

/** One column. */
export interface Column {
  /** Under the axis. */
  readonly name: string;
  readonly value: number | null;
  /** Where the line across it stands. */
  readonly expected: number | null;
  /** Over it. */
  readonly words: string;
  /** Cut: pale. */
  readonly unsure: boolean;
  readonly say: string;
  readonly hooks?: Omit<Mark, "say" | "first">;
}

const most = (columns: readonly Column[]): number => Math.max(...columns.flatMap((one) => [one.value ?? 0, one.expected ?? 0]), 1);

/** The chart at a width, 236 high; numbers stand on the columns where there is room for each. */
export function columns(all: readonly Column[], width: number, tick: Tick): { marks: SVGTemplateResult[]; height: number } {
  const y = scaleLinear([0, most(all)], [200, 26]).nice(4);
  const left = roomFor(y, tick);
  const pitch = (width - left) / all.length;
  const each = Math.min(44, pitch * 0.58);
  const told = Math.max(...all.map((one) => one.words.length)) * 7.2 < pitch;
  const names = spaced(all.length, pitch, Math.max(...all.map((one) => one.name.length)) * 6.6 + 8);
  const marks = all.map((one, at) => {
    const middle = left + (at + 0.5) * pitch;
    const top = y(Math.max(one.value ?? 0, 0));
    const line = one.expected === null ? null : y(one.expected);
    // the number stands on its own column, over the line only where that would cross it
    const over = line !== null && line < top + 2 && line > top - 24 ? line : top;
    const cased = line !== null && line > top + 3;
    return mark({ ...one.hooks, say: one.say, first: at === 0 },
      svg`<rect class="hit" x=${left + at * pitch} y="10" width=${pitch} height="216"/>
        ${one.value === null ? nothing : svg`<rect class=${one.unsure ? "f-mid" : "f-accent"} x=${middle - each / 2} y=${top} width=${each} height=${200 - top}/>`}
        ${line === null ? nothing : svg`${cased ? svg`<path class="l-paper l-wide" d="M${middle - each / 2} ${line}h${each}"/>` : nothing}<path class="l l-across" d="M${middle - each / 2 - 5} ${line}h${each + 10}"/>`}
        ${told && one.value !== null ? svg`<text class="t2 b mid" x=${middle} y=${over - 7}>${one.words}</text>` : nothing}
        ${names(at) ? svg`<text class="t mid" x=${middle} y="219">${one.name}</text>` : nothing}`);
  });
  return { marks: [...gridLines(y, left, width, tick), ...marks], height: 230 };
}

/** The same without words, 28 high, for a line of a table that says them. */
export function smallColumns(all: readonly Pick<Column, "value" | "expected" | "unsure">[], width: number): TemplateResult {
  const y = scaleLinear([0, most(all as readonly Column[])], [27, 2]);
  const pitch = width / all.length;
  return html`<svg class="sparkline" width=${width} height="28" viewBox="0 0 ${width} 28" aria-hidden="true">${all.map((one, at) => svg`
    ${one.value === null ? nothing : svg`<rect class=${one.unsure ? "f-mid" : "f-accent"} x=${(at + 0.15) * pitch} y=${y(one.value)} width=${pitch * 0.7} height=${27 - y(one.value)}/>`}
    ${one.expected === null ? nothing : svg`<path class="l" d="M${at * pitch} ${y(one.expected)}h${pitch * 0.95}"/>`}`)}</svg>`;
}
