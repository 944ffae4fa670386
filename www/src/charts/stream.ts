/** The funnel as a stream: height ∝ records, a solid thread of the winners, pale what advanced, hatched what is open, grey and fading what is lost. */
import { nothing, svg, type SVGTemplateResult } from "lit";
import { formatNumber, named, say } from "../format";
import type { Both, Language } from "../text/both";
import type { Told } from "./funnel";
import { mark } from "./mark";

const NODE = 9;
const TOP = 2;

/** What the stream says and does. */
export interface StreamWords {
  readonly language: Language;
  /** "171 gagnées : 13,3 % des 1 284". */
  readonly thread: string;
  readonly advanced: (count: number) => string;
  readonly open: (count: number) => string;
  readonly lost: (count: number) => string;
  readonly share: (share: number, of: number) => string;
  /** Name of the stage that loses the largest share, and what is said of it. */
  readonly worst: string | null;
  readonly worstWords: Both;
  readonly explain: (stage: string, part: "entered" | "advanced" | "lost" | "open") => void;
}

/** Width of a stage's column; the last is narrower. */
export function columns(stages: number, width: number): { each: number; last: number } {
  const last = Math.max(106, Math.round((width / (stages - 0.53)) * 0.47));
  return { each: (width - last) / (stages - 1), last };
}

/** Whether a stream can be read at that width. */
export function streamFits(stages: number, width: number): boolean {
  return width >= 640 && columns(stages, width).each >= 118;
}

interface Place {
  readonly x: number;
  readonly top: number;
  readonly advanced: number;
  readonly open: number;
  readonly lost: number;
  readonly openText: number;
  readonly lostText: number;
}

/** Where each stage's parts stand, in px; texts are pushed down where parts are thin. */
export function streamLayout(stages: readonly Told[], width: number, height: number, top = TOP): Place[] {
  const { each } = columns(stages.length, width);
  const scale = height / (stages[0]?.entered || 1);
  return stages.map((stage, at) => {
    const advanced = stage.advanced * scale;
    const open = stage.open * scale;
    const lost = stage.lost * scale;
    const openText = Math.max(top + advanced + open / 2 + 4.5, top + advanced + 12);
    const lostAt = top + advanced + open + lost / 2 + 4.5;
    return { x: at * each, top, advanced, open, lost, openText, lostText: stage.open > 0 ? Math.max(lostAt, openText + 17) : Math.max(lostAt, top + advanced + 13) };
  });
}

