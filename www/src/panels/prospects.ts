/** The open deals by their chance to be won, and how far the model that tells it kept its word; where there is none, why. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Kpi, RecordRow, Report } from "../api";
import { figure } from "../charts/figure";
import { measure } from "../charts/measure";
import { reliability } from "../charts/reliability";
import { hook, real, shorten } from "../format";
import { CHANCES, CHANCES_SAY } from "../text/chances";
import { WORDS } from "../text/panels";
import type { View } from "../view";
import { band, halves, pair } from "./band";
import { table } from "./table";
import { kpi, voice } from "./voice";

const KPI = "sales.win_chance";
/** Deals that are listed. */
const LISTED = 10;

/** Why there is no model. */
function refusal(of: Kpi, view: View): string | null {
  const v = voice(view);
  const [closed, fitted] = [of.measures["closed"], of.measures["fitted"]].map((count) => v.counted(real(count) ?? 0));
  if (!closed || !fitted) return null;
  if (of.reason === "too_few") return v.tell(CHANCES_SAY.few, closed);
  if (of.reason === "holdout_failed") return v.tell(CHANCES_SAY.failed, fitted);
  return of.reason === "not_converged" ? v.tell(CHANCES_SAY.unstable, undefined) : null;
}

/** What it told of deals that it was not shown, against what became of them. */
function kept(view: View, of: Kpi, width: number): TemplateResult {
  const v = voice(view);
  const [auc, brier, without] = ["auc", "brier", "brier_of_share"].map((name) => real(of.measures[name]) ?? 0) as [number, number, number];
  const percent = (share: number): string => v.figure(share, "ratio", { decimals: 0 });
  const score = (value: number): string => v.figure(value, "number", { decimals: 3 });
  const groups = of.rows.map(({ key, figures }) => {
    const [told, seen, cases] = ["chance", "win_rate", "cases"].map((name) => real(figures[name]) ?? 0) as [number, number, number];
    return { key: key ?? "", told, seen, cases, hook: hook(figures["win_rate"]), say: v.tell(CHANCES_SAY.tenth, { told: percent(told), won: percent(seen), n: v.counted(cases) }) };
  });
  const { marks, height } = reliability(KPI, groups, width, { x: v.say(CHANCES.told), y: v.say(CHANCES.won), tick: v.tick("ratio") });
  const skill = v.tell(CHANCES_SAY.skill, { auc: percent(auc), less: percent(1 - brier / without), brier: score(brier), without: score(without) });
  return figure({
    title: v.say(CHANCES.kept), sub: skill, label: `${v.say(CHANCES.kept)} ${skill}`, width, height, marks, language: v.language, foot: v.tell(CHANCES_SAY.tested, v.counted(real(of.measures["fitted"]) ?? 0)),
    links: html`<button type="button" class="link" @click=${() => view.explain(KPI)}>${v.say(WORDS.explain)}</button>`,
    twin: { caption: v.say(CHANCES.kept), heads: [CHANCES.told, CHANCES.won, CHANCES.tested].map((one) => v.say(one)), rows: groups.map((one) => [percent(one.told), percent(one.seen), v.count(one.cases)]) },
  });
}

/** What was listed of a report: drawn again at once, also on paper. */
const listed = new WeakMap<Report, readonly RecordRow[]>();

/** A record's room until it is there: nothing moves when it comes. */
const BLANK = html`<tr aria-hidden="true"><th scope="row">\u00a0</th><td></td></tr>`;

/** The list, asked for when it is first drawn; another report's stays until its own is there. */
class Prospects extends LitElement {
  static override properties = { view: { attribute: false } };
  declare view: View;
  #rows: readonly RecordRow[] | undefined;

  protected override createRenderRoot(): HTMLElement { return this; }

