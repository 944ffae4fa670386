import { html, LitElement } from "lit";
import { Client } from "../client";
import { seal } from "../seal";

/** The page. (Skeleton: the elements follow.) */
export class App extends LitElement {
  #client: Client | undefined;
  protected override createRenderRoot(): HTMLElement { return this; }

  protected override firstUpdated(): void {
    void seal().then(({ module, startWorker }) => {
      this.#client = new Client(module, startWorker);
      document.body.dataset.state = "empty";
      this.requestUpdate();
    });
  }

  protected override render(): unknown {
    return html`<main id="main"><label>Files <input type="file" id="files" multiple ?disabled=${!this.#client}></label></main>`;
  }
}
if (!customElements.get("crm-kpi-app")) customElements.define("crm-kpi-app", App);
