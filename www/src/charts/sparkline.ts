/** A sparkline: what came before grey, this period ink, the last point a dot; immature and partial parts dashed. */
import { extent } from "d3-array";
import { scaleLinear } from "./scale";
import { line } from "d3-shape";
import { html, nothing, svg, type TemplateResult } from "lit";

/** One point; a null value is a gap. */
export interface Spark {
  readonly value: number | null;
  /** Before the period that is read. */
  readonly before?: boolean;
  /** Too young or cut: dashed. */
  readonly unsure?: boolean;
}

/** The line at a width, 44 high; hidden from a screen reader: the change under it says it in words. */
export function sparkline(points: readonly Spark[], width: number): TemplateResult {
  const known = points.map((point, at) => ({ ...point, at })).filter((point): point is Spark & { value: number; at: number } => point.value !== null);
  const frame = (content: unknown): TemplateResult => html`<svg class="sparkline" width=${width} height="44" viewBox="0 0 ${width} 44" aria-hidden="true">${content}</svg>`;
  const last = known.at(-1);
  if (!last || points.length < 2) return html`<svg class="sparkline blank" width=${width} height="44" viewBox="0 0 ${width} 44" aria-hidden="true"></svg>`;
  const [low = 0, high = 0] = extent(known, (point) => point.value);
  const x = scaleLinear([0, points.length - 1], [1, width - 5]);
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [40, 4]);
  const path = line<(typeof known)[number]>((point) => Math.round(x(point.at) * 10) / 10, (point) => Math.round(y(point.value) * 10) / 10);
  const part = (from: number, to: number, kind: string) => {
    const inside = known.slice(Math.max(0, from - 1), to);
    return to > from && inside.length > 1 ? svg`<path class=${kind} d=${path(inside) ?? ""}/>` : nothing;
  };
  const before = known.filter((point) => point.before).length;
  const sure = Math.max(before, known.length - [...known].reverse().findIndex((point) => !point.unsure));
  const allUnsure = known.every((point) => point.unsure);
  return frame(svg`${part(0, before, "l-context")}${allUnsure ? part(0, known.length, "l l-dash") : svg`${part(before, sure, "l")}${part(sure, known.length, "l l-dash")}`}
    <circle class="f-accent" cx=${x(last.at)} cy=${y(last.value)} r="3.2"/>`);
}
