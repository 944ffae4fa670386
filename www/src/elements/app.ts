import { html, nothing, type TemplateResult } from "lit";
import { formatDay } from "../dates";
import { say } from "../format";
import { bodyState } from "../store";
import { shell } from "../text/shell";
import { applyTheme } from "../theme";
import { cover, fileInput } from "./cover";
import { Frame } from "./frame";
import { head } from "./head";
import { proof } from "./proof";

/** The page: the frame with its head and foot; the address, the title, files by drop and paste anywhere. */
export class App extends Frame {
  #view = "";

  #listening = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#view = this.store.state.view;
    this.#listening = new AbortController();
    const hears = { hashchange: this.#hash, dragover: this.#dragged, dragleave: this.#undragged, drop: this.#dropped, paste: this.#pasted, beforeprint: this.#prints, afterprint: this.#printed };
    for (const [type, heard] of Object.entries(hears)) window.addEventListener(type, heard as EventListener, { signal: this.#listening.signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.abort();
  }

  readonly #prints = (): void => this.store.printing(true);
  readonly #printed = (): void => this.store.printing(false);
  readonly #hash = (): void => this.store.navigate(location.hash);

  readonly #dragged = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.over = true;
  };

  readonly #undragged = (event: DragEvent): void => { if (!event.relatedTarget) this.over = false; };

  readonly #dropped = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = false;
    if (this.store.state.phase === "open") void this.store.addFiles(event.dataTransfer.files);
  };

  readonly #pasted = (event: ClipboardEvent): void => {
    if (this.store.state.phase !== "open" || (event.target as Element).closest?.("input, textarea, dialog")) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (files.length > 0) void this.store.addFiles(files);
    else if (/[,;\t|].*\n/s.test(text)) void this.store.addFiles([new File([text], `${say(shell.pasted, this.store.state.language)}.csv`, { type: "text/csv" })]);
    else return;
    event.preventDefault();
  };

  protected override willUpdate(): void {
    const { state } = this.store;
    document.body.dataset["state"] = bodyState(state);
    document.documentElement.lang = state.language;
    applyTheme(state.theme);
    super.willUpdate();
  }

  /** After the parts below have drawn: the title is the view's sentence; another view begins at its top, with its title in focus. */
  protected override updated(): void {
    super.updated();
    requestAnimationFrame(() => {
      const heading = this.querySelector("h1");
      const title = heading?.textContent?.trim().replace(/\s+/g, " ");
      document.title = title ? `${title} · crm-kpi` : "crm-kpi";
      const { view } = this.store.state;
      if (view === this.#view) return;
      this.#view = view;
      this.querySelector(".views [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
      window.scrollTo(0, 0);
      heading?.focus({ preventScroll: true });
    });
  }

  protected override render(): TemplateResult {
    const { state } = this.store;
    const { language, report } = state;
    const content = state.view === "seal"
      ? html`<header class="title"><h1 tabindex="-1">${say(shell.empty, language)}</h1><p class="scope">${say(shell.lead, language)}</p></header>${proof(state)}<crm-kpi-checks .language=${state.language}></crm-kpi-checks>`
      : this.content(() => cover(state, this.store, this.over));
    const view = this.view();
    document.documentElement.classList.toggle("masked", state.masked);
    return html`${head(state, this.store, view && this.inside?.take ? this.inside.take(state, this.store, view) : nothing)}
      <main class="sheet ${state.computing && report ? "computing" : ""}" id="main" tabindex="-1" aria-busy=${state.computing ? "true" : "false"}>${this.sheet(content, fileInput(state, this.store))}</main>
      <footer class="colophon"><span>${say(shell.colophon, language)}</span>
        <span>crm-kpi ${report?.generated_by.version ?? ""}${report ? ` · ${say(shell.definitions, language)}` : ""}${report?.settings.as_of ? ` · ${say(shell.stateAt, language)} ${formatDay(report.settings.as_of, language)}` : ""}</span></footer>
      ${this.layers()}`;
  }
}
if (!customElements.get("crm-kpi-app")) customElements.define("crm-kpi-app", App);
