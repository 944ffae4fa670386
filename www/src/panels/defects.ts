/** What is wrong with the records: defects that open them, fields that are not full, customers entered twice. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Completeness, Defect, Quality } from "../api";
import { figure as chartFigure } from "../charts/figure";
import { ranking } from "../charts/ranking";
import { capital, hook, named } from "../format";
import { ENTITIES } from "../text/panels";
import { fieldName } from "../text/fields";
import { FAULTS, LIKENESS, QUALITY, QUALITY_SAYS } from "../text/quality";
import { RATES, RATES_SAY } from "../text/rates";
import type { View } from "../view";
import { band } from "./band";
import { rates, withoutRate } from "./rates";
import { table } from "./table";
import { kpi, voice, type Voice } from "./voice";

const nameOf = (field: string | null, v: Voice): string => (field === null ? "" : v.say(fieldName(field)));
const BAR = 160;
const LISTED = 12;

/** How many records there are of each kind. */
function counts(of: Quality): Map<string, number> {
  return new Map(of.completeness.map(({ entity, rows }) => [entity, rows]));
}

function defects(view: View, of: Quality): TemplateResult {
  const v = voice(view);
  const all = counts(of);
  const bar = (share: number): TemplateResult => html`<svg class="share-bar" width=${BAR} height="10" viewBox="0 0 ${BAR} 10" aria-hidden="true">${svg`<rect class="f-lost" x="0" y="0" width=${BAR} height="10"/><rect class="f-watch" x="0" y="0" width=${(BAR * share).toFixed(1)} height="10"/>`}</svg>`;
  const line = (one: Defect): TemplateResult => {
    const part = `${one.entity}.${one.field ?? ""}.${one.fault}`;
    const share = one.rows / Math.max(all.get(one.entity) ?? one.rows, 1);
    return html`<tr><th scope="row"><button type="button" class="as-link" @click=${() => view.records("quality.score", part)}>${v.say(FAULTS[one.fault] ?? { en: one.fault, fr: one.fault })}</button></th><td>${[capital(v.say(ENTITIES[one.entity].many)), nameOf(one.field, v)].filter(Boolean).join(" · ")}</td>
      <td class="num strong" data-section="quality" data-key=${part} data-value=${one.rows}>${v.count(one.rows)}</td><td class="num">${v.percent(share)}</td><td>${bar(share)}</td><td class="num screen"><button type="button" class="link" @click=${() => view.records("quality.score", part)}>${v.say(QUALITY.show)}</button></td></tr>`;
  };
  const title = v.tell(QUALITY_SAYS.clean, { defective: v.counted(of.defective), records: v.count(of.records) });
  return band(view, { id: "defects", title: v.say(QUALITY.defects), text: of.defects.length === 0 ? title : html`${title}. ${v.say(QUALITY.defectsAbout)}` }, of.defects.length === 0 ? html`<p class="absent">${v.say(QUALITY.none)}</p>` : table({
    label: v.say(QUALITY.defects), kind: "defects", heads: [{ words: v.say(QUALITY.defect) }, { words: v.say(QUALITY.where) }, { words: v.say(QUALITY.records), number: true }, { words: v.say(QUALITY.shareOf), number: true }, { words: v.say(QUALITY.shareOf), hidden: true }, { words: v.say(QUALITY.show), hidden: true }],
    body: [...of.defects].sort((a, b) => b.rows - a.rows).map(line),
  }, v.language));
}

