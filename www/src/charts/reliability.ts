/** What was told against what came: a dot a group over the diagonal, its size the number of cases; a handful of cases is a ring. */
import { svg, type SVGTemplateResult } from "lit";
import { gridLines, roomFor, told, type Tick } from "./axis";
import { mark } from "./mark";
import { scaleLinear } from "./scale";

/** One group: its mean chance as told, the share that came true. */
export interface Kept {
  readonly key: string;
  readonly told: number;
  readonly seen: number;
  readonly cases: number;
  readonly say: string;
  readonly hook: string;
}

/** Fewer cases than that are hardly a share. */
const FEW = 10;

/** The chart at a width, as high as wide up to 300. */
export function reliability(kpi: string, groups: readonly Kept[], width: number, words: { x: string; y: string; tick: Tick }): { marks: SVGTemplateResult[]; height: number } {
  const top = 30;
  const bottom = top + Math.min(232, width * 0.75);
  const y = scaleLinear([0, 1], [bottom, top]);
  const left = roomFor(y, words.tick);
  const right = width - 16;
  const x = scaleLinear([0, 1], [left, right]);
  const most = Math.max(...groups.map(({ cases }) => cases), 1);
  return {
    marks: [
      svg`<text class="t" x="0" y="14">${words.y}</text><text class="t end" x=${right} y=${bottom + 38}>${words.x}</text>`,
      ...gridLines(y, left, right, words.tick),
      ...told(x, 4, words.tick).map((tick) => svg`<text class="t mid" x=${x(tick.at)} y=${bottom + 18}>${tick.words}</text>`),
      svg`<line class="l-target" x1=${x(0)} y1=${y(0)} x2=${x(1)} y2=${y(1)}/>`,
      ...groups.map((one, at) => mark({ say: one.say, first: at === 0, kpi, key: one.key, measure: "win_rate", value: one.hook },
        svg`<circle class=${one.cases < FEW ? "spot ring" : "spot"} cx=${x(one.told)} cy=${y(one.seen)} r=${3 + 6 * Math.sqrt(one.cases / most)}/>`)),
    ],
    height: bottom + 46,
  };
}
