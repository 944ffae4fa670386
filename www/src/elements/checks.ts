/** The rest of "see for yourself": the live count of requests since the seal, the policies, the way offline, the hashes of the files. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { formatNumber, say } from "../format";
import { SEALED } from "../seal";
import { CHECKS, CHECKS_SAYS } from "../text/checks";
import type { Both, Language } from "../text/both";
import { tell } from "../text/tell";

/** Whether an entry of the browser's own list went out: what a policy refused has neither answer nor length. */
const wentOut = (entry: PerformanceResourceTiming): boolean => !/^(blob|data):/.test(entry.name) && (entry.responseStatus > 0 || entry.duration > 0);

/** The bands; they count for as long as they are shown. */
export class Checks extends LitElement {
  static override properties = { language: {}, sent: { state: true }, refused: { state: true } };
  declare language: Language;
  declare sent: number;
  declare refused: number;
  #observer: PerformanceObserver | undefined;

  constructor() {
    super();
    this.sent = 0;
    this.refused = 0;
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("securitypolicyviolation", this.#heard);
    this.#observer = new PerformanceObserver(() => this.#count());
    this.#observer.observe({ type: "resource", buffered: true });
    this.#count();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("securitypolicyviolation", this.#heard);
    this.#observer?.disconnect();
  }

  readonly #heard = (): void => { this.refused += 1; };

  #count(): void {
    const since = this.#sealed();
    if (since !== null) this.sent = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter((entry) => entry.startTime >= since && wentOut(entry)).length;
  }

  #sealed(): number | null { return performance.getEntriesByName(SEALED)[0]?.startTime ?? null; }

  #band(id: string, title: Both, about: Both | null, body: unknown): TemplateResult {
    return html`<section class="band" aria-labelledby=${id}><header class="margin"><h2 id=${id}>${say(title, this.language)}</h2>${about ? html`<p>${say(about, this.language)}</p>` : nothing}</header><div class="text">${body}</div></section>`;
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const since = this.#sealed();
    const time = since === null ? "" : new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(performance.timeOrigin + since);
    const counted = (n: number): { words: string; n: number } => ({ words: formatNumber(n, language), n });
    const policies = [...document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]')].map((meta) => meta.content);
    const digests = (document.querySelector<HTMLMetaElement>('meta[name="crm-kpi-files"]')?.content ?? "").split(" ").filter(Boolean).map((one) => one.split(":"));
    return html`${this.#band("checks-count", CHECKS.count, CHECKS.countAbout, since === null ? html`<p class="absent">${say(CHECKS.unsealed, language)}</p>` : html`<p class="xl" role="status"><span class="sent">${formatNumber(this.sent, language)}</span><span class="xl-note">${tell(CHECKS_SAYS.sent, { n: counted(this.sent), time }, language)}<br>${tell(CHECKS_SAYS.refused, counted(this.refused), language)}</span></p>`)}
      ${this.#band("checks-policies", CHECKS.policies, CHECKS.policiesAbout, html`<dl class="policies">${policies.map((policy, at) => html`<div><dt>${say(at === 0 ? CHECKS.first : CHECKS.second, language)}</dt><dd><code>${policy.replace(/'sha256-[^']+'/g, (digest) => `${digest}\u200b`)}</code></dd></div>`)}</dl>`)}
      ${this.#band("checks-offline", CHECKS.offline, null, html`<p class="prose">${say(CHECKS.offlineSteps, language)}</p>`)}
      ${this.#band("checks-files", CHECKS.files, digests.length > 0 ? CHECKS.filesAbout : null, digests.length === 0 ? html`<p class="prose">${say(CHECKS.one, language)}</p>` : html`<div class="scroll" tabindex="0" role="group" aria-label=${say(CHECKS.files, language)}><table class="digests"><thead><tr><th scope="col">${say(CHECKS.file, language)}</th><th scope="col">SHA-256</th></tr></thead><tbody>${digests.map(([file, digest]) => html`<tr><th scope="row">${file}</th><td><code>${digest}</code></td></tr>`)}</tbody></table></div>`)}`;
  }
}
if (!customElements.get("crm-kpi-checks")) customElements.define("crm-kpi-checks", Checks);
