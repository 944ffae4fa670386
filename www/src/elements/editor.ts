/** A setting that is more than a value, as a field of its form: its value is the settings' JSON, empty where it is left to the definitions. */
import { html, LitElement, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { State, Store } from "../store";
import { criteria } from "./criteria";
import { groups } from "./groups";
import { hours } from "./hours";

/** What an editor is drawn from. */
export interface Edited {
  /** What is set; undefined: nothing. */
  readonly value: unknown;
  /** What holds where nothing is set. */
  readonly usual: unknown;
  readonly state: State;
  /** Sets it; `problem`: what is still wrong with it. */
  set(value: unknown, problem?: string): void;
}

/** Draws an editor; null where what is set cannot be shown by it. */
export type Draw = (edited: Edited) => TemplateResult | null;

const EDITORS: Readonly<Record<string, Draw>> = { hours, groups, criteria };

/** The field. Named as its setting, it stands among the elements of its form. */
export class Editor extends LitElement {
  static readonly formAssociated = true;
  static override properties = { editor: {}, value: {}, usual: { attribute: false }, store: { attribute: false } };
  declare editor: string;
  declare value: string;
  declare usual: unknown;
  declare store: Store;
  readonly #internals = this.attachInternals();
  #problem = "";

  constructor() {
    super();
    this.value = "";
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  setCustomValidity(words: string): void {
    const why = words || this.#problem;
    this.#internals.setValidity(why === "" ? {} : { customError: true }, why, this.querySelector<HTMLElement>("input, select, textarea") ?? undefined);
  }

  checkValidity(): boolean { return this.#internals.checkValidity(); }
  reportValidity(): boolean { return this.#internals.reportValidity(); }

  #read(): unknown {
    try {
      return this.value === "" ? undefined : JSON.parse(this.value);
    } catch {
      return undefined;
    }
  }

  protected override render(): TemplateResult {
    const set = (value: unknown, problem = ""): void => {
      this.value = value === undefined ? "" : JSON.stringify(value);
      this.#problem = problem;
      this.setCustomValidity("");
    };
    const drawn = EDITORS[this.editor]?.({ value: this.#read(), usual: this.usual, state: this.store.state, set });
    // what was set by hand is shown as it is
    return drawn ?? html`<textarea rows="3" spellcheck="false" .value=${live(this.value)} @input=${(event: Event) => { this.value = (event.target as HTMLTextAreaElement).value; this.setCustomValidity(""); }}></textarea>`;
  }
}
if (!customElements.get("crm-kpi-setting")) customElements.define("crm-kpi-setting", Editor);
