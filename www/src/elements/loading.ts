/** Files being read: a bar each by bytes, rows so far, time left, cancel. */
import { html, nothing, type TemplateResult } from "lit";
import type { Kpi, Report } from "../api";
import { figurePieces, formatNumber, hook, plural, real, say } from "../format";
import { secondsLeft, type Reading, type State, type Store } from "../store";
import type { Language } from "../text/both";
import { shell } from "../text/shell";
import { duration, fill } from "./words";

const rowWords = { one: { en: "row", fr: "ligne" }, many: { en: "rows", fr: "lignes" } };

function progressWords(one: Reading, language: Language): string {
  if (one.since === null) return say(shell.waiting, language);
  const share = one.size > 0 ? Math.floor((one.bytes / one.size) * 100) : 100;
  if (share >= 100) return say(shell.finishing, language);
  const parts = [`${share}${language === "fr" ? "\u202f" : ""}%`];
  if (one.rows > 0) parts.push(`${formatNumber(one.rows, language)}\u00a0${plural(one.rows, rowWords.one, rowWords.many, language)}`);
  return parts.join(" · ");
}

/** The time left for all of them, or nothing. */
function leftWords(state: State): string {
  const seconds = secondsLeft(state.reading, performance.now());
  return seconds === null || seconds < 1 ? "" : fill(shell.left, state.language, { t: duration(seconds) });
}

/** One line for a screen reader: at most every two seconds. */
export function spoken(state: State): string {
  const at = state.reading.find((one) => one.since !== null);
  if (at) return [`${at.name} : ${progressWords(at, state.language)}`, leftWords(state)].filter(Boolean).join(", ");
  return "";
}

/** The lines with their bars. */
export function bars(state: State, store: Store): TemplateResult {
  const { language } = state;
  const left = leftWords(state);
  return html`<div class="progresses">${state.reading.map((one) => html`<div class="progress-line">
    <span class="progress-name">${one.name}</span>
    <progress max="1" .value=${one.size > 0 ? one.bytes / one.size : 1} aria-label=${one.name}></progress>
    <span class="progress-words">${progressWords(one, language)}${one.since !== null && left ? ` · ${left}` : ""}</span>
    <button type="button" class="act" @click=${() => store.cancel(one.key)}>${say(shell.cancel, language)}<span class="hidden"> ${one.name}</span></button></div>`)}</div>`;
}

/** At most so many figures are told early. */
const FEW = 4;

/** The leading figures, each as the report will have it. */
function figures({ kpis, settings }: Report, { facts, language }: State): TemplateResult {
  const told = (settings.kpis ?? []).flatMap((id) => facts.get(id) ?? []).filter(({ id }) => real(kpis[id]?.value) !== null).slice(0, FEW);
  const set = ({ value, unit, denominator }: Kpi): TemplateResult => {
    const { before, number, after } = figurePieces(value ?? 0, unit, { language, currency: settings.currency, n: typeof denominator === "number" ? denominator : null, compact: true, long: true });
    return html`${before ? html`<span class="unit before">${before}</span>` : nothing}${number}${after ? html`<span class="unit">${after}</span>` : nothing}`;
  };
  return html`<dl class="early">${told.map(({ id, words }) => html`<div><dt>${say(words.name, language)}</dt><dd data-kpi=${id} data-value=${hook(kpis[id]?.value)}>${set(kpis[id] as Kpi)}</dd></div>`)}</dl>`;
}

/** The whole page while the first files are read. */
export function loading(state: State, store: Store): TemplateResult {
  const { language, reading } = state;
  const [first] = reading;
  const title = first === undefined ? say(shell.computing, language)
    : reading.length === 1 ? fill(shell.loadingTitleOne, language, { file: first.name }) : fill(shell.loadingTitle, language, { n: reading.length });
  return html`<header class="title"><h1 tabindex="-1">${title}</h1><p class="scope">${say(shell.loadingSub, language)}</p></header>
    <section class="band still-band">${first === undefined ? html`<div class="progresses"><progress aria-label=${title}></progress></div>${state.early ? figures(state.early, state) : nothing}` : bars(state, store)}</section>`;
}
