import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { measure } from "../charts/measure";
import { status } from "../charts/status";
import { real, say } from "../format";
import { anatomy, stateOf } from "../panels/cell";
import { leading } from "../panels/leading";
import { timeline } from "../panels/timeline";
import { kpi, voice } from "../panels/voice";
import type { Entry } from "../panels/waiting";
import type { Store } from "../store";
import { PERSPECTIVES } from "../text/panels";
import { TAKE } from "../text/take";
import type { View } from "../view";
import { fill } from "./words";

/** For a meeting: one figure a screen in big type, by the arrow keys; the page lies under it. */
export class Present extends LitElement {
  static override properties = { store: { attribute: false }, view: { attribute: false }, version: { attribute: false }, at: { state: true } };
  declare store: Store;
  declare view: View;
  /** Changes with the state: the element draws again. */
  declare version: unknown;
  /** Which screen; the first is the headline. */
  declare at: number;

  constructor() {
    super();
    this.at = 0;
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  /** The figures that are shown: the leading ones of each perspective. */
  #entries(): Entry[] {
    const all = [...this.view.facts.values()].flatMap((facts) => {
      const of = kpi(this.view, facts.id);
      return of && real(of.value) !== null && stateOf(this.view, of) !== "empty" ? [{ facts, of }] : [];
    });
    return Object.keys(PERSPECTIVES).flatMap((perspective) => leading(all.filter(({ facts }) => facts.perspective === perspective)));
  }

  readonly #key = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (step) { event.preventDefault(); this.#go(step); }
    else if (event.key.toLowerCase() === "n") this.store.mask(!this.store.state.masked);
    else if (event.key === "Home") this.at = 0;
    else if (event.key === "End") this.at = this.#entries().length;
  };

  #go(step: number): void { this.at = Math.min(this.#entries().length, Math.max(0, this.at + step)); }

  protected override firstUpdated(_: PropertyValues): void { this.querySelector("dialog")?.showModal(); }

  protected override render(): TemplateResult {
    const { language } = this.view;
    const entries = this.#entries();
    const entry = entries[this.at - 1];
    const count = fill(TAKE.presentOf, language, { n: this.at + 1, all: entries.length + 1 });
    return html`<dialog class="stage" aria-label=${say(TAKE.present, language)} @close=${() => this.store.present(false)} @keydown=${this.#key}>
      <div class="stage-in" role="status">${entry ? this.#figure(entry) : html`<h2 class="stage-title">${document.querySelector("main h1")?.textContent ?? ""}</h2>`}</div>
      <p class="stage-foot"><span>${say(TAKE.presentHelp, language)}</span><span>${count}</span>
        <button type="button" class="act" ?disabled=${this.at === 0} @click=${() => this.#go(-1)}>${say(TAKE.previous, language)}</button><button type="button" class="act" autofocus ?disabled=${this.at === entries.length} @click=${() => this.#go(1)}>${say(TAKE.next, language)}</button>
        <button type="button" class="act" @click=${() => this.querySelector("dialog")?.close()}>${say(TAKE.leave, language)}</button></p></dialog>`;
  }

  #figure({ facts, of }: Entry): TemplateResult {
    const { choose: _, ...view } = this.view;
    const part = anatomy(view, facts, of);
    const v = voice(view);
    const wide = Math.min(innerWidth - 160, 900);
    const drawn = of.series.filter((point) => real(point.value) !== null).length > 2;
    return html`<p class="stage-name">${part.name}</p><p class="stage-value"><span data-kpi=${facts.id} data-value=${part.hook}>${part.value}</span><span class="stage-side">${status(part.verdict, part.word)}<span>${part.note}</span><span>${[part.change.now, part.change.then].filter(Boolean).join(" · ")}</span></span></p>
      ${drawn ? timeline(view, facts.id, wide, { title: "", sub: v.say(facts.words.about) }) : html`<p class="stage-about">${v.say(facts.words.about)}</p>${measure(part.measured, Math.min(wide, 560))}`}`;
  }
}
if (!customElements.get("crm-kpi-present")) customElements.define("crm-kpi-present", Present);
