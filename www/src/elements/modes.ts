import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { FunnelMode } from "../api";
import { formatFigure, formatNumber, say } from "../format";
import type { Store } from "../store";
import { MODES, MODES_TITLE } from "../text/modes";
import { shell } from "../text/shell";
import { fill } from "./words";

/** The funnel as each mode counts it, side by side; counted when it is first looked at. */
export class Modes extends LitElement {
  static override properties = { store: { attribute: false }, version: { attribute: false }, modes: { state: true } };
  declare store: Store;
  /** Changes with the report: the funnel is counted again. */
  declare version: unknown;
  declare modes: readonly FunnelMode[];

  constructor() {
    super();
    this.modes = [];
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("version")) void this.#ask(this.version);
  }

  async #ask(version: unknown): Promise<void> {
    try {
      const modes = await this.store.modes();
      if (version === this.version) this.modes = modes;
    } catch (error) {
      this.store.alert(error);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language, report } = this.store.state;
    const stages = report?.funnel?.stages ?? [];
    if (this.modes.length === 0) return nothing;
    return html`<section><h3>${say(MODES_TITLE, language)}</h3><div class="scroll" tabindex="0" role="group" aria-label=${say(MODES_TITLE, language)}><table>
      <thead><tr><th scope="col">${say(shell.name, language)}</th>${stages.map(({ name }) => html`<th scope="col" class="num">${name}</th>`)}<th scope="col" class="num">%</th></tr></thead>
      <tbody>${this.modes.map(({ mode, entered, conversion_total: share }) => html`<tr class=${mode === report?.settings.funnel.mode ? "cur" : ""}><th scope="row">${MODES[mode] ? say(MODES[mode].about, language) : mode} <span class="mono">${mode}</span>${MODES[mode] ? html`<span class="quiet used-by">${fill(shell.usedBy, language, { who: MODES[mode].usedBy })}</span>` : nothing}</th>
        ${entered.map((count) => html`<td class="num" data-mode=${mode}>${count === null ? "—" : formatNumber(count, language)}</td>`)}<td class="num">${formatFigure(share, "ratio", { language })}</td></tr>`)}</tbody></table></div></section>`;
  }
}
if (!customElements.get("crm-kpi-modes")) customElements.define("crm-kpi-modes", Modes);
