import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Band } from "../view";

/** Lets the page answer between two bands. */
const breath = (): Promise<void> => new Promise((go) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => go(); port2.postMessage(null); });

/** The bands of a view, one a task: the first is there at once, and a click never waits for the last. What stood before stays until its successor is drawn. */
export class Bands extends LitElement {
  static override properties = { bands: { attribute: false }, view: {}, atOnce: { attribute: false }, drawn: { state: true } };
  declare bands: readonly Band[];
  /** Which view they are of: another one begins empty. */
  declare view: string;
  /** All in one task: what prints does not wait. */
  declare atOnce: boolean;
  declare drawn: readonly ReturnType<Band>[];
  #asks = 0;

  constructor() {
    super();
    this.bands = [];
    this.view = "";
    this.drawn = [];
    this.atOnce = false;
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("bands")) void this.#draw(changed.has("view"));
  }

  async #draw(anew: boolean): Promise<void> {
    const ask = ++this.#asks;
    this.setAttribute("aria-busy", "true");
    const drawn: ReturnType<Band>[] = anew ? [] : this.drawn.slice(0, this.bands.length);
    for (const [at, band] of this.bands.entries()) {
      if (at > 0 && !this.atOnce) await breath();
      if (ask !== this.#asks) return;
      drawn[at] = band();
      this.drawn = [...drawn];
    }
    await this.updateComplete;
    if (ask === this.#asks) this.removeAttribute("aria-busy");
  }

  protected override render(): TemplateResult {
    return html`${this.drawn.map((band) => guard([band], () => band))}`;
  }
}
if (!customElements.get("crm-kpi-bands")) customElements.define("crm-kpi-bands", Bands);
