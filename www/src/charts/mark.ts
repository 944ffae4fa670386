/** Marks that are read by mouse, finger, keyboard and ear alike: one tab stop a chart, arrows between marks, one line in the figure's foot. */
import { nothing, svg, type SVGTemplateResult } from "lit";
import { live } from "lit/directives/live.js";

/** What a mark says and does. */
export interface Mark {
  /** The line in the foot, and the label for a screen reader. */
  readonly say: string;
  /** What Enter and a click do: filter or explain. */
  readonly act?: () => void;
  /** Whether it is the chart's tab stop at rest. */
  readonly first?: boolean;
  /** Hooks: the KPI's id, its JSON value, and what part of it this is. */
  readonly kpi?: string;
  readonly value?: string;
  readonly key?: string;
  readonly stage?: string;
  readonly measure?: string;
  readonly score?: number;
  /** Its place on an axis that can be chosen from. */
  readonly at?: number;
}

/** A group of shapes as one mark. */
export function mark(of: Mark, shapes: SVGTemplateResult | SVGTemplateResult[]): SVGTemplateResult {
  return svg`<g class=${of.act ? "mark can" : "mark"} role="img" aria-keyshortcuts=${of.act ? "Enter" : nothing} tabindex=${live(of.first ? "0" : "-1")} aria-label=${of.say}
    data-kpi=${of.kpi ?? nothing} data-value=${of.value ?? nothing} data-key=${of.key ?? nothing} data-stage=${of.stage ?? nothing}
    data-measure=${of.measure ?? nothing} data-score=${of.score ?? nothing} data-at=${of.at ?? nothing} @click=${of.act ?? null}><g aria-hidden="true">${shapes}</g></g>`;
}

const markOf = (event: Event): SVGElement | null => (event.target as Element).closest<SVGElement>(".mark");

/** Writes the line in the foot of a chart, or what it says at rest; `aloud`: a screen reader says it too. */
export function write(chart: Element, text: string | null, aloud = false): void {
  const line = chart.closest("figure, .figure")?.querySelector<HTMLElement>(".foot-line");
  if (!line) return;
  if (aloud) line.setAttribute("aria-live", "polite");
  else line.removeAttribute("aria-live");
  line.textContent = text ?? line.dataset["rest"] ?? "";
}

/** The mark under the pointer or the focus writes its line. */
export function tell(event: Event): void {
  const found = markOf(event);
  if (found) write(event.currentTarget as Element, found.getAttribute("aria-label"));
}

/** The foot says again what it said. */
export function hush(event: Event): void {
  write(event.currentTarget as Element, null);
}

const STEPS: Record<string, (at: number, of: number) => number> = {
  ArrowRight: (at, of) => (at + 1) % of,
  ArrowDown: (at, of) => (at + 1) % of,
  ArrowLeft: (at, of) => (at + of - 1) % of,
  ArrowUp: (at, of) => (at + of - 1) % of,
  Home: () => 0,
  End: (_, of) => of - 1,
};

/** Arrows, Home and End move between marks, Enter and space act, Escape leaves. */
export function steer(event: KeyboardEvent): void {
  const here = markOf(event);
  if (!here) return;
  if (event.key === "Escape") return here.blur();
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    here.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    return;
  }
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const marks = [...(event.currentTarget as Element).querySelectorAll<SVGElement>(".mark")];
  const next = marks[step(marks.indexOf(here), marks.length)];
  if (!next) return;
  for (const one of marks) one.setAttribute("tabindex", one === next ? "0" : "-1");
  next.focus();
}
