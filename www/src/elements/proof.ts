/** "See for yourself": the promise, and three ways to check it. */
import { html, LitElement, type TemplateResult } from "lit";
import { say } from "../format";
import type { State } from "../store";
import type { Language } from "../text/both";
import { shell } from "../text/shell";
import { fill } from "./words";

/** A button that lets the page try to call its own server, and says what the browser answered. */
export class Attempt extends LitElement {
  static override properties = { language: {}, result: { state: true } };
  declare language: Language;
  declare result: { passed: boolean; policy: string } | null;

  constructor() {
    super();
    this.result = null;
  }

  protected override createRenderRoot(): HTMLElement { return this; }

  async #try(): Promise<void> {
    let policy = "connect-src 'none'";
    const heard = (event: SecurityPolicyViolationEvent): void => { policy = `${event.effectiveDirective} 'none'`; };
    document.addEventListener("securitypolicyviolation", heard, { once: true });
    const passed = await fetch("index.html").then(() => true, () => false);
    await new Promise((done) => setTimeout(done, 50));
    document.removeEventListener("securitypolicyviolation", heard);
    this.result = { passed, policy };
  }

  protected override render(): TemplateResult {
    const { result, language } = this;
    return html`<button type="button" class="btn" @click=${() => void this.#try()}>${say(shell.verifyTryButton, language)}</button>
      <span role="status" class="attempt ${result ? (result.passed ? "bad" : "good") : ""}">${result ? (result.passed ? say(shell.verifyPassed, language) : fill(shell.verifyRefused, language, { policy: result.policy })) : ""}</span>`;
  }
}
if (!customElements.get("crm-kpi-attempt")) customElements.define("crm-kpi-attempt", Attempt);

/** The band. */
export function proof({ language }: State): TemplateResult {
  const t = (words: Parameters<typeof say>[0]): string => say(words, language);
  return html`<section class="band" id="verify" aria-labelledby="proof"><header class="margin"><h2 id="proof">${t(shell.verifyTitle)}</h2><p>${t(shell.verifySub)}</p></header>
    <div><ol class="verify">
      <li><b>${t(shell.verifyReadT)}</b><span>${t(shell.verifyReadA)} <code>connect-src 'none'</code>, ${t(shell.verifyReadB)}</span></li>
      <li><b>${t(shell.verifyCutT)}</b><span>${t(shell.verifyCut)}</span></li>
      <li><b>${t(shell.verifyTryT)}</b><span>${t(shell.verifyTry)}</span><crm-kpi-attempt .language=${language}></crm-kpi-attempt></li>
    </ol><p class="limits">${t(shell.verifyLimits)}</p></div></section>`;
}