  protected override willUpdate(): void {
    const { report, prospects } = this.view;
    this.#rows = listed.get(report) ?? this.#rows;
    if (listed.has(report) || !prospects) return this.removeAttribute("aria-busy");
    this.setAttribute("aria-busy", "true");
    void prospects(LISTED).then((rows) => {
      listed.set(report, rows);
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const { view } = this;
    const v = voice(view);
    const of = kpi(view, KPI);
    const rows = this.#rows ?? [];
    const open = real(of?.denominator) ?? of?.used ?? 0;
    const has = (key: keyof RecordRow): boolean => rows.some((row) => row[key] !== null);
    const [owned, priced, staged, wide] = [has("owner"), has("amount"), has("stage"), view.width >= 720];
    const heads = [{ words: v.say(WORDS.record) }, ...(staged ? [{ words: v.say(WORDS.stage) }] : []), ...(owned ? [{ words: v.say(WORDS.owner) }] : []), ...(priced ? [{ words: v.say(WORDS.amount), number: true }] : []), { words: v.say(CHANCES.chance), number: true }, ...(wide ? [{ words: v.say(CHANCES.mean) }] : [])];
    return html`${table({
      label: v.say(CHANCES.listed), kind: "prospects", heads, foot: v.tell(CHANCES_SAY.some, { some: v.count(Math.min(LISTED, open)), all: v.count(open) }),
      body: !this.#rows ? Array<TemplateResult>(Math.min(LISTED, open)).fill(BLANK) : rows.map((row) => html`<tr><th scope="row" title=${row.name ?? row.id}>${shorten(row.name ?? row.id ?? "", 34)}</th>${staged ? html`<td>${row.stage ?? "—"}</td>` : nothing}${owned ? html`<td>${row.owner ?? "—"}</td>` : nothing}${priced ? html`<td class="num">${v.figure(row.amount, "money", { decimals: 0 })}</td>` : nothing}
        <td class="num strong" data-section="prospects" data-key=${row.id ?? nothing} data-value=${hook(row.chance)}>${v.figure(row.chance, "ratio", { decimals: 0 })}</td>${wide && row.chance !== null ? html`<td class="board-measure">${measure({ value: row.chance, low: null, high: null, target: real(of?.value), targetWords: "", domain: [0, 1] }, 84)}</td>` : nothing}</tr>`),
    }, v.language)}<p class="screen"><button type="button" class="link" @click=${() => view.records(KPI, "used")}>${v.say(CHANCES.all)}</button></p>`;
  }
}
if (!customElements.get("crm-kpi-prospects")) customElements.define("crm-kpi-prospects", Prospects);

/** The band; nothing where no deal is open. */
export function prospectsBand(view: View): TemplateResult | typeof nothing {
  const of = kpi(view, KPI);
  if (!of || of.needs.length > 0 || of.used === 0) return nothing;
  const v = voice(view);
  const why = refusal(of, view);
  if (why === null && real(of.value) === null) return nothing;
  const { right, stacked } = halves(view.width, 0.648);
  const list = view.prospects ? html`<div class="of-records"><h3 class="fig-title">${v.say(CHANCES.listed)}</h3><crm-kpi-prospects .view=${view}></crm-kpi-prospects></div>` : nothing;
  const margin = { id: "prospects", title: v.say(CHANCES.title) };
  if (why !== null) return band(view, { ...margin, text: list === nothing ? null : v.say(CHANCES.plain) }, html`<p class="absent" data-kpi=${KPI} data-value="null"><i>${v.say(CHANCES.none)}</i> ${why}</p>${list}`);
  const advice = v.tell(CHANCES_SAY.expected, { wins: v.count(Math.round(real(of.measures["expected"]) ?? 0)), open: v.counted(real(of.denominator) ?? 0) });
  return band(view, { ...margin, text: html`<b>${advice}.</b> ${v.say(CHANCES.about)}` }, pair(stacked, list, kept(view, of, stacked ? Math.min(view.width, 480) : right), 0.648));
}
