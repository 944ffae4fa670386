/** The scope sentence: what the figures are about, each part a control. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { formatDay, formatPeriod, periodName, previousPeriod } from "../dates";
import { capital, say } from "../format";
import type { Dimension, Grain, Report } from "../api";
import { filtered, type State, type Store } from "../store";
import { DIMENSIONS, GRAINS } from "../text/names";
import { shell } from "../text/shell";
import "./menu";
import { presets, shiftDay } from "./periods";
import { fill } from "./words";

/** Those that always stand in the sentence when the data have them; the others wait under "another filter". */
const FIRST = ["owner", "campaign", "pipeline", "segment"];
const MANY = 10;

function choice(name: string, label: string, note: string, checked: boolean, choose: () => void): TemplateResult {
  return html`<label class="choice"><input type="radio" name=${name} .checked=${live(checked)} @change=${choose}><span>${label}</span><span class="choice-note">${note}</span></label>`;
}

function periodMenu(state: State, store: Store, report: Report): (close: () => void) => TemplateResult {
  const { language, asked } = state;
  const shown = report.settings.period;
  const asOf = report.settings.as_of ?? shown?.end ?? dayNow();
  const offers = presets(asOf);
  const chosen = offers.find(({ period }) => period.start === shown?.start && period.end === shown.end);
  return (close) => html`
    ${offers.map((offer) => choice("period", offer.key ? say(shell[offer.key], language) : capital(periodName(offer.period, language) ?? ""), offer.key ? (periodName(offer.period, language) ?? "") : "", offer === chosen,
      () => store.ask({ period: offer.key === "preset12" && !asked.asOf ? null : offer.period })))}
    <form class="dates" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      const start = String(data.get("start"));
      const last = String(data.get("last"));
      if (!start || !last || start > last) return;
      store.ask({ period: { start, end: shiftDay(last, 1) } });
      close();
    }}>
      <span class="dates-title">${say(shell.custom, language)}</span>
      <label>${say(shell.from, language)} <input type="date" name="start" required .value=${shown?.start ?? ""}></label>
      <label>${say(shell.to, language)} <input type="date" name="last" required .value=${shown ? shiftDay(shown.end, -1) : ""}></label>
      <button type="submit" class="btn">${say(shell.applyDates, language)}</button>
    </form>`;
}

function dayNow(): string {
  return new Date().toISOString().slice(0, 10);
}

function grainMenu(state: State, store: Store, report: Report): () => TemplateResult {
  const { language } = state;
  return () => html`${(Object.keys(GRAINS) as Grain[]).map((grain) => choice("grain", capital(say(GRAINS[grain].one, language)), "", report.settings.grain === grain, () => store.ask({ grain })))}`;
}

function asOfMenu(state: State, store: Store, report: Report): (close: () => void) => TemplateResult {
  const { language } = state;
  return (close) => html`<form class="dates" @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    const day = String(new FormData(event.target as HTMLFormElement).get("day"));
    if (!day) return;
    store.ask({ asOf: day });
    close();
  }}>
    <label>${say(shell.asOf, language)} <input type="date" name="day" required .value=${report.settings.as_of ?? ""}></label>
    <button type="submit" class="btn">${say(shell.applyDates, language)}</button>
    ${state.asked.asOf ? html`<button type="button" class="act" @click=${() => { store.ask({ asOf: null }); close(); }}>${say(shell.latest, language)}</button>` : nothing}
  </form>`;
}

/** A dimension's name, as the model knows it or as the file's header says it. */
export function dimensionName(name: string, state: State): string {
  const known = DIMENSIONS[name];
  return known ? say(known.name, state.language) : name;
}

function labelsOf(dimension: Dimension, state: State): Array<string | null> {
  const empty = Object.values(state.report?.kpis ?? {}).some((kpi) => kpi?.breakdowns[dimension.name]?.some((row) => row.key === null));
  const asked = state.asked.filters[dimension.name]?.includes(null);
  const labels = [...dimension.labels].sort(new Intl.Collator(state.language, { numeric: true }).compare);
  return empty || asked ? [...labels, null] : labels;
}

/** Filters what a list shows as one types; the list is rebuilt by nobody, so nothing jumps. */
function seek(event: InputEvent): void {
  const input = event.target as HTMLInputElement;
  const list = input.closest(".labels")?.querySelector(".label-list");
  const wanted = input.value.trim().toLocaleLowerCase();
  let found = 0;
  for (const label of list?.children ?? []) {
    const hidden = wanted !== "" && !(label.textContent ?? "").toLocaleLowerCase().includes(wanted);
    (label as HTMLElement).hidden = hidden;
    if (!hidden) found += 1;
  }
  const none = input.closest(".labels")?.querySelector<HTMLElement>(".label-none");
  if (none) none.hidden = found > 0;
}

function labels(dimension: Dimension, state: State, store: Store): TemplateResult {
  const { language } = state;
  const chosen = state.asked.filters[dimension.name] ?? [];
  const all = labelsOf(dimension, state);
  return html`<span class="labels">
    ${all.length > MANY ? html`<input type="search" class="seek" aria-label=${say(shell.search, language)} placeholder=${say(shell.search, language)} @input=${seek}>` : nothing}
    <span class="label-list">${all.map((label) => html`<label class="choice"><input type="checkbox" .checked=${live(chosen.includes(label))} @change=${() => store.toggle(dimension.name, label)}><span class=${label === null ? "quiet" : ""}>${label ?? say(shell.none, language)}</span></label>`)}</span>
    <span class="label-none quiet" hidden>${say(shell.noMatch, language)}</span>
    ${chosen.length > 0 ? html`<button type="button" class="act" @click=${() => store.ask(filtered(state.asked, dimension.name, []))}>${say(DIMENSIONS[dimension.name]?.all ?? shell.reset, language)}</button>` : nothing}
  </span>`;
}

