/** A series: interval band, two-pixel line, the period before in grey, the target dotted; names at the ends of lines. */
import { extent } from "d3-array";
import { scaleLinear } from "./scale";
import { area, line } from "d3-shape";
import { nothing, svg, type SVGTemplateResult } from "lit";
import { gridLines, roomFor, spaced, type Tick } from "./axis";
import { mark } from "./mark";

/** One calendar unit. */
export interface Moment {
  readonly start: string;
  /** Under the axis: "janv.". */
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The same unit a period earlier. */
  readonly before?: number | null;
  /** Cut or too young: dashed. */
  readonly unsure: boolean;
  /** The line for foot and screen reader. */
  readonly say: string;
  /** Under the date: the number of cases. */
  readonly n?: string;
}

/** What a series is drawn with. */
export interface Timeline {
  readonly moments: readonly Moment[];
  readonly tick: Tick;
  /** At the end of the line. */
  readonly last: string;
  readonly target?: number | null;
  readonly targetWords?: string;
  readonly beforeWords?: string;
  readonly bandWords?: string;
  readonly nWords?: string;
  readonly bounds?: readonly [number, number];
  readonly fromZero: boolean;
  readonly act?: (moment: Moment) => void;
}

/** The chart at a width; points that stand far apart have a whisker each rather than a band; 236 high (262 with numbers of cases). */
export function series(of: Timeline, width: number): { marks: SVGTemplateResult[]; height: number; places: number[] } {
  const { moments } = of;
  const known = moments.filter((moment): moment is Moment & { value: number } => moment.value !== null);
  const ends = moments.flatMap((moment) => [moment.value, moment.low, moment.high, moment.before ?? null]).concat(of.target ?? null).filter((end): end is number => end !== null && Number.isFinite(end));
  const [least = 0, most = 1] = extent(of.fromZero ? [...ends, 0] : ends);
  const y = scaleLinear([least, most === least ? least + 1 : most], [200, 22]).nice(4);
  const [from = 0, to = 1] = y.domain();
  const [floor, roof] = of.bounds ?? [-Infinity, Infinity];
  y.domain([Math.max(from, Math.min(floor, least)), Math.min(to, Math.max(roof, most))]);
  const left = Math.max(40, moments.some((moment) => moment.n) ? (of.nWords ?? "").length * 6.6 - 4 : 0, roomFor(y, of.tick));
  const side = Math.max(width < 480 ? 56 : 84, 10 + Math.max(of.last.length, of.targetWords?.length ?? 0, of.beforeWords?.length ?? 0) * 6.8);
  const right = width - side;
  const air = Math.min(16, (right - left) / (moments.length * 2));
  const x = scaleLinear([0, Math.max(1, moments.length - 1)], [left + air, right - air]);
  // the lines end by the last mark: a minus behind it is no line
  const end = right - air + 5;
  const at = new Map(moments.map((moment, index) => [moment, moments.length === 1 ? (left + right) / 2 : x(index)]));
  const px = (moment: Moment): number => at.get(moment) ?? 0;
  const step = moments.length > 1 ? x(1) - x(0) : width;
  const names = spaced(moments.length, step, Math.max(...moments.map((moment) => moment.name.length), 1) * 6.6 + 8);
  const band = area<Moment>().defined((moment) => moment.low !== null && moment.high !== null).x(px).y0((moment) => y(moment.low ?? 0)).y1((moment) => y(moment.high ?? 0));
  const path = line<Moment>().defined((moment) => moment.value !== null).x(px).y((moment) => y(moment.value ?? 0));
  const earlier = line<Moment>().defined((moment) => typeof moment.before === "number").x(px).y((moment) => y(moment.before ?? 0));
  const young = moments.findIndex((moment, index) => moment.unsure && moments.slice(index).every((later) => later.unsure));
  const sure = young < 0 ? moments : moments.slice(0, young);
  const unsure = young < 0 ? [] : moments.slice(Math.max(0, young - 1));
  const last = known.at(-1);
  const sparse = known.length > 1 && known.length * 2 <= moments.length;
  const hasBand = moments.some((moment) => moment.low !== null && moment.high !== null);
  const hasN = moments.some((moment) => moment.n);
  const endY = last ? y(last.value) : 0;
  const labels: { y: number; text: string; kind: string }[] = [];
  const lastBefore = [...moments].reverse().find((moment) => typeof moment.before === "number");
  if (lastBefore && of.beforeWords) labels.push({ y: y(lastBefore.before ?? 0), text: of.beforeWords, kind: "t2" });
  if (typeof of.target === "number" && of.targetWords) labels.push({ y: y(of.target), text: of.targetWords, kind: "t2" });
  if (last) labels.push({ y: endY, text: of.last, kind: "t2 b" });
  labels.sort((a, b) => a.y - b.y);
  labels.forEach((label, index) => {
    const over = labels[index - 1];
    if (over) label.y = Math.max(label.y, over.y + 16);
  });
  const highest = hasBand ? [...moments].reduce((best, moment) => ((moment.high ?? -Infinity) > (best.high ?? -Infinity) ? moment : best)) : null;
  const dots = known.map((moment, index) => mark({ say: moment.say, ...(of.act ? { act: () => of.act?.(moment) } : {}), first: index === known.length - 1, at: moments.indexOf(moment) },
    svg`<rect class="hit" x=${px(moment) - Math.min(step / 2, 24)} y="14" width=${Math.min(step, 48)} height="190"/>
      <circle class="${moment.unsure ? "f-paper l-ring" : "f-accent l-paper"} dot" cx=${px(moment)} cy=${y(moment.value)} r=${moment === last ? 4.5 : moments.length > 40 ? 0.01 : 3}/>`));
  return {
    marks: [
      ...(hasBand && !sparse ? [svg`<path class="f-tint" d=${band(moments) ?? ""}/>`] : []),
      ...gridLines(y, left, end, of.tick),
      ...(sparse ? [svg`<path class="l-context" d=${path(known) ?? ""}/>`, ...known.filter((moment) => moment.low !== null && moment.high !== null).map((moment) => svg`<line class="l-interval" x1=${px(moment)} y1=${y(moment.low ?? 0)} x2=${px(moment)} y2=${y(moment.high ?? 0)}/>`)] : []),
      svg`${earlier(moments) ? svg`<path class="l-context" d=${earlier(moments) ?? ""}/>` : nothing}
        ${typeof of.target === "number" ? svg`<line class="l-target" x1=${left} y1=${y(of.target)} x2=${end} y2=${y(of.target)}/>` : nothing}
        ${sure.length > 1 && !sparse ? svg`<path class="l-series" d=${path(sure) ?? ""}/>` : nothing}
        ${unsure.length > 1 && !sparse ? svg`<path class="l-series l-dash" d=${path(unsure) ?? ""}/>` : nothing}`,
      ...dots,
      ...labels.map((label) => svg`<text class="${label.kind} halo" x=${end + 9} y=${label.y + 4}>${label.text}</text>`),
      svg`${highest && of.bandWords && width >= 480 ? svg`<text class="t mid" x=${Math.min(Math.max(px(highest), left + 60), right - 60)} y=${Math.max(12, y(highest.high ?? 0) - 7)}>${of.bandWords}</text>` : nothing}
        ${hasN && of.nWords ? svg`<text class="t" x="0" y="254">${of.nWords}</text>` : nothing}`,
      ...moments.flatMap((moment, index) => (names(index) ? [svg`<text class="t mid" x=${px(moment)} y="220">${moment.name}</text>${hasN ? svg`<text class="t mid" x=${px(moment)} y="254">${moment.n ?? ""}</text>` : nothing}`] : [])),
    ],
    height: hasN ? 262 : 236,
    places: moments.map(px),
  };
}
