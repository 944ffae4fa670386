/** Choosing a stretch of an axis: by dragging over it, or with Shift and the arrows from mark to mark, then Enter. Escape lets go. */
import { svg, type SVGTemplateResult } from "lit";
import { steer, write } from "./mark";

/** What can be chosen. */
export interface Brush {
  /** Where the units of the axis stand, in px. */
  readonly places: readonly number[];
  /** The stretch in words. */
  readonly say: (from: number, to: number) => string;
  readonly choose: (from: number, to: number) => void;
}

/** A stretch that is being chosen; `x`: where the pointer went down, until it moves. */
interface Held { from: number; to: number; x: number | null }

/** How far a pointer moves before it drags, in px. */
const STILL = 6;
const held = new WeakMap<Element, Held>();

/** The shade of the stretch. */
export const shade = (): SVGTemplateResult => svg`<rect class="brush" x="0" y="12" width="0" height="192"/>`;

const ends = ({ from, to }: Held): [number, number] => [Math.min(from, to), Math.max(from, to)];

function draw(chart: Element, brush: Brush, stretch: Held | null): void {
  const rect = chart.querySelector(".brush");
  const [from, to] = stretch ? ends(stretch) : [0, 0];
  const place = (at: number): number => brush.places[at] ?? 0;
  const half = brush.places.length > 1 ? (place(1) - place(0)) / 2 : 20;
  rect?.setAttribute("x", String(place(from) - half));
  rect?.setAttribute("width", stretch ? String(place(to) - place(from) + 2 * half) : "0");
  write(chart, stretch ? brush.say(from, to) : null, stretch !== null);
}

function drop(chart: Element, brush: Brush): void {
  if (held.delete(chart)) draw(chart, brush, null);
}

function take(chart: Element, brush: Brush, stretch: Held): void {
  drop(chart, brush);
  brush.choose(...ends(stretch));
}

/** The unit under a pointer. */
function under(chart: Element, brush: Brush, event: PointerEvent): number {
  const box = chart.getBoundingClientRect();
  const x = ((event.clientX - box.left) * Number(chart.getAttribute("width"))) / (box.width || 1);
  return brush.places.reduce((best, place, at) => (Math.abs(place - x) < Math.abs((brush.places[best] ?? 0) - x) ? at : best), 0);
}

/** What a chart listens to so that its axis can be chosen from. */
export function listeners(brush: Brush): Record<"down" | "move" | "up" | "cancel", (event: PointerEvent) => void> & { keys: (event: KeyboardEvent) => void } {
  const on = (event: Event): Element => event.currentTarget as Element;
  return {
    down(event) {
      if (event.button !== 0) return;
      const at = under(on(event), brush, event);
      held.set(on(event), { from: at, to: at, x: event.clientX });
    },
    move(event) {
      const stretch = held.get(on(event));
      if (!stretch || event.buttons === 0 || (stretch.x !== null && Math.abs(event.clientX - stretch.x) < STILL)) return;
      if (stretch.x !== null) on(event).setPointerCapture(event.pointerId);
      Object.assign(stretch, { x: null, to: under(on(event), brush, event) });
      draw(on(event), brush, stretch);
    },
    up(event) {
      const stretch = held.get(on(event));
      if (!stretch) return;
      if (stretch.x !== null) return drop(on(event), brush);
      // the click that ends a drag is none
      on(event).addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
      take(on(event), brush, stretch);
    },
    cancel: (event) => drop(on(event), brush),
    keys(event) {
      const chart = on(event);
      const stretch = held.get(chart);
      if (stretch && event.key === "Escape") { event.stopPropagation(); return drop(chart, brush); }
      if (stretch && event.key === "Enter") { event.preventDefault(); return take(chart, brush, stretch); }
      const at = (): number => Number((chart.getRootNode() as Document | ShadowRoot).activeElement?.getAttribute("data-at"));
      const from = at();
      steer(event);
      if (!event.key.startsWith("Arrow")) return;
      if (!event.shiftKey) return drop(chart, brush);
      const grown = { from: stretch?.from ?? from, to: at(), x: null };
      held.set(chart, grown);
      draw(chart, brush, grown);
    },
  };
}