function phrase(dimension: Dimension, state: State): string {
  const { language } = state;
  const chosen = state.asked.filters[dimension.name] ?? [];
  const words = DIMENSIONS[dimension.name];
  if (chosen.length === 0) return words ? say(words.all, language) : dimension.name;
  const name = dimensionName(dimension.name, state);
  if (chosen.length <= 2) return `${name} ${chosen.map((label) => label ?? say(shell.none, language)).join(", ")}`;
  return words ? fill(words.many, language, { n: chosen.length }) : `${name} (${chosen.length})`;
}

function dimensionMenu(dimension: Dimension, state: State, store: Store): TemplateResult {
  const chosen = state.asked.filters[dimension.name] ?? [];
  return html` · <crm-kpi-menu data-dimension=${dimension.name} .label=${phrase(dimension, state)} .name=${capital(dimensionName(dimension.name, state))} .changed=${chosen.length > 0} .content=${() => labels(dimension, state, store)}></crm-kpi-menu>`;
}

/** The filters as steps: each leads back to what stood before the next. */
function crumbs(state: State, store: Store): TemplateResult | typeof nothing {
  const { language, asked } = state;
  const steps = Object.entries(asked.filters);
  if (steps.length === 0) return nothing;
  const back = (count: number): void => store.ask({ filters: Object.fromEntries(steps.slice(0, count)) });
  return html`<nav class="crumbs-nav screen" aria-label=${say(shell.crumbs, language)}><ol class="crumbs"><li><button type="button" class="act" @click=${() => back(0)}>${say(shell.everything, language)}</button></li>
    ${steps.map(([name, labels], at) => {
      const words = `${capital(dimensionName(name, state))}${language === "fr" ? "\u00a0" : ""}: ${labels.map((label) => label ?? say(shell.none, language)).join(", ")}`;
      return html`<li>${at === steps.length - 1 ? html`<span class=${name === "owner" ? "person" : ""} aria-current="true">${words}</span><button type="button" class="act" @click=${() => store.ask(filtered(asked, name, []))}>${say(shell.without, language)}<span class="hidden"> ${words}</span></button>` : html`<button type="button" class=${name === "owner" ? "act person" : "act"} @click=${() => back(at + 1)}>${words}</button>`}</li>`;
    })}</ol></nav>`;
}

/** The sentence, and under it the way that the filters took. */
export function scope(state: State, store: Store, report: Report): TemplateResult {
  const { language, asked } = state;
  const { period, as_of: asOf, grain } = report.settings;
  const before = period && previousPeriod(period);
  const inSentence = FIRST.flatMap((name) => state.dimensions.find((one) => one.name === name) ?? []);
  const set = state.dimensions.filter((one) => !FIRST.includes(one.name) && asked.filters[one.name]?.length);
  const more = state.dimensions.filter((one) => !FIRST.includes(one.name) && !asked.filters[one.name]?.length);
  const isFiltered = Object.keys(asked.filters).length > 0;
  return html`<p class="scope" aria-label=${say(shell.scope, language)} data-period=${period ? `${period.start}..${period.end}` : nothing} data-as-of=${asOf ?? nothing} data-grain=${grain}>
    ${period
      ? html`<crm-kpi-menu .label=${capital(formatPeriod(period, language))} .name=${say(shell.period, language)} .changed=${asked.period !== null} .content=${periodMenu(state, store, report)}></crm-kpi-menu>, ${say(shell.compared, language)}
          <span class="compared">${before ? (periodName(before, language) ?? formatPeriod(before, language)) : ""}</span>, ${say(shell.by, language)}
          <crm-kpi-menu .label=${say(GRAINS[grain].one, language)} .name=${say(shell.grain, language)} .changed=${asked.grain !== "month"} .content=${grainMenu(state, store, report)}></crm-kpi-menu>`
      : capital(formatPeriod(null, language))}${[...inSentence, ...set].map((dimension) => dimensionMenu(dimension, state, store))}${more.length > 0
      ? html`<span class="screen"> · <crm-kpi-menu .label=${say(shell.moreFilters, language)} .name=${capital(say(shell.moreFilters, language))} .content=${() => html`${more.map((dimension) => html`<details class="menu-more"><summary>${capital(dimensionName(dimension.name, state))}</summary>${labels(dimension, state, store)}</details>`)}`}></crm-kpi-menu></span>`
      : nothing}${asOf
      ? html` · ${say(shell.stateAt, language)} <crm-kpi-menu .label=${formatDay(asOf, language)} .name=${say(shell.asOf, language)} .changed=${asked.asOf !== null} .content=${asOfMenu(state, store, report)}></crm-kpi-menu>`
      : nothing}${isFiltered ? html`<span class="screen"> · <button type="button" class="act" @click=${() => store.clearFilters()}>${say(shell.clearFilters, language)}</button></span>` : nothing}
  </p>${crumbs(state, store)}`;
}
