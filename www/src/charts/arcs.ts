/** Backward moves: arcs over the stages, width ∝ count; no arrowheads, all go left. */
import { svg, type SVGTemplateResult } from "lit";
import { formatNumber, shorten } from "../format";
import type { Language } from "../text/both";
import type { Back } from "./funnel";
import { mark } from "./mark";

/** Arcs, axis and names, with the height they take. */
export function arcs(names: readonly string[], moves: readonly Back[], width: number, language: Language, tellMove: (move: Back) => string): { marks: SVGTemplateResult[]; height: number } {
  const shown = moves.slice(0, 10);
  const pad = Math.min(40, width / (names.length * 2));
  const step = names.length > 1 ? (width - pad * 2) / (names.length - 1) : 0;
  const x = (at: number): number => pad + at * step;
  const most = Math.max(...shown.map((move) => move.count), 1);
  const reach = Math.max(...shown.map((move) => move.from - move.to), 1);
  const rise = (move: Back): number => Math.min(46, 120 / reach) * (move.from - move.to);
  const base = rise({ from: reach, to: 0, count: 0 }) + 26;
  const letters = Math.max(4, Math.floor(step / 7));
  const twoRows = names.some((name) => [...name].length > letters);
  const curves = shown.map((move, at) => {
    const right = x(move.from);
    const left = x(move.to);
    const lift = base - 7 - (rise(move) * 4) / 3;
    return mark({ say: tellMove(move), first: at === 0, kpi: "funnel", stage: names[move.from] ?? "", key: names[move.to] ?? "", measure: "move", value: String(move.count) },
      svg`<path class="arc" stroke-width=${Math.max(1.5, (16 * move.count) / most)} d="M${right} ${base - 7}C${right} ${lift} ${left} ${lift} ${left} ${base - 7}"/>`);
  });
  const counts = [...shown].reverse().map((move) => {
    const label = formatNumber(move.count, language);
    const at = (x(move.from) + x(move.to)) / 2;
    const y = base - 7 - rise(move);
    return svg`<rect class="f-paper" x=${at - 5 - label.length * 4} y=${y - 9} width=${10 + label.length * 8} height="18" pointer-events="none"/><text class="t2 b mid" x=${at} y=${y + 4.5} pointer-events="none">${label}</text>`;
  });
  const stations = names.map((name, at) => {
    const row = twoRows && at % 2 ? 16 : 0;
    const anchor = at === 0 ? "t" : at === names.length - 1 ? "t end" : "t mid";
    return svg`<circle class="f-ink" cx=${x(at)} cy=${base} r="4"/><text class=${anchor} x=${at === 0 ? 0 : at === names.length - 1 ? width : x(at)} y=${base + 20 + row}>${shorten(name, twoRows ? letters * 2 : letters)}</text>`;
  });
  return { marks: [...curves, svg`<line class="l-base" x1="0" y1=${base} x2=${width} y2=${base}/>`, ...stations, ...counts], height: base + (twoRows ? 44 : 28) };
}