/** The stream and its height. */
export function stream(stages: readonly Told[], width: number, words: StreamWords): { marks: SVGTemplateResult[]; height: number } {
  const { each } = columns(stages.length, width);
  const full = Math.min(300, Math.max(220, width * 0.262));
  const won = stages.at(-1)?.entered ?? 0;
  const scale = full / (stages[0]?.entered || 1);
  const thread = won * scale;
  const inside = thread >= 19;
  const top = inside ? TOP : 24;
  const places = streamLayout(stages, width, full, top);
  const stub = Math.min(44, each * 0.2);
  const narrow = each < 196;
  const end = (places.at(-1)?.x ?? 0) + NODE;
  let bottom = top + full;
  const behind: SVGTemplateResult[] = [];
  const before: SVGTemplateResult[] = [];
  stages.forEach((stage, at) => {
    const place = places[at];
    if (!place) return;
    const last = at === stages.length - 1;
    const x = place.x + NODE;
    const textX = x + stub + 8;
    const openY = place.top + place.advanced;
    const lostY = openY + place.open;
    const count = (n: number): string => formatNumber(n, words.language);
    const nodeMark = mark(
      { say: named(stage.name, count(stage.entered), words.language), act: () => words.explain(stage.name, "entered"), first: at === 0, kpi: "funnel", stage: stage.name, measure: "entered", value: String(stage.entered) },
      svg`<rect class="f-accent" x=${place.x} y=${place.top} width=${NODE} height=${Math.max(1.5, stage.entered * scale)}/>`,
    );
    if (last) {
      before.push(nodeMark);
      return;
    }
    behind.push(mark(
      { say: named(`${stage.name} → ${stages[at + 1]?.name ?? ""}`, `${count(stage.advanced)}, ${words.share(stage.advanced / stage.entered, stage.entered)}`, words.language), act: () => words.explain(stage.name, "advanced"), kpi: "funnel", stage: stage.name, measure: "advanced", value: String(stage.advanced) },
      svg`<rect class="f-tint" x=${x} y=${place.top} width=${each - NODE} height=${place.advanced}/>
        ${place.advanced - thread >= 22 ? svg`<text class="t2" x=${x + 13} y=${place.top + thread + Math.min((place.advanced - thread) / 2 + 4.5, 26)}>${words.advanced(stage.advanced)}</text>` : nothing}`,
    ));
    const openShapes = mark(
      { say: named(stage.name, words.open(stage.open), words.language), act: () => words.explain(stage.name, "open"), kpi: "funnel", stage: stage.name, measure: "open", value: String(stage.open) },
      svg`<rect x=${x} y=${openY} width=${stub} height=${place.open} fill="url(#crm-kpi-open)"/>${stage.open ? svg`<text class="t2 halo" x=${textX} y=${place.openText}>${words.open(stage.open)}</text>` : nothing}`,
    );
    const fades = place.lost >= 14;
    const share = words.share(stage.lost / stage.entered, stage.entered);
    const worst = words.worst === stage.name;
    const lines = (narrow ? 1 : 0) + (worst ? 1 : 0);
    const raised = place.lostText - (lines && place.lost > lines * 17 + 20 ? (lines * 17) / 2 - 2 : 0);
    const textY = stage.lost ? Math.max(raised, stage.open ? place.openText + 17 : 0) : 0;
    if (stage.lost) bottom = Math.max(bottom, textY + lines * 17 + 4);
    const lostShapes = mark(
      { say: named(stage.name, `${words.lost(stage.lost)}, ${share}`, words.language), act: () => words.explain(stage.name, "lost"), kpi: "funnel", stage: stage.name, measure: "lost", value: String(stage.lost) },
      svg`<rect x=${x} y=${lostY} width=${fades ? Math.min(each * 0.73, each - NODE - 8) : stub} height=${place.lost} fill=${fades ? "url(#crm-kpi-lost)" : nothing} class=${fades ? nothing : "f-lost"}/>
        ${stage.lost ? svg`<text class="t2" x=${textX} y=${textY}><tspan class="b">${words.lost(stage.lost)}</tspan>${narrow ? svg`<tspan x=${textX} dy="17">${share}</tspan>` : svg`<tspan dx="7">${share}</tspan>`}</text>
          ${worst ? svg`<text class="call" x=${textX} y=${textY + (narrow ? 34 : 17)}>${say(words.worstWords, words.language)}</text>` : nothing}` : nothing}`,
    );
    before.push(nodeMark, lostShapes, openShapes);
  });
  const defs = svg`<defs><pattern id="crm-kpi-open" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="f-tint" width="5" height="5"/><path class="hatch-line" d="M0 0v5"/></pattern>
    <linearGradient id="crm-kpi-lost"><stop offset="0" class="stop-lost"/><stop offset=".35" class="stop-lost"/><stop offset="1" class="stop-fade"/></linearGradient></defs>`;
  const threadShape = won === 0 ? nothing : svg`<rect class="f-accent thread" x="0" y=${top} width=${end} height=${Math.max(1.5, thread)} pointer-events="none"/>`;
  const threadText = won === 0 ? nothing : inside
    ? svg`<text class="t2 b on" x=${NODE + 13} y=${top + thread / 2 + 4.5} pointer-events="none">${words.thread}</text>`
    : svg`<text class="t2 b" x="0" y=${top - 8} pointer-events="none">${words.thread}</text>`;
  return { marks: [defs, ...behind, svg`${threadShape}`, ...before, svg`${threadText}`], height: bottom + 2 };
}
