import { html, LitElement, nothing, type TemplateResult } from "lit";

/**
 * One word of the scope sentence: a button that opens a small panel under itself. Escape, a click elsewhere and leaving by Tab close it;
 * the focus goes to the panel's chosen control and comes back to the button.
 */
export class Menu extends LitElement {
  static override properties = { label: {}, name: {}, changed: { type: Boolean }, content: { attribute: false }, open: { state: true } };
  /** The button's words. */
  declare label: string;
  /** The panel's name for a screen reader. */
  declare name: string;
  /** Whether it is set to something else than the default. */
  declare changed: boolean;
  /** The panel; `close` shuts it. */
  declare content: (close: () => void) => TemplateResult;
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#elsewhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#elsewhere);
  }

  readonly #elsewhere = (event: Event): void => {
    if (this.open && !event.composedPath().includes(this)) this.open = false;
  };

  readonly #close = (): void => {
    this.open = false;
    this.querySelector<HTMLElement>(".menu-word")?.focus();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.open) return;
    event.stopPropagation();
    this.#close();
  };

  readonly #left = (event: FocusEvent): void => {
    if (this.open && event.relatedTarget && !this.contains(event.relatedTarget as Node)) this.open = false;
  };

  protected override updated(changes: Map<PropertyKey, unknown>): void {
    if (!changes.has("open") || !this.open) return;
    const panel = this.querySelector<HTMLElement>(".menu-panel");
    if (!panel) return;
    panel.style.setProperty("--shift", "0px");
    const over = panel.getBoundingClientRect().right - document.documentElement.clientWidth + 16;
    if (over > 0) panel.style.setProperty("--shift", `${-over}px`);
    (panel.querySelector<HTMLElement>("input:checked") ?? panel.querySelector<HTMLElement>("input, button, summary"))?.focus();
  }

  protected override render(): TemplateResult {
    return html`<span class="menu" @crm-kpi-menu-close=${() => { this.open = false; }} @keydown=${this.#key} @focusout=${this.#left}><button type="button" class="menu-word ${this.changed ? "on" : ""}" aria-haspopup="dialog" aria-expanded=${this.open ? "true" : "false"} @click=${() => { this.open = !this.open; }}>${this.label}</button>${this.open ? html`<span class="menu-panel" role="dialog" aria-label=${this.name}>${this.content(this.#close)}</span>` : nothing}</span>`;
  }
}
if (!customElements.get("crm-kpi-menu")) customElements.define("crm-kpi-menu", Menu);
