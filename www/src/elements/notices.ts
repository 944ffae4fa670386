/** What went wrong, where, and what to do; and what the page has to say meanwhile. */
import { html, nothing, type TemplateResult } from "lit";
import { formatNumber, say } from "../format";
import { isCalm, type Alert, type State, type Store } from "../store";
import type { Language } from "../text/both";
import { sentence } from "../text/errors";
import { shell } from "../text/shell";

/** The sentence of an error. What a browser says of a file is in its own words, and is left out. */
export function errorWords({ error }: Alert, language: Language): { place: string; words: string } {
  const place = [
    error.file,
    !error.row ? null : `${say(shell.line, language)} ${formatNumber(error.row, language)}`,
    error.column ? `${say(shell.columnOf, language)} ${error.column}` : null,
  ].filter(Boolean).join(", ");
  return { place, words: sentence(error.code === "unreadable" ? { ...error, found: "" } : error, language) };
}

/** The alerts, newest last. */
export function alerts(state: State, store: Store): TemplateResult {
  const { language } = state;
  return html`<div class="notices">${state.alerts.map((alert) => {
    const { place, words } = errorWords(alert, language);
    const calm = isCalm(alert);
    return html`<div class="notice ${calm ? "" : "bad-notice"}">${calm ? nothing : html`<svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true"><rect x=".8" y=".8" width="9.4" height="9.4" fill="currentColor"/></svg>`}
      <p role=${calm ? "status" : "alert"}>${place ? html`<b>${place}</b> ` : nothing}${words}${alert.error.code === "unmapped" ? html` <a href=${store.href("sources")}>${say(shell.sources, language)}</a>` : nothing}</p>
      <button type="button" class="act" @click=${() => store.dismiss(alert.key)}>${say(shell.dismiss, language)}</button></div>`;
  })}${state.recovered ? html`<div class="notice"><p><i>${say(shell.recovered, language)}</i></p><button type="button" class="act" @click=${() => store.dismiss(-1)}>${say(shell.dismiss, language)}</button></div>` : nothing}</div>`;
}
