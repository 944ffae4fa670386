/** Step curves of several groups on one scale, each named at its end. */
import { scaleLinear } from "./scale";
import { curveStepAfter, line } from "d3-shape";
import { svg, type SVGTemplateResult } from "lit";
import { shorten } from "../format";
import { gridLines } from "./axis";
import { mark } from "./mark";

/** A group's curve: its value at 0, 1, 2… */
export interface Curve { readonly name: string; readonly values: readonly number[]; readonly say: string; readonly act?: () => void }

const LINE = 16;

/** Heights of labels, each as near to its own place as the others leave it. */
export function apart(places: readonly number[], least: number, most: number): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place);
  const found: number[] = [];
  order.forEach(({ place }, rank) => found.push(Math.max(place, rank === 0 ? least : (found[rank - 1] ?? 0) + LINE)));
  for (let rank = found.length - 1, roof = most; rank >= 0; rank--, roof = (found[rank + 1] ?? most) - LINE) found[rank] = Math.min(found[rank] ?? 0, roof);
  const back: number[] = [];
  order.forEach(({ at }, rank) => { back[at] = found[rank] ?? 0; });
  return back;
}

/** The chart at a width, 252 high. */
export function curves(all: readonly Curve[], width: number, words: { tick: (share: number) => string; axis: string }): { marks: SVGTemplateResult[]; height: number } {
  const end = Math.max(...all.map((one) => one.values.length - 1), 1);
  const floor = Math.min(...all.flatMap((one) => one.values)) > 0.5 ? 0.5 : 0;
  const names = Math.min(width * 0.3, Math.max(...all.map((one) => [...one.name].length)) * 7 + 14);
  const x = scaleLinear([0, end], [40, width - names]);
  const y = scaleLinear([floor, 1], [206, 10]);
  const path = line<number>().x((_, at) => x(at)).y((value) => y(Math.max(floor, value))).curve(curveStepAfter);
  const step = [1, 2, 3, 6, 12, 24, 36, 60].find((one) => end / one <= 6.5) ?? 120;
  const labels = apart(all.map((one) => y(one.values.at(-1) ?? 1) + 4), 14, 206);
  return {
    marks: [
      ...gridLines(y, 40, width - names, words.tick),
      ...Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => svg`<text class="t mid" x=${x(at * step)} y="223">${at * step}</text>`),
      ...all.map((one, at) => mark({ say: one.say, first: at === 0, ...(one.act ? { act: one.act } : {}) },
        svg`<path class="s${at + 1}" d=${path([...one.values]) ?? ""}/><path class="hit-line" d=${path([...one.values]) ?? ""}/>
          <path class="l-grid" d="M${x(one.values.length - 1) + 2} ${y(one.values.at(-1) ?? 1)}L${width - names + 6} ${(labels[at] ?? 0) - 4}"/><text class="t2 b st${at + 1}" x=${width - names + 8} y=${labels[at] ?? 0}>${shorten(one.name, Math.floor((names - 10) / 6.8))}</text>`)),
      svg`<text class="t end" x=${width - names} y="240">${words.axis}</text>`,
    ],
    height: 246,
  };
}
