/** Take away: the report in every form, the recipe, the link; and the way to present it. */
import { html, type TemplateResult } from "lit";
import { copied } from "../charts/take";
import { csvText, download } from "../csv";
import { say } from "../format";
import { figures, rowsOf, valuesOf } from "../library/sheets";
import { panels } from "../panels/index";
import type { State, Store } from "../store";
import { TAKE } from "../text/take";
import type { View } from "../view";
import { workbook, XLSX_TYPE } from "../xlsx";
import "./menu";
import { offlineReport } from "./offline";

/** The menu in the running head. */
export function take(state: State, store: Store, view: View): TemplateResult {
  const { language } = state;
  const row = (words: keyof typeof TAKE, sub: keyof typeof TAKE, act: () => void | Promise<void>): TemplateResult =>
    html`<button type="button" class="take-row" @click=${(event: Event) => { (event.currentTarget as Element).dispatchEvent(new CustomEvent("crm-kpi-menu-close", { bubbles: true })); void act(); }}><span>${say(TAKE[words], language)}</span><span class="take-sub">${say(TAKE[sub], language)}</span></button>`;
  // the menu stays, and says what became of it
  const link = async ({ currentTarget }: Event): Promise<void> => {
    const words = await copied(language, (clipboard) => clipboard.writeText(location.href));
    (currentTarget as Element).querySelector("[role=status]")?.replaceChildren(words);
  };
  return html`<crm-kpi-menu class="take-menu" .label=${say(TAKE.take, language)} .name=${say(TAKE.take, language)} .content=${() => html`
    ${row("report", "reportSub", () => download("crm-kpi.html", "text/html;charset=utf-8", offlineReport(state, view, panels)))}
    ${row("print", "printSub", () => window.print())}
    ${row("printAll", "printAllSub", () => store.printAll())}
    ${row("csv", "csvSub", () => download("crm-kpi.csv", "text/csv;charset=utf-8", csvText(rowsOf(figures(view.report, view.facts.values(), language)))))}
    ${row("xlsx", "xlsxSub", () => { const sheet = figures(view.report, view.facts.values(), language); download("crm-kpi.xlsx", XLSX_TYPE, workbook([{ name: sheet.name[language], rows: valuesOf(sheet) }])); })}
    ${row("json", "jsonSub", async () => { const bytes = await store.json(); if (bytes) download("crm-kpi.json", "application/json", bytes as BlobPart); })}
    ${row("recipe", "recipeSub", () => download("crm-kpi-recipe.json", "application/json", store.recipe()))}
    <button type="button" class="take-row" @click=${link}><span>${say(TAKE.link, language)}</span><span class="take-sub">${say(TAKE.linkSub, language)}</span><span class="take-sub" role="status"></span></button>
    ${row("present", "presentSub", () => store.present(true))}
    <label class="choice take-mask"><input type="checkbox" .checked=${state.masked} @change=${() => store.mask(!state.masked)}><span>${say(TAKE.mask, language)}<span class="take-sub">${say(TAKE.maskSub, language)}</span></span></label>`}></crm-kpi-menu>`;
}