/** Fields that are not full, the emptiest first, kind by kind. */
function fill(view: View, of: Quality): TemplateResult | typeof nothing {
  const kinds = [...new Set(of.completeness.map(({ entity }) => entity))];
  if (kinds.length === 0) return nothing;
  const v = voice(view);
  const half = view.width >= 772 ? Math.floor((view.width - 52) / 2) : view.width;
  const share = (one: Completeness): number => (one.rows === 0 ? 0 : one.filled / one.rows);
  const chart = (entity: (typeof kinds)[number]): TemplateResult => {
    const here = of.completeness.filter((one) => one.entity === entity);
    const short = here.filter((one) => one.filled < one.rows).sort((a, b) => share(a) - share(b));
    const full = here.filter((one) => one.filled >= one.rows).map((one) => nameOf(one.field, v));
    const words = (one: Completeness): string => (one.filled < one.rows && share(one) > 0.999 ? `> ${v.percent(0.999)}` : v.percent(share(one), one.rows));
    const foot = full.length > 0 ? v.tell(QUALITY_SAYS.full, { fields: full.join(", ") }) : "";
    const { marks, height } = ranking(null, short.map((one) => ({ key: `${entity}.${one.field}`, name: nameOf(one.field, v), value: share(one), words: words(one), beside: v.count(one.filled), hook: hook(one.filled), say: named(nameOf(one.field, v), words(one), v.language) })), half, { whole: 1 });
    const title = `${capital(v.say(ENTITIES[entity].many))}, ${v.count(here[0]?.rows ?? 0)}`;
    return short.length === 0 ? html`<div><h3 class="fig-title">${title}</h3><p class="fig-sub">${foot}</p></div>` : html`<div>${chartFigure({
      title, label: `${title}. ${v.say(QUALITY.fill)}`, width: half, height, marks, language: v.language, foot,
      twin: { caption: title, heads: [QUALITY.field, QUALITY.filled, QUALITY.records, QUALITY.shareOf].map((one) => v.say(one)), rows: here.map((one) => [nameOf(one.field, v), v.count(one.filled), v.count(one.rows), words(one)]) },
    })}</div>`;
  };
  return band(view, { id: "fill", title: v.say(QUALITY.fill), text: v.say(QUALITY.fillAbout) }, html`<div class="details first">${kinds.map(chart)}</div>`);
}

function twice(view: View, of: Quality): TemplateResult | typeof nothing {
  const found = of.duplicates.filter((one) => one.groups > 0);
  if (found.length === 0) return nothing;
  const v = voice(view);
  const sum = (part: "groups" | "surplus"): number => found.reduce((all, one) => all + one[part], 0);
  const unit = (id: string): string => kpi(view, id)?.unit ?? "number";
  const changes = of.effects.filter((one) => one.with !== null && one.without !== null);
  const list = found.flatMap((kind) => kind.listed.map((group) => ({ kind, group })));
  return band(view, { id: "twice", title: v.say(QUALITY.twice), text: html`${v.tell(QUALITY_SAYS.twins, { groups: v.counted(sum("groups")), surplus: v.counted(sum("surplus")) })}. ${v.say(QUALITY.twiceAbout)}` }, html`
    ${changes.length === 0 ? nothing : table({ label: v.say(QUALITY.effects), heads: [{ words: v.say(QUALITY.effects) }, { words: v.say(QUALITY.withAll), number: true }, { words: v.say(QUALITY.once), number: true }], body: changes.map((one) => html`<tr><th scope="row"><button type="button" class="as-link" @click=${() => view.explain(one.kpi)}>${v.say(view.facts.get(one.kpi)?.words.name ?? { en: one.kpi, fr: one.kpi })}</button></th><td class="num">${v.figure(one.with, unit(one.kpi))}</td><td class="num strong">${v.figure(one.without, unit(one.kpi))}</td></tr>`) }, v.language)}
    <div class="of-records theme-charts">${table({
      label: v.say(QUALITY.twice), heads: [{ words: v.say(QUALITY.records) }, { words: v.say(QUALITY.where) }, { words: v.say(QUALITY.alike) }], foot: v.tell(QUALITY_SAYS.listed, { some: v.count(Math.min(LISTED, list.length)), all: v.count(sum("groups")) }),
      body: list.slice(0, LISTED).map(({ kind, group }) => html`<tr><th scope="row">${group.records.join(" = ")}</th><td>${capital(v.say(ENTITIES[kind.entity].many))}</td><td>${[...new Set(group.evidence.map(({ by }) => v.say(LIKENESS[by] ?? { en: by, fr: by })))].join(", ")}</td></tr>`),
    }, v.language)}</div>`);
}

function currencies(view: View, of: Quality): TemplateResult | typeof nothing {
  if (of.currencies.length === 0) return nothing;
  const { settings } = view.report;
  const without = withoutRate(of.currencies, settings).map(({ currency }) => currency);
  return band(view, { id: "currencies", title: RATES.title[view.language], text: RATES.about[view.language], advice: without.length > 0 ? RATES_SAY.left[view.language]({ codes: without.join(", ") }) : null }, rates(of.currencies, settings, view.language, view.adjust));
}

/** The bands, made one by one; none without records. */
export const defectBands = (view: View): (() => TemplateResult | typeof nothing)[] => {
  const of = view.report.quality;
  return of ? [() => defects(view, of), () => currencies(view, of), () => twice(view, of), () => fill(view, of)] : [];
};
