/** The first page: one promise, a place for files, a sample, the way to the exports. */
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { say } from "../format";
import type { State, Store } from "../store";
import type { Both } from "../text/both";
import { shell } from "../text/shell";
import { otherTool, vendorName, vendors } from "../text/vendors";
import { proof } from "./proof";
import { fill } from "./words";

/** The one file input of the page. */
export function fileInput(state: State, store: Store): TemplateResult {
  return html`<input class="hidden" type="file" id="files" multiple accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.json,.jsonl,.ndjson,.zip,.gz,text/csv,text/tab-separated-values,text/plain" aria-label=${say(shell.choose, state.language)} ?disabled=${state.phase !== "open"} .value=${live("")}
    @change=${(event: Event) => { const input = event.target as HTMLInputElement; const files = [...(input.files ?? [])]; input.value = ""; void store.addFiles(files); }}>`;
}

/** The place where files are let go, a button too. */
export function drop(state: State, over: boolean): TemplateResult {
  const t = (words: Parameters<typeof say>[0]): string => say(words, state.language);
  const closed = state.phase !== "open";
  const choose = (event: Event): void => {
    const at = event.target as Element;
    if (!at.closest("label")) (at.getRootNode() as ParentNode).querySelector<HTMLElement>("#files")?.click();
  };
  return html`<div class="drop ${over ? "over" : ""}" @click=${choose}>
    <i class="crop tl"></i><i class="crop tr"></i><i class="crop bl"></i><i class="crop br"></i>
    <p class="drop-title">${t(over ? shell.dropNow : shell.dropTitle)}</p>
    <p class="drop-sub">${t(shell.dropSub)}</p>
    <p><label class="btn primary ${closed ? "off" : ""}" for="files">${t(closed ? shell.sealing : shell.choose)}</label></p>
    <p class="drop-sub">${t(shell.paste)} <kbd>${t(shell.ctrl)}</kbd> <kbd>V</kbd></p>
  </div>`;
}

/** The page without files. */
export function cover(state: State, store: Store, over: boolean): TemplateResult {
  const { language } = state;
  const t = (words: Parameters<typeof say>[0]): string => say(words, language);
  const closed = state.phase !== "open";
  const sample = (shop: boolean, name: Both, sub: Both): TemplateResult => html`<button type="button" class="sample" ?disabled=${closed} @click=${() => void store.addSample(shop)}><span class="s-name">${t(name)}</span><span class="s-sub">${t(sub)}</span></button>`;
  return html`
  <header class="cover"><h1 tabindex="-1">${t(shell.coverA)}<br>${t(shell.coverB)}</h1>
    <p class="lead">${t(shell.lead)} <a href=${store.href("seal")}>${t(shell.verifyLink)}</a></p></header>
  <div class="entry">
    ${drop(state, over)}
    <section class="samples" aria-labelledby="no-file"><h2 id="no-file">${t(shell.noFile)}</h2>
      ${sample(false, shell.sampleName, shell.sampleSub)}${sample(true, shell.shopName, shell.shopSub)}
      ${state.keptFiles.length > 0 ? html`<button type="button" class="sample" ?disabled=${closed} @click=${() => void store.addFiles(state.keptFiles)}><span class="s-name">${t(shell.keptFound)}</span><span class="s-sub">${state.keptFiles.length === 1 ? t(shell.keptFile) : fill(shell.keptFiles, language, { n: state.keptFiles.length })}</span></button><button type="button" class="act" @click=${() => void store.forget()}>${t(shell.forget)}</button>` : html`<div class="sample still"><span class="s-name">${t(shell.keepName)}</span><span class="s-sub">${t(shell.keepSub)}</span></div>`}
    </section>
  </div>
  <section class="band" aria-labelledby="how"><header class="margin"><h2 id="how">${t(shell.howTitle)}</h2><p>${t(shell.howSub)}</p></header>
    <div class="hows">${vendors.map((vendor, index) => html`<details class="how" name="vendor" ?open=${index === 0}><summary>${vendorName(vendor.id) ?? t(otherTool)}</summary>
      <ol class="steps">${vendor.steps.map((step) => html`<li><b>${t(step.what)}</b><span>${t(step.how)}</span><i>${t(step.gives)}</i></li>`)}</ol></details>`)}</div></section>
  ${proof(state)}`;
}
