/** How long groups of customers stay: a curve each, and whether one would do for all. */
import { html, nothing, type TemplateResult } from "lit";
import type { LogRankTest, SurvivalGroup } from "../api";
import { curves } from "../charts/curves";
import { figure } from "../charts/figure";
import { hook } from "../format";
import { WORDS } from "../text/panels";
import { STAYING, STAYING_SAYS } from "../text/staying";
import type { View } from "../view";
import { band, few } from "./band";
import { dimensionName } from "./split";
import { voice, type Voice } from "./voice";

const DRAWN = 4;
/** Under so many customers a curve is no curve. */
const FEW = 10;

const at = (group: SurvivalGroup, months: number): number | null => group.monthly[months] ?? null;
const chance = (p: number, v: Voice): string => (p < 0.001 ? `p < ${v.figure(0.001, "number", { decimals: 3 })}` : `p = ${v.figure(p, "number", { decimals: p < 0.1 ? 3 : 2 })}`);

function chart(view: View, dimension: string, test: LogRankTest, differs: boolean, width: number): TemplateResult {
  const v = voice(view);
  const name = (group: SurvivalGroup): string => group.key ?? v.say(group.folded > 0 ? STAYING.others : WORDS.blank);
  const percent = (share: number | null): string => v.figure(share, "ratio", { decimals: 0 });
  const drawn = test.groups.filter((group) => group.customers >= FEW && group.monthly.length > 1).slice(0, DRAWN);
  const { marks, height } = curves(drawn.map((group) => ({
    name: name(group), values: group.monthly, say: v.tell(STAYING_SAYS.say, { group: name(group), year: percent(at(group, 12)), n: v.counted(group.customers) }),
    ...(group.folded > 0 ? {} : { act: () => view.filter(dimension, group.key) }),
  })), width, { tick: percent, axis: v.say(STAYING.axis) });
  const title = v.tell(differs ? STAYING_SAYS.differ : STAYING_SAYS.same, { dimension: dimensionName(dimension, v), p: chance(test.p ?? 1, v) });
  return figure({
    title, sub: v.say(WORDS.survivalSub), label: title, width, height, marks, language: v.language, foot: drawn.length < test.groups.length ? v.tell(STAYING_SAYS.drawn, { some: v.count(drawn.length), all: v.count(test.groups.length) }) : "",
    twin: {
      caption: title, heads: [STAYING.group, STAYING.customers, STAYING.left, STAYING.median, STAYING.year, STAYING.three].map((one) => v.say(one)),
      rows: test.groups.map((group) => [name(group), v.count(group.customers), v.count(group.left), html`<span data-section="survival" data-key=${group.key ?? "null"} data-value=${hook(group.median)}>${group.median === null ? v.say(WORDS.notReached) : v.figure(group.median, "months")}</span>`, percent(at(group, 12)), percent(at(group, 36))]),
    },
  });
}

/** The band; nothing where no dimension has two groups to compare. The surest difference first, the others folded. */
export function groupsBand(view: View): TemplateResult | typeof nothing {
  const tests = Object.entries(view.report.survival?.by ?? {}).flatMap(([dimension, test]) => (test && test.p !== null && test.groups.filter((group) => group.customers >= FEW && group.monthly.length > 1).length > 1 ? [{ dimension, test, p: test.p }] : [])).sort((a, b) => a.p - b.p);
  const [first, ...others] = tests;
  if (!first) return nothing;
  const v = voice(view);
  // each dimension is a question more: the level is shared among them (Bonferroni)
  const differs = (p: number): boolean => p * tests.length < 0.05;
  const width = Math.min(view.width, 720);
  return band(view, { id: "groups", title: v.say(STAYING.title), text: v.say(STAYING.about) }, html`${chart(view, first.dimension, first.test, differs(first.p), width)}
    ${others.length === 0 ? nothing : html`<div class="further">${few(view, others.map(({ dimension, test, p }) => html`<details class="more"><summary>${dimensionName(dimension, v).replace(/^./, (letter) => letter.toLocaleUpperCase())} <span class="more-note">${chance(p, v)}</span></summary>${chart(view, dimension, test, differs(p), width)}</details>`))}</div>`}`);
}
