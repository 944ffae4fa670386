/**
 * Every move between stages: bands as thick as they are many. The stages stand in their own order, so that no layout has to be searched for
 * (and a move back, which d3-sankey refuses, is drawn as one): forward level, over a stage below it, back above, lost down to its own node.
 */
import { nothing, svg, type SVGTemplateResult } from "lit";
import type { Move } from "../api";
import { shorten } from "../format";
import { mark } from "./mark";

/** What the drawing is told. */
export interface SankeyWords {
  readonly count: (n: number) => string;
  readonly say: (move: Move) => string;
  readonly lost: string;
}

interface Flow { readonly move: Move; readonly from: number; readonly to: number; readonly kind: "forward" | "over" | "back" | "lost" }

const NODE = 7;
const HEIGHT = 150;

/** The moves by what they are; those that name no stage are left to the table. */
export function flowsOf(stages: readonly string[], moves: readonly Move[], lost: string): Flow[] {
  return moves.flatMap((move) => {
    const from = stages.indexOf(move.from);
    const to = move.to === lost ? stages.length : stages.indexOf(move.to);
    if (from < 0 || to < 0 || from === to) return [];
    return [{ move, from, to, kind: to === stages.length ? "lost" : to < from ? "back" : to > from + 1 ? "over" : "forward" } as const];
  });
}

/** The chart at a width. `lost`: how the report names the end that is no stage. */
export function sankey(stages: readonly string[], moves: readonly Move[], entered: number, lost: string, width: number, words: SankeyWords): { marks: SVGTemplateResult[]; height: number } {
  const flows = flowsOf(stages, moves, lost);
  const sum = (some: readonly Flow[]): number => some.reduce((all, { move }) => all + move.count, 0);
  const sizes = stages.map((_, at) => Math.max(sum(flows.filter(({ to }) => to === at)) + (at === 0 ? entered : 0), sum(flows.filter(({ from }) => from === at))));
  const gone = sum(flows.filter(({ kind }) => kind === "lost"));
  const scale = HEIGHT / Math.max(...sizes, 1);
  const step = (width - NODE - Math.min(70, Math.max(58, width * 0.12))) / Math.max(stages.length - 1, 1);
  const x = (at: number): number => Math.min(at, stages.length - 1) * step;
  const twoRows = step < 96;
  const reach = Math.max(0, ...flows.filter(({ kind }) => kind === "back").map(({ from, to }) => from - to));
  const top = (twoRows ? 44 : 28) + (reach === 0 ? 6 : Math.min(64, 18 + reach * 14));
  const over = Math.max(0, ...flows.filter(({ kind }) => kind === "over").map(({ move }) => move.count * scale));
  const lane = top + HEIGHT + (over === 0 ? 12 : 22 + over);
  const thick = (flow: Flow): number => Math.max(1, flow.move.count * scale);
  // where each flow leaves and arrives: forward first, then over, lost last; of those that are lost, the earliest lowest
  const rank = { forward: 0, over: 1, lost: 2, back: 3 };
  const leaves = new Map<Flow, number>();
  const arrives = new Map<Flow, number>();
  stages.forEach((_, at) => {
    let y = top;
    for (const flow of flows.filter((one) => one.from === at && one.kind !== "back").sort((a, b) => rank[a.kind] - rank[b.kind] || a.to - b.to)) { leaves.set(flow, y + thick(flow) / 2); y += thick(flow); }
    y = top;
    for (const flow of flows.filter((one) => one.to === at && one.kind !== "back").sort((a, b) => b.from - a.from)) { arrives.set(flow, y + thick(flow) / 2); y += thick(flow); }
  });
  let y = lane;
  for (const flow of flows.filter(({ kind }) => kind === "lost").sort((a, b) => b.from - a.from)) { arrives.set(flow, y + thick(flow) / 2); y += thick(flow); }

  const path = (flow: Flow): string => {
    const [x1, x2] = [x(flow.from) + NODE, x(flow.to)];
    const [y1, y2] = [leaves.get(flow) ?? top, arrives.get(flow) ?? top];
    if (flow.kind === "back") {
      const rise = top - 4 - (Math.min(48, 12 + (flow.from - flow.to) * 12) * 4) / 3;
      return `M${x(flow.from) + 2} ${top - 4}C${x(flow.from)} ${rise} ${x(flow.to) + NODE} ${rise} ${x(flow.to) + 5} ${top - 4}`;
    }
    if (flow.kind === "over") {
      const low = top + Math.max(...sizes.slice(flow.from + 1, flow.to)) * scale + 8 + thick(flow) / 2;
      const middle = (x1 + x2) / 2;
      const [a, b] = [(x1 + middle) / 2, (middle + x2) / 2];
      return `M${x1} ${y1}C${a} ${y1} ${a} ${low} ${middle} ${low}C${b} ${low} ${b} ${y2} ${x2} ${y2}`;
    }
    // a lost one turns down at once and runs along its lane
    const turn = flow.kind === "lost" ? Math.min(x1 + step * 0.8, x2) : x2;
    const middle = (x1 + turn) / 2;
    return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${turn} ${y2}${turn < x2 ? `H${x2}` : ""}`;
  };
  const drawn = [...flows].sort((a, b) => rank[b.kind] - rank[a.kind] || b.move.count - a.move.count);
  const order = [...flows].sort((a, b) => a.from - b.from || rank[a.kind] - rank[b.kind] || a.to - b.to)[0];
  const bands = drawn.map((flow) => {
    const label = words.count(flow.move.count);
    const room = thick(flow) >= 13;
    return mark({ say: words.say(flow.move), first: flow === order, kpi: "funnel", stage: flow.move.from, key: flow.move.to, measure: "move", value: String(flow.move.count) },
      svg`<path class="flow ${flow.kind}" stroke-width=${flow.kind === "back" ? Math.max(1.5, thick(flow)) : thick(flow)} d=${path(flow)}/>${room && flow.kind !== "back" ? svg`<text class="t2" x=${x(flow.from) + NODE + 6} y=${(leaves.get(flow) ?? 0) + 4.5}>${label}</text>` : nothing}`);
  });
  const letters = Math.floor((step * (twoRows ? 2 : 1) - 8) / 8);
  const nodes = stages.map((name, at) => {
    const last = at === stages.length - 1;
    return svg`<rect class="f-accent" x=${x(at)} y=${top} width=${NODE} height=${Math.max(1, (sizes[at] ?? 0) * scale)}/><text class="t2 b ${last ? "end" : ""}" x=${last ? width : x(at)} y=${14 + (twoRows && at % 2 ? 16 : 0)}>${shorten(name, last ? Math.max(letters, 10) : Math.max(letters, 4))}</text>${last ? svg`<text class="t2 b" x=${x(at) + NODE + 6} y=${top + Math.max(12, ((sizes[at] ?? 0) * scale) / 2 + 4.5)}>${words.count(sizes[at] ?? 0)}</text>` : nothing}`;
  });
  const end = gone === 0 ? nothing : svg`<rect class="f-neutral" x=${x(stages.length)} y=${lane} width=${NODE} height=${gone * scale}/><text class="t2 b" x=${x(stages.length) + NODE + 6} y=${lane + (gone * scale) / 2}>${words.count(gone)}</text><text class="t" x=${x(stages.length) + NODE + 6} y=${lane + (gone * scale) / 2 + 15}>${words.lost}</text>`;
  return { marks: [...bands, ...nodes, svg`${end}`], height: Math.max(lane + gone * scale, top + HEIGHT) + 10 };
}
