/** The files: what each holds, every row read used or set aside for a reason. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Source } from "../api";
import { named } from "../format";
import { ENTITIES, reasonWords } from "../text/panels";
import { QUALITY, QUALITY_SAYS } from "../text/quality";
import { vendorName } from "../text/vendors";
import type { View } from "../view";
import { band } from "./band";
import { voice } from "./voice";

/** A bar of what was used, what was set aside in grey. */
function bar(source: Source): TemplateResult {
  const used = source.rows === 0 ? 0 : (160 * source.used) / source.rows;
  return html`<svg class="share-bar" width="160" height="10" viewBox="0 0 160 10" aria-hidden="true">${svg`<rect class="f-lost" x="0" y="0" width="160" height="10"/><rect class="f-accent" x="0" y="0" width=${used.toFixed(1)} height="10"/>`}</svg>`;
}

/** The band. `brief`: for print, a line a file in two columns. */
export function filesBand(view: View, id: string, title: string, brief = false): TemplateResult {
  const v = voice(view);
  return band(view, { id, title, text: v.say(QUALITY.filesAbout) }, brief ? lines(view) : table(view, title));
}

function lines(view: View): TemplateResult {
  const v = voice(view);
  const rows = ({ used, rows }: Source): string => (used === rows ? v.count(rows) : v.tell(QUALITY_SAYS.mapped, { used: v.count(used), all: v.count(rows) }));
  return html`<ul class="files-brief">${view.report.sources.map((source) => html`<li><span>${source.file}</span> <b>${rows(source)}</b></li>`)}</ul>`;
}

function table(view: View, title: string): TemplateResult {
  const v = voice(view);
  const why = (source: Source): string => source.rejected.map(({ reason, rows }) => named(v.say(reasonWords(reason)), v.count(rows), v.language)).join(", ");
  const reasons = view.report.sources.some((source) => source.rejected.length > 0);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${title}><table class="quality-files">
    <thead><tr><th scope="col">${v.say(QUALITY.file)}</th><th scope="col">${v.say(QUALITY.holds)}</th><th scope="col" class="num">${v.say(QUALITY.read)}</th><th scope="col" class="num">${v.say(QUALITY.used)}</th><th scope="col"><span class="hidden">${v.say(QUALITY.used)}</span></th><th scope="col" class="num">${v.say(QUALITY.aside)}</th>${reasons ? html`<th scope="col">${v.say(QUALITY.why)}</th>` : nothing}<th scope="col" class="num">${v.say(QUALITY.columns)}</th></tr></thead>
    <tbody>${view.report.sources.map((source) => html`<tr><th scope="row">${source.file}</th><td>${[vendorName(source.vendor), source.entity ? v.say(ENTITIES[source.entity].many) : "—"].filter(Boolean).join(", ")}</td><td class="num">${v.count(source.rows)}</td><td class="num">${v.count(source.used)}</td><td>${bar(source)}</td><td class="num">${v.count(source.rows - source.used)}</td>${reasons ? html`<td>${why(source)}</td>` : nothing}
      <td class="num">${v.tell(QUALITY_SAYS.mapped, { used: v.count(source.mapping.filter((column) => column.field !== null).length), all: v.count(source.mapping.length) })}</td></tr>`)}</tbody></table></div>
    ${view.report.sources.some((source) => source.doubts.length > 0) ? html`<p class="fig-sub quality-note">${v.say(QUALITY.doubts)}</p>` : nothing}`;
}
