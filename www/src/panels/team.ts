/** The team: a row an owner, each share won on one scale with the whole team's. */
import { html, nothing, type TemplateResult } from "lit";
import type { TeamRow } from "../api";
import { measure } from "../charts/measure";
import { hook, real } from "../format";
import { GRAINS, SENTENCES } from "../text/panels";
import { TEAM, TEAM_SAYS } from "../text/team";
import type { View } from "../view";
import { breakdownAdvice } from "./advice";
import { band } from "./band";
import { table, type Head } from "./table";
import { kpi, voice } from "./voice";

const MOST = 30;

/** The band; nothing where no deal has an owner. */
export function teamBand(view: View): TemplateResult | typeof nothing {
  const all = view.report.team ?? [];
  if (all.filter((row) => row.owner !== null).length < 2) return nothing;
  const v = voice(view);
  const rows = all.slice(0, MOST);
  const team = real(kpi(view, "sales.win_rate")?.value);
  const ends = rows.flatMap((row) => [row.win_rate, real(row.win_rate_interval?.low), real(row.win_rate_interval?.high)]).concat(team).filter((end): end is number => end !== null);
  const domain = [Math.max(0, Math.min(...ends) - 0.02), Math.min(1, Math.max(...ends) + 0.02)] as const;
  const has = (of: (row: TeamRow) => unknown): boolean => rows.some((row) => of(row) !== null && of(row) !== undefined);
  const quota = (row: TeamRow): TeamRow["quota_amount"] => row.quota_amount ?? row.quota_count;
  const columns: { head: Head; shown: boolean; cell: (row: TeamRow) => TemplateResult }[] = [
    { head: { words: v.say(TEAM.created), number: true }, shown: true, cell: (row) => figure(row, "deals", row.deals, v.count(row.deals)) },
    { head: { words: v.say(TEAM.open), number: true }, shown: true, cell: (row) => figure(row, "open", row.open, v.count(row.open)) },
    { head: { words: v.say(TEAM.won), number: true }, shown: true, cell: (row) => figure(row, "won", row.won, v.count(row.won)) },
    { head: { words: v.say(TEAM.rate), number: true }, shown: true, cell: (row) => figure(row, "win_rate", row.win_rate, v.percent(row.win_rate, row.won + row.lost), "strong") },
    { head: { words: v.say(TEAM.interval) }, shown: true, cell: (row) => html`<td class="board-measure">${row.win_rate === null ? nothing : measure({ value: row.win_rate, low: real(row.win_rate_interval?.low), high: real(row.win_rate_interval?.high), target: team, targetWords: "", domain }, 150)}<span class="hidden">${v.interval(row.win_rate_interval, "ratio", { n: row.won + row.lost }) ?? ""}</span></td>` },
    { head: { words: v.say(TEAM.cycle), number: true }, shown: has((row) => row.cycle_days), cell: (row) => figure(row, "cycle_days", row.cycle_days, v.figure(row.cycle_days, "days", { decimals: 0 })) },
    { head: { words: v.say(TEAM.amount), number: true }, shown: has((row) => row.won_amount), cell: (row) => figure(row, "won_amount", row.won_amount, v.figure(row.won_amount, "money", { compact: true })) },
    { head: { words: v.say(TEAM.quota), number: true }, shown: has(quota), cell: (row) => figure(row, "quota", quota(row), v.figure(quota(row), row.quota_amount === null ? "number" : "money", { compact: true })) },
    { head: { words: v.say(TEAM.attained), number: true }, shown: has((row) => row.attainment), cell: (row) => figure(row, "attainment", row.attainment, v.figure(row.attainment, "ratio", { decimals: 0 })) },
    { head: { words: v.say(TEAM.calls), number: true }, shown: has((row) => row.calls), cell: (row) => figure(row, "calls", row.calls, row.calls === null ? "—" : v.count(row.calls)) },
    { head: { words: v.say(TEAM.fresh), number: true }, shown: has((row) => row.freshness), cell: (row) => figure(row, "freshness", row.freshness, v.figure(row.freshness, "ratio", { decimals: 0 })) },
    { head: { words: v.say(TEAM.under), number: true }, shown: rows.some((row) => row.needs_coaching === true), cell: (row) => html`<td class=${row.needs_coaching ? "num strong" : "num"}>${underOf(row.owner, view)}</td>` },
  ];
  const shown = columns.filter((column) => column.shown);
  const due = all.filter((row) => row.needs_coaching && row.owner !== null).map((row) => row.owner ?? "");
  const names = new Intl.ListFormat(v.language, { type: "conjunction" }).format(due.slice(0, 3));
  const units = v.say(GRAINS[view.report.settings.grain].many);
  const advice = due.length > 0 ? v.tell(TEAM_SAYS.coach, { names, n: { words: units, n: 6 } }) : breakdownAdvice(view, "sales.win_rate", "owner");
  return band(view, { id: "team", title: v.say(TEAM.title), text: v.say(TEAM.about), advice }, table({
    label: v.say(TEAM.title), kind: "team", heads: [{ words: v.say(TEAM.owner) }, ...shown.map((column) => column.head)], foot: all.length > MOST ? v.tell(TEAM_SAYS.some, { some: v.count(MOST), all: v.counted(all.length) }) : undefined,
    body: rows.map((row) => html`<tr><th scope="row"><button type="button" class="as-link" @click=${() => view.filter("owner", row.owner)}>${row.owner ?? html`<i>${v.say(TEAM.nobody)}</i>`}</button></th>${shown.map((column) => column.cell(row))}</tr>`),
  }, v.language));
}

/** How often an owner was under the quota, of the last units of time. */
function underOf(owner: string | null, view: View): string {
  const v = voice(view);
  const of = kpi(view, "sales.quota_attainment")?.rows.find((row) => row.key === owner)?.figures;
  const [k, n] = [real(of?.["grains_under"]), real(of?.["grains"])];
  return k === null || !n ? "—" : v.tell(SENTENCES.of, { k: v.count(k), n: v.count(n) });
}

function figure(row: TeamRow, measured: string, value: TeamRow["won_amount"], words: string, kind = ""): TemplateResult {
  return html`<td class="num ${kind}" data-kpi="team" data-key=${row.owner ?? "null"} data-measure=${measured} data-value=${hook(value)}>${words}</td>`;
}
