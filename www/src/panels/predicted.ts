/** Who still is a customer among those who buy without a contract: chances by tenths, and those at risk who ordered most. */
import { html, nothing, type TemplateResult } from "lit";
import { columns } from "../charts/columns";
import { figure } from "../charts/figure";
import { formatDay } from "../dates";
import { hook } from "../format";
import { WORDS } from "../text/panels";
import { STAYING, STAYING_SAYS } from "../text/staying";
import type { View } from "../view";
import { band } from "./band";
import { table } from "./table";
import { voice } from "./voice";

const LISTED = 10;

/** The band; nothing where nothing is predicted. */
export function predictedBand(view: View): TemplateResult | typeof nothing {
  const of = view.report.predicted;
  if (!of || of.customers === 0) return nothing;
  const v = voice(view);
  const width = Math.min(view.width, 720);
  const percent = (share: number): string => v.figure(share, "ratio", { decimals: 0 });
  const ends = (at: number): { from: string; to: string } => ({ from: percent(at / 10), to: percent((at + 1) / 10) });
  const { marks, height } = columns(of.deciles.map((count, at) => ({
    name: `${v.count(at * 10)}–${v.count(at * 10 + 10)}`, value: count, expected: null, words: v.count(count), unsure: at < 5,
    say: v.tell(STAYING_SAYS.decile, { ...ends(at), n: v.counted(count) }), 
  })), width, (value) => v.figure(value, "count"));
  const title = v.tell(STAYING_SAYS.alive, { alive: v.count(Math.round(of.expected_alive)), all: v.counted(of.customers) });
  const rows = of.at_risk.slice(0, LISTED);
  return band(view, { id: "predicted", title: v.say(STAYING.predicted), text: v.say(STAYING.predictedAbout) }, html`${figure({
    title, sub: `${v.say(STAYING.chances)}, %`, label: title, width, height, marks, language: v.language, links: html`<button type="button" class="link" @click=${() => view.explain("ltv.predicted")}>${v.say(WORDS.explain)}</button>`,
    twin: { caption: title, heads: [v.say(STAYING.chance), v.say(STAYING.customers)], rows: of.deciles.map((count, at) => [`${ends(at).from}–${ends(at).to}`, v.count(count)]) },
  })}${rows.length === 0 ? nothing : html`<div class="theme-charts of-records"><h3 class="fig-title">${v.say(STAYING.risk)}</h3>${table({
    label: v.say(STAYING.risk), foot: v.tell(STAYING_SAYS.risk, { some: v.count(rows.length), all: v.count(of.doubtful) }),
    heads: [{ words: v.say(STAYING.customer) }, ...[STAYING.orders, STAYING.ordered, STAYING.last, STAYING.chance, STAYING.next].map((one) => ({ words: v.say(one), number: true }))],
    body: rows.map((one) => html`<tr><th scope="row">${one.id}</th><td class="num">${v.count(one.orders)}</td><td class="num">${v.figure(one.ordered, "money")}</td><td class="num">${formatDay(one.last, v.language)}</td><td class="num strong" data-section="predicted" data-key=${one.id} data-value=${hook(one.alive)}>${percent(one.alive)}</td><td class="num">${v.figure(one.next_year, "number", { decimals: 1 })}</td></tr>`),
  }, v.language)}</div>`}`);
}
