/** Data quality: what was read and set aside in each file, and the figures of quality. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Source } from "../api";
import { real } from "../format";
import { ENTITIES, reasonWords } from "../text/panels";
import { QUALITY, QUALITY_SAYS } from "../text/quality";
import { THEME_FINDINGS, THEMES } from "../text/themes";
import { VIEWS } from "../text/views";
import { vendorName } from "../text/vendors";
import type { Parts, View } from "../view";
import { band } from "./band";
import { defectBands } from "./defects";
import { first } from "./headlines";
import { entriesOf, themeBand } from "./theme";
import { unlockBand } from "./unlock";
import { kpi, voice } from "./voice";
import { missingIn } from "./waiting";

const rules = [
  (view: View): string | null => {
    const score = real(kpi(view, "quality.score")?.value);
    return score === null ? null : voice(view).tell(THEME_FINDINGS.quality, { share: voice(view).figure(score / 100, "ratio") });
  },
  (view: View): string | null => {
    const v = voice(view);
    const sum = (of: (source: Source) => number): number => view.report.sources.reduce((all, source) => all + of(source), 0);
    return v.tell(THEME_FINDINGS.rows, { used: v.count(sum((source) => source.used)), read: v.count(sum((source) => source.rows)) });
  },
];

/** A bar of what was used, what was set aside in grey. */
function bar(source: Source): TemplateResult {
  const used = source.rows === 0 ? 0 : (160 * source.used) / source.rows;
  return html`<svg class="share-bar" width="160" height="10" viewBox="0 0 160 10" aria-hidden="true">${svg`<rect class="f-lost" x="0" y="0" width="160" height="10"/><rect class="f-accent" x="0" y="0" width=${used.toFixed(1)} height="10"/>`}</svg>`;
}

function files(view: View): TemplateResult {
  const v = voice(view);
  const why = (source: Source): string => source.rejected.map(({ reason, rows }) => `${v.count(rows)} ${v.say(reasonWords(reason))}`).join(", ");
  return band(view, { id: "files", title: v.say(QUALITY.files), text: v.say(QUALITY.filesAbout) }, html`<div class="scroll" tabindex="0" role="group" aria-label=${v.say(QUALITY.files)}><table class="quality-files">
    <thead><tr><th scope="col">${v.say(QUALITY.file)}</th><th scope="col">${v.say(QUALITY.holds)}</th><th scope="col" class="num">${v.say(QUALITY.read)}</th><th scope="col" class="num">${v.say(QUALITY.used)}</th><th scope="col"><span class="hidden">${v.say(QUALITY.used)}</span></th><th scope="col" class="num">${v.say(QUALITY.aside)}</th><th scope="col">${v.say(QUALITY.why)}</th><th scope="col" class="num">${v.say(QUALITY.columns)}</th></tr></thead>
    <tbody>${view.report.sources.map((source) => html`<tr><th scope="row">${source.file}</th><td>${[vendorName(source.vendor), source.entity ? v.say(ENTITIES[source.entity].many) : "—"].filter(Boolean).join(", ")}</td><td class="num">${v.count(source.rows)}</td><td class="num">${v.count(source.used)}</td><td>${bar(source)}</td><td class="num">${v.count(source.rows - source.used)}</td><td>${why(source)}</td>
      <td class="num">${v.tell(QUALITY_SAYS.mapped, { used: v.count(source.mapping.filter((column) => column.field !== null).length), all: v.count(source.mapping.length) })}</td></tr>`)}</tbody></table></div>
    ${view.report.sources.some((source) => source.doubts.length > 0) ? html`<p class="fig-sub quality-note">${v.say(QUALITY.doubts)}</p>` : nothing}`);
}

/** The view of data quality. */
export const quality: Parts = {
  id: "quality",
  name: VIEWS.quality,
  headline: (view) => first(view, rules) ?? VIEWS.quality[view.language],
  bands: (view) => [() => themeBand(view, { id: "quality", theme: THEMES.quality, ids: ["quality."] }), ...defectBands(view), () => files(view), () => unlockBand(view, "quality", missingIn(view, entriesOf(view, ["quality."])))],
};
