/** Arrivals and departures by calendar unit: arrivals up in accent, departures down in grey, one axis. */
import { scaleLinear } from "./scale";
import { nothing, svg, type SVGTemplateResult } from "lit";
import { gridLines, spaced } from "./axis";
import { mark } from "./mark";

/** One calendar unit. */
export interface Flow {
  readonly name: string;
  readonly up: number;
  readonly down: number;
  readonly unsure: boolean;
  readonly say: string;
}

/** The chart at a width, 212 high. */
export function flows(all: readonly Flow[], width: number, words: { up: string; down: string; tick: (value: number) => string }): { marks: SVGTemplateResult[]; height: number } {
  const most = Math.max(...all.map((one) => one.up), 1);
  const least = Math.max(...all.map((one) => one.down), 1);
  const y = scaleLinear([-least, most], [166, 18]).nice(4);
  const left = 40;
  const pitch = (width - left) / all.length;
  const each = Math.min(26, pitch * 0.62);
  const names = spaced(all.length, pitch, Math.max(...all.map((one) => one.name.length), 1) * 6.6 + 8);
  const bars = all.map((one, at) => {
    const x = left + at * pitch + (pitch - each) / 2;
    return mark({ say: one.say, first: at === all.length - 1 },
      svg`<rect class="hit" x=${left + at * pitch} y="10" width=${pitch} height="170"/>
        <rect class=${one.unsure ? "f-mid" : "f-accent"} x=${x} y=${y(one.up)} width=${each} height=${y(0) - y(one.up)}/>
        <rect class=${one.unsure ? "f-lost" : "f-neutral"} x=${x} y=${y(0)} width=${each} height=${y(-one.down) - y(0)}/>
        ${names(at) ? svg`<text class="t mid" x=${x + each / 2} y="204">${one.name}</text>` : nothing}`);
  });
  return {
    marks: [...gridLines(y, left, width, (value) => words.tick(Math.abs(value))), ...bars, svg`<text class="t2 halo" x=${left + 2} y="12">${words.up}</text><text class="t2 halo" x=${left + 2} y="182">${words.down}</text>`],
    height: 212,
  };
}
