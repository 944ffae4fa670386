/** Records that are stuck: the oldest, what to do about them, the list to take away; limits and actions of the stages. */
import { html, nothing, type TemplateResult } from "lit";
import type { Funnel, Stage, StageDetails } from "../api";
import { overdue } from "../charts/ages";
import { csvText, download } from "../csv";
import { shorten } from "../format";
import { SENTENCES, WORDS } from "../text/panels";
import { STUCK } from "../text/stuck";
import type { View } from "../view";
import { stuckAdvice } from "./advice";
import { band } from "./band";
import type { Head } from "./table";
import { voice, type Voice } from "./voice";

/** Rows that are shown. */
const SHOWN = 8;
/** What is written of each record; the columns' names, whatever the language. */
const COLUMNS = ["stage", "id", "name", "owner", "age_days", "limit_days", "amount", "action"] as const;

/** Days, with a decimal under ten. */
const days = (value: number | null, v: Voice): string => v.figure(value, "days", { decimals: value !== null && value < 10 && !Number.isInteger(value) ? 1 : 0 });

/** A table without buttons of its own to take it away: it shows a few rows, or is a form. */
function table(of: { label: string; kind: string; heads: readonly Head[]; body: readonly TemplateResult[] }): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${of.label}><table class=${of.kind}><thead><tr>${of.heads.map((head) => html`<th scope="col" class=${head.number ? "num" : nothing}>${head.words}</th>`)}</tr></thead><tbody>${of.body}</tbody></table></div>`;
}

/** The list as CSV: stage by stage, the oldest first. */
export function stuckCsv(stages: readonly Stage[]): string {
  const rows = stages.flatMap((stage) => stage.stuck.records.map((record) => [stage.name, record.id, record.name, record.owner, Number(record.age_days.toFixed(2)), stage.stuck.limit_days, record.amount, record.action]));
  return csvText([COLUMNS, ...rows]);
}

/** The oldest of all stages, each with its limit and its action. */
function oldest(funnel: Funnel, view: View, v: Voice, label: string): TemplateResult {
  const rows = funnel.stages.flatMap((stage) => stage.stuck.records.map((record) => ({ stage, record }))).sort((a, b) => b.record.age_days - a.record.age_days).slice(0, SHOWN);
  const most = Math.max(...rows.map(({ record }) => record.age_days));
  const wide = view.width >= 720;
  const priced = rows.some(({ record }) => record.amount !== null);
  const owned = rows.some(({ record }) => record.owner !== null);
  const { act } = view;
  const acted = act !== undefined || rows.some(({ record }) => record.action !== null);
  return table({
    label, kind: "stuck", heads: [
      { words: v.say(WORDS.record) }, { words: v.say(WORDS.stage) }, ...(owned ? [{ words: v.say(WORDS.owner) }] : []), { words: v.say(WORDS.age), number: true }, ...(wide ? [{ words: v.say(WORDS.ageInStage) }] : []),
      { words: v.say(WORDS.limit), number: true }, ...(priced ? [{ words: v.say(WORDS.amount), number: true }] : []), ...(acted ? [{ words: v.say(WORDS.action) }] : []),
    ],
    body: rows.map(({ stage, record }) => html`<tr><th scope="row" title=${record.name ?? record.id}>${shorten(record.name ?? record.id, 34)}</th><td>${stage.name}</td>${owned ? html`<td>${record.owner ?? "—"}</td>` : nothing}<td class="num">${v.figure(record.age_days, "days", { decimals: 0 })}</td>
      ${wide ? html`<td class="wide">${overdue(record.age_days, stage.stuck.limit_days, most, 214)}</td>` : nothing}<td class="num">${days(stage.stuck.limit_days, v)}</td>${priced ? html`<td class="num">${v.figure(record.amount, "money")}</td>` : nothing}${acted ? html`<td>${act ? html`<button type="button" class="link" part="action" @click=${() => act({ stage: stage.name, action: record.action, limit_days: stage.stuck.limit_days, ids: [record.id] })}>${record.action ?? v.say(WORDS.act)}</button>` : record.action ?? "—"}</td>` : nothing}</tr>`),
  });
}

/** What is said of each stage, to be typed over. */
function limits(funnel: Funnel, view: View, v: Voice): TemplateResult | typeof nothing {
  const { limit } = view;
  if (!limit || view.print) return nothing;
  const stages = funnel.stages.slice(0, -1);
  const told = view.report.settings.funnel.limits;
  const own = (name: string): StageDetails | undefined => told.find((one) => one.name === name);
  const fill = (words: string, stage: string): string => words.replace("{stage}", stage);
  return html`<details class="more screen"><summary>${v.say(STUCK.edit)}</summary><form class="limits" @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    limit(stages.flatMap(({ name }, at) => {
      const [typed, action] = [text(`limit-${at}`).replace(",", "."), text(`action-${at}`) || null];
      const limit_days = typed !== "" && Number(typed) >= 0 ? Number(typed) : null;
      return limit_days === null && action === null ? [] : [{ name, match: [], limit_days, action }];
    }));
  }}><p>${v.say(STUCK.editAbout)}</p>
    ${table({
      label: v.say(STUCK.edit), kind: "limits", heads: [{ words: v.say(WORDS.stage) }, { words: v.say(STUCK.limit), number: true }, { words: v.say(STUCK.action) }, { words: v.say(STUCK.now), number: true }],
      body: stages.map((stage, at) => html`<tr><th scope="row">${stage.name}</th>
        <td class="num"><input name=${`limit-${at}`} inputmode="decimal" autocomplete="off" size="5" aria-label=${fill(v.say(STUCK.limitOf), stage.name)} .value=${String(own(stage.name)?.limit_days ?? "")} placeholder=${stage.stuck.limit_days === null ? "" : v.figure(stage.stuck.limit_days, "number", { decimals: 0 })}></td>
        <td><input name=${`action-${at}`} autocomplete="off" maxlength="200" aria-label=${fill(v.say(STUCK.actionOf), stage.name)} .value=${own(stage.name)?.action ?? ""} placeholder=${v.say(STUCK.actionHint)}></td>
        <td class="num">${stage.stuck.count === 0 ? v.count(0) : html`<button type="button" class="link" @click=${() => view.records("funnel", `stuck&stage=${encodeURIComponent(stage.name)}`)}>${v.count(stage.stuck.count)}</button>`}</td></tr>`),
    })}
    <button type="submit" class="btn">${v.say(STUCK.apply)}</button></form></details>`;
}

/** The band; nothing where no record is open. */
export function stuckBand(funnel: Funnel, view: View): TemplateResult | typeof nothing {
  const v = voice(view);
  const all = funnel.stages.reduce((sum, stage) => sum + stage.stuck.count, 0);
  const standing = funnel.stages.slice(0, -1).filter((stage) => stage.current > 0);
  if (all === 0 && (standing.length === 0 || !view.limit || view.print)) return nothing;
  const unlimited = standing.every((stage) => stage.stuck.limit_days === null);
  const title = all > 0 ? v.tell(SENTENCES.stuckTitle, v.counted(all)) : v.say(unlimited ? STUCK.unlimited : STUCK.none);
  const own = funnel.stages.some(({ name }) => view.report.settings.funnel.limits.some((one) => one.name === name && one.limit_days !== null));
  const text = own ? v.say(STUCK.about) : v.tell(SENTENCES.stuckAbout, undefined);
  if (all === 0) return band(view, { id: "stuck", title, text: unlimited ? v.say(STUCK.unlimitedAbout) : null }, html`<div>${limits(funnel, view, v)}</div>`);
  const { act, stuck } = view;
  // Each stage lists its oldest; whoever takes or acts upon all of them asks for all.
  const whole = async (): Promise<readonly Stage[]> => (await stuck?.()) ?? funnel.stages;
  const shown = Math.min(SHOWN, funnel.stages.reduce((sum, stage) => sum + stage.stuck.records.length, 0));
  return band(view, { id: "stuck", title, text, advice: stuckAdvice(view) }, html`<div>${oldest(funnel, view, v, title)}
    <p class="fig-foot"><span>${v.tell(SENTENCES.someOf, { some: v.count(shown), all: v.count(all) })}</span>${stuck ? html`<button type="button" class="link" @click=${async () => download("crm-kpi-stuck.csv", "text/csv;charset=utf-8", stuckCsv(await whole()))}>${v.say(STUCK.csv)}</button>` : nothing}
      ${act ? funnel.stages.filter((stage) => stage.stuck.count > 1).map(({ name, stuck: { count, limit_days } }) => html`<button type="button" class="link" part="action" @click=${async () => {
        const records = (await whole()).find((stage) => stage.name === name)?.stuck.records ?? [];
        act({ stage: name, action: records[0]?.action ?? null, limit_days, ids: records.map(({ id }) => id) });
      }}>${v.tell(SENTENCES.actAll, { stage: name, n: v.count(count) })}</button>`) : nothing}</p>${limits(funnel, view, v)}</div>`);
}
