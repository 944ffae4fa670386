/** The running head: measure and name, views, Sources, the seal, language, appearance. */
import { html, nothing, type TemplateResult } from "lit";
import { say } from "../format";
import { openQuestions, type State, type Store } from "../store";
import type { Language } from "../text/both";
import { shell } from "../text/shell";
import { VIEWS } from "../text/views";
import { themes, type Theme } from "../theme";

const themeWords = { auto: shell.themeAuto, light: shell.themeLight, dark: shell.themeDark } as const satisfies Record<Theme, unknown>;

function languageButton(one: Language, state: State, store: Store): TemplateResult {
  const on = one === state.language;
  return html`<button type="button" class=${on ? "on" : ""} lang=${one} aria-pressed=${on ? "true" : "false"} @click=${() => store.speak(one)}>${one.toUpperCase()}</button>`;
}

/** The head. The views, and what can be taken away, stand in it once there are figures. */
export function head(state: State, store: Store, take: TemplateResult | typeof nothing = nothing): TemplateResult {
  const { language, theme, view, phase } = state;
  const link = (id: string, words: unknown, className = ""): TemplateResult => html`<a class=${className || nothing} href=${store.href(id)} aria-current=${view === id ? "page" : nothing}>${words}</a>`;
  const open = openQuestions(state.sources);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto";
  return html`<a class="skip" href="#main" @click=${skip}>${say(shell.skip, language)}</a>
  <header class="head">
    <a class="wordmark" href=${store.href("overview")}><svg width="30" height="12" viewBox="0 0 30 12" aria-hidden="true"><path class="w-line" d="M1 1v10M29 1v10M1 6h28"/><circle class="w-dot" cx="18" cy="6" r="4.5"/></svg><span>crm-kpi</span></a>
    ${state.report ? html`<nav class="grow" aria-label=${say(shell.views, language)}><ul class="views">${Object.entries(VIEWS).map(([id, name]) => html`<li>${link(id, say(name, language))}</li>`)}</ul></nav>` : nothing}
    <div class="tools">
      ${state.sources.length > 0 ? link("sources", html`${say(shell.sources, language)}${open > 0 ? html` <span class="todo"><svg width="9" height="9" viewBox="0 0 11 11" aria-hidden="true"><path d="M5.5 .6 11 10.4H0Z" fill="currentColor"/></svg>${open}<span class="hidden"> ${say(shell.toSee, language)}</span></span>` : nothing}`) : nothing}
      ${take}
      ${phase === "broken" ? nothing : html`<a class="seal" href=${store.href("seal")} aria-current=${view === "seal" ? "page" : nothing}><svg width="10" height="12" viewBox="0 0 10 12" aria-hidden="true"><path d="M2.5 5.5V3.5a2.5 2.5 0 0 1 5 0V5.5" fill="none" stroke="currentColor" stroke-width="1.3"/><rect x=".5" y="5.5" width="9" height="6" fill="currentColor"/></svg><span>${phase === "sealing" ? say(shell.sealing, language) : html`${say(shell.sealed, language)}<span class="seal-more">${say(shell.sealedMore, language)}</span>`}</span></a>`}
      <span role="group" class="languages" aria-label=${say(shell.language, language)}>${languageButton("fr", state, store)} ${languageButton("en", state, store)}</span>
      <button type="button" class="theme" title=${say(shell.theme, language)} aria-label=${`${say(shell.theme, language)}: ${say(themeWords[theme], language)}`} @click=${() => store.dress(next)}>${say(themeWords[theme], language)}</button>
    </div>
  </header>`;
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
