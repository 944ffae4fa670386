/** The whole report as one HTML file: every view as it is drawn, without script, without records, readable with the network off. */
import { html, nothing, render, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { formatDay, formatPeriod } from "../dates";
import { capital, say } from "../format";
import { filesBand } from "../panels/files";
import type { State } from "../store";
import { TAKE } from "../text/take";
import type { Panel, View } from "../view";
import { fill } from "./words";

/** What is of use only with a script, or holds records. */
const OUT = ".screen, .foot-links > .link, .twin-take, .foot-line, .hidden, .of-records, .stuck, .scroll:has(.stuck), .drawer, label.btn, input";
/** Width of the text column that the charts are drawn for, in CSS px. */
const WIDTH = 1038;

/** What stands at the end of print: the sources, and the definition of every figure shown. `brief`: the view has its sources and no room for more. */
export function appendix(view: View, shown: ReadonlySet<string>, brief = false): TemplateResult | typeof nothing {
  const { language } = view;
  if (brief) return nothing;
  const told = [...view.facts.values()].filter(({ id }) => shown.has(id) && view.report.kpis[id]?.value !== null && view.report.kpis[id]);
  return html`<div class="appendix">${filesBand(view, "appendix-sources", say(TAKE.sources, language), true)}
    <section class="band" id="definitions"><header class="margin"><h2>${say(TAKE.definitions, language)}</h2></header><dl class="text definitions">${told.map((facts) => html`<div><dt>${say(facts.words.name, language)} <span class="mono">${facts.id}/${facts.version}</span></dt><dd>${say(facts.words.about, language)}</dd></div>`)}</dl></section></div>`;
}

/** Every view one after another, with its sentence and its scope in words. */
export function allViews(view: View, panels: readonly Panel[]): TemplateResult {
  const { language } = view;
  const { period, as_of: asOf, filters } = view.report.settings;
  const scope = [capital(formatPeriod(period, language)), ...Object.entries(filters).map(([name, labels]) => `${name} ${(labels ?? []).map((label) => label ?? "—").join(", ")}`), asOf ? formatDay(asOf, language) : null].filter(Boolean).join(" · ");
  return html`${panels.map((panel) => html`<section class="whole-view" id=${ifDefined(panel.id)}><header class="title"><p class="whole-name">${say(panel.name, language)}</p><h2 class="whole-title">${panel.headline(view)}</h2><p class="scope">${scope}</p></header>${panel.bands(view).map((band) => band())}</section>`)}${appendix(view, new Set(view.facts.keys()))}`;
}

/** Leaves what a reader without a script can use. */
function still(root: Element): void {
  for (const one of root.querySelectorAll(OUT)) one.remove();
  for (const button of root.querySelectorAll("button")) {
    const words = document.createElement("span");
    words.className = button.className;
    for (const { name, value } of [...button.attributes]) if (name.startsWith("data-")) words.setAttribute(name, value);
    words.append(...button.childNodes);
    button.replaceWith(words);
  }
  for (const one of root.querySelectorAll("[tabindex]")) one.removeAttribute("tabindex");
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  for (let at = walker.nextNode(); at; at = walker.nextNode()) comments.push(at);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

const styles = (): string => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");

/** The file's text: put together as text, so that this page's policy has nothing to apply to. */
export function offlineReport(state: State, view: View, panels: readonly Panel[]): string {
  const { language } = state;
  const inside = document.createElement("div");
  const wide = { ...view, width: WIDTH, stacked: false };
  const day = view.report.settings.as_of;
  render(html`<header class="head"><span class="wordmark">crm-kpi</span><nav class="grow"><ul class="views">${panels.map((panel) => html`<li><a href=${`#${panel.id}`}>${say(panel.name, language)}</a></li>`)}</ul></nav></header>
    <main class="sheet">${allViews(wide, panels)}</main><footer class="colophon"><span>${day ? fill(TAKE.made, language, { day: formatDay(day, language) }) : nothing}</span><span>crm-kpi ${view.report.generated_by.version}</span></footer>`, inside);
  still(inside);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><title>crm-kpi · ${formatPeriod(view.report.settings.period, language)}</title>
<style>${styles().replaceAll("</", "<\\/")}</style></head>
<body class="still-report">${inside.innerHTML}</body></html>
`;
}
