/** The measure, our signature: a hairline track, a pale bar (interval), a dot (value), an upright tick (target). */
import { scaleLinear } from "./scale";
import { html, nothing, svg, type TemplateResult } from "lit";

/** What a measure shows; numbers in the figure's own unit. */
export interface Measured {
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly target?: number | null;
  /** The words over the tick: "cible 12". */
  readonly targetWords?: string;
  /** Drawn as a small grey dot where there is neither interval nor target. */
  readonly previous?: number | null;
  /** The side of the target that is good. */
  readonly better?: "up" | "down";
  /** Ends of what the unit allows: 0 and 1 of a share, −100 and 100 of an NPS. */
  readonly bounds?: readonly [number, number];
  /** The scale's ends, where several measures share one. */
  readonly domain?: readonly [number, number];
}

/** The part of the scale that is drawn: all that is marked, with air on both sides, within what the unit allows. */
export function measureDomain(of: Measured): [number, number] {
  if (of.domain) return [...of.domain];
  const marks = [of.value, of.low, of.high, of.target, of.previous].filter((mark): mark is number => mark !== null && mark !== undefined);
  const least = Math.min(...marks);
  const most = Math.max(...marks);
  const air = Math.max((most - least) * 0.55, Math.abs(of.value) * 0.12) || 1;
  const [floor, roof] = of.bounds ?? [least >= 0 ? 0 : -Infinity, Infinity];
  return [Math.max(Math.min(floor, least), least - air), Math.min(Math.max(roof, most), most + air)];
}

/** The measure at a width, 32 high, the good zone drawn thick where it is asked for; its words stand beside it, so it is hidden from a screen reader. */
export function measure(of: Measured | null, width: number, zone = false): TemplateResult {
  if (!of) return html`<svg class="measure blank" width=${width} height="32" viewBox="0 0 ${width} 32" aria-hidden="true"></svg>`;
  const x = scaleLinear(measureDomain(of), [5, width - 5]).clamp(true);
  const low = of.low ?? null;
  const high = of.high ?? null;
  const target = of.target ?? null;
  const alone = low === null && high === null && target === null;
  const wordsAt = target === null ? 0 : Math.min(Math.max(x(target), 32), width - 32);
  return html`<svg class="measure" width=${width} height="32" viewBox="0 0 ${width} 32" aria-hidden="true">
    <line class="l-grid" x1="0" y1="22" x2=${width} y2="22"/>
    ${zone && target !== null && of.better ? svg`<line class="l-zone" x1=${of.better === "up" ? x(target) : 0} y1="22" x2=${of.better === "up" ? width : x(target)} y2="22"/>` : nothing}
    ${low === null && high === null ? nothing : svg`<line class="l-interval" x1=${x(low ?? -Infinity)} y1="22" x2=${x(high ?? Infinity)} y2="22"/>`}
    ${alone && typeof of.previous === "number" ? svg`<circle class="f-neutral l-paper" cx=${x(of.previous)} cy="22" r="3.5"/>` : nothing}
    ${target === null ? nothing : svg`<path class="l" d="M${x(target)} 13V29"/><text class="t mid" x=${wordsAt} y="10">${of.targetWords ?? ""}</text>`}
    <circle class="f-accent l-paper dot" cx=${x(of.value)} cy="22" r="4.5"/>
  </svg>`;
}
