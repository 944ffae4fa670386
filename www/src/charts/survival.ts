/** Survival: a step curve with its band, shares at 12 and 36 months on it, the numbers at risk under the axis. */
import { scaleLinear } from "./scale";
import { area, curveStepAfter, line } from "d3-shape";
import { nothing, svg, type SVGTemplateResult } from "lit";
import type { Survival, SurvivalPoint } from "../api";
import { gridLines } from "./axis";
import { mark } from "./mark";

/** Words of the curve. */
export interface SurvivalWords {
  readonly tick: (share: number) => string;
  /** "84 % à un an": at 12 and 36 months, where they are reached. */
  readonly at: (share: number, months: number) => string;
  readonly axis: string;
  readonly atRisk: string;
  readonly say: (months: number, share: number, low: number | null, high: number | null, atRisk: number) => string;
  readonly count: (n: number) => string;
}

/** The share still there at a time, and how many were then observed; null where the curve does not reach. */
export function survivalAt(of: Survival, months: number): { share: number; low: number | null; high: number | null; atRisk: number } | null {
  const last = of.points.at(-1);
  if (!last || months > last.t) return null;
  let found: SurvivalPoint | null = null;
  for (const point of of.points) if (point.t <= months) found = point;
  const next = of.points.find((point) => point.t >= months);
  return { share: found?.survival ?? 1, low: found?.low ?? null, high: found?.high ?? null, atRisk: next?.at_risk ?? 0 };
}

function axisStep(end: number): number {
  return [1, 2, 3, 6, 12, 24, 36, 60, 120].find((step) => end / step <= 6.5) ?? 240;
}

/** The chart at a width, 276 high. */
export function survival(of: Survival, width: number, words: SurvivalWords): { marks: SVGTemplateResult[]; height: number } {
  const start: SurvivalPoint = { t: 0, at_risk: of.points[0]?.at_risk ?? 0, events: 0, survival: 1, low: 1, high: 1 };
  const points = of.points[0]?.t === 0 ? of.points : [start, ...of.points];
  const end = Math.max(...points.map((point) => point.t), 1);
  const least = Math.min(...points.map((point) => point.low ?? point.survival));
  const floor = least > 0.5 ? 0.5 : 0;
  const x = scaleLinear([0, end], [40, width - 12]);
  const y = scaleLinear([floor, 1], [206, 10]);
  const curve = line<SurvivalPoint>().x((point) => x(point.t)).y((point) => y(point.survival)).curve(curveStepAfter);
  const band = area<SurvivalPoint>().defined((point) => point.low !== null && point.high !== null).x((point) => x(point.t)).y0((point) => y(Math.max(floor, point.low ?? 0))).y1((point) => y(point.high ?? 1)).curve(curveStepAfter);
  const step = axisStep(end);
  const times = Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => at * step);
  const named = [12, 36].filter((months) => months < end * 1.001);
  const told = times.map((months) => {
    const here = survivalAt(of, months) ?? { share: 1, low: null, high: null, atRisk: 0 };
    return { months, ...here };
  });
  return {
    marks: [
      ...gridLines(y, 40, width, words.tick),
      svg`<path class="f-tint" d=${band(points) ?? ""}/><path class="l-series" d=${curve(points) ?? ""}/>`,
      ...told.map((here, at) => mark({ say: words.say(here.months, here.share, here.low, here.high, here.atRisk), first: at === 0 },
        svg`<rect class="hit" x=${x(here.months) - 14} y="10" width="28" height="262"/><circle class="f-accent dot" cx=${x(here.months)} cy=${y(here.share)} r="2"/>
          <text class="t mid" x=${x(here.months)} y="223">${here.months}</text><text class="t mid" x=${x(here.months)} y="272">${words.count(here.atRisk)}</text>`)),
      ...named.map((months) => {
        const here = survivalAt(of, months);
        if (!here) return svg`${nothing}`;
        const near = x(months) > width - 130;
        const under = near || y(here.high ?? here.share) < 30;
        return svg`<circle class="f-accent l-paper" cx=${x(months)} cy=${y(here.share)} r="4.5"/><text class=${near ? "t2 b end halo" : "t2 b halo"} x=${near ? width : x(months) + 8} y=${under ? Math.min(202, y(here.low ?? here.share) + 18) : Math.max(22, y(here.high ?? here.share) - 6)}>${words.at(here.share, months)}</text>`;
      }),
      svg`<text class="t end" x=${width} y="239">${words.axis}</text><text class="t" x="0" y="255">${words.atRisk}</text>`,
    ],
    height: 278,
  };
}
