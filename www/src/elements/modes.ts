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
    const chosen = report?.settings.funnel.mode;
    return html`<section><h3>${say(MODES_TITLE, language)}</h3><div class="scroll" tabindex="0" role="group" aria-label=${say(MODES_TITLE, language)}><table>
      <thead><tr><th scope="col">${say(shell.stage, language)}</th>${this.modes.map(({ mode }) => html`<th scope="col" class="num mono">${mode}</th>`)}</tr></thead>
      <tbody>${stages.map(({ name }, at) => html`<tr><th scope="row">${name}</th>${this.modes.map(({ mode, entered }) => html`<td class="num" data-mode=${mode}>${entered[at] === null || entered[at] === undefined ? "—" : formatNumber(entered[at], language)}</td>`)}</tr>`)}
        <tr class="cur"><th scope="row">%</th>${this.modes.map(({ conversion_total: share }) => html`<td class="num">${formatFigure(share, "ratio", { language })}</td>`)}</tr></tbody></table></div>
      <ul class="out">${this.modes.map(({ mode }) => (MODES[mode] ? html`<li><b class="mono">${mode}</b>${mode === chosen ? " ✓" : ""} ${say(MODES[mode].about, language)} <span class="quiet used-by">${fill(shell.usedBy, language, { who: MODES[mode].usedBy })}</span></li>` : nothing))}</ul></section>`;
  }
}
if (!customElements.get("crm-kpi-modes")) customElements.define("crm-kpi-modes", Modes);
