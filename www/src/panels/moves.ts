/** Every move between the stages of the funnel. */
import { html, nothing, type TemplateResult } from "lit";
import type { Funnel, Move } from "../api";
import { figure } from "../charts/figure";
import { flowsOf, sankey } from "../charts/sankey";
import { SENTENCES } from "../text/panels";
import { MOVES, MOVES_SAYS } from "../text/moves";
import type { View } from "../view";
import { band } from "./band";
import { voice } from "./voice";

/** How the report names the end that is no stage. */
const LOST = "lost";

/** The band; nothing where no history tells of moves. */
export function movesBand(funnel: Funnel, view: View): TemplateResult | typeof nothing {
  const stages = funnel.stages.map(({ name }) => name);
  const flows = flowsOf(stages, funnel.moves, LOST);
  if (stages.length < 3 || flows.length < 3 || flows.every(({ kind }) => kind === "lost")) return nothing;
  const v = voice(view);
  const out = (from: string): number => funnel.moves.filter((move) => move.from === from).reduce((sum, move) => sum + move.count, 0);
  const share = (move: Move): string => v.percent(move.count / Math.max(out(move.from), 1), out(move.from));
  const name = (stage: string): string => (stage === LOST && !stages.includes(LOST) ? v.say(MOVES.lost) : stage);
  const counted = (kind: "over" | "back"): number => flows.filter((flow) => flow.kind === kind).reduce((sum, { move }) => sum + move.count, 0);
  const [over, back] = [counted("over"), counted("back")];
  const title = over + back === 0 ? v.tell(MOVES_SAYS.straight, undefined) : v.tell(MOVES_SAYS.title, { over: v.counted(over), back: v.counted(back) });
  const { marks, height } = sankey(stages, funnel.moves, funnel.stages[0]?.entered ?? 0, LOST, view.width, {
    count: v.count, lost: v.say(MOVES.lost), say: (move) => v.tell(MOVES_SAYS.say, { from: name(move.from), to: name(move.to), n: v.counted(move.count), share: share(move) }),
  });
  return band(view, { id: "moves", title: v.say(MOVES.title), text: v.say(MOVES.about) }, html`<div>${figure({
    title, sub: v.tell(SENTENCES.createdIn, v.counted(funnel.stages[0]?.entered ?? 0)), label: title, width: view.width, height, marks, language: v.language,
    twin: { caption: title, heads: [MOVES.from, MOVES.to, MOVES.moves, MOVES.share].map((one) => v.say(one)), rows: funnel.moves.map((move) => [name(move.from), name(move.to), v.count(move.count), share(move)]) },
  })}</div>`);
}
