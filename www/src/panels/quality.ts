/** Data quality: what was read and set aside in each file, and the figures of quality. */
import type { Source } from "../api";
import { real } from "../format";
import { QUALITY } from "../text/quality";
import { THEME_FINDINGS, THEMES } from "../text/themes";
import { VIEWS } from "../text/views";
import type { Parts, View } from "../view";
import { defectBands } from "./defects";
import { filesBand } from "./files";
import { first } from "./headlines";
import { entriesOf, themeBand } from "./theme";
import { unlockBand } from "./unlock";
import { kpi, voice } from "./voice";
import { missingIn } from "./waiting";

const rules = [
  (view: View): string | null => {
    const score = real(kpi(view, "quality.score")?.value);
    return score === null ? null : score === 100 ? voice(view).tell(THEME_FINDINGS.faultless, undefined) : voice(view).tell(THEME_FINDINGS.quality, { share: voice(view).figure(score / 100, "ratio") });
  },
  (view: View): string | null => {
    const v = voice(view);
    const sum = (of: (source: Source) => number): number => view.report.sources.reduce((all, source) => all + of(source), 0);
    return v.tell(THEME_FINDINGS.rows, { used: v.count(sum((source) => source.used)), read: v.count(sum((source) => source.rows)) });
  },
];

/** The view of data quality. */
export const quality: Parts = {
  id: "quality",
  name: VIEWS.quality,
  headline: (view) => first(view, rules) ?? VIEWS.quality[view.language],
  bands: (view) => [() => themeBand(view, { id: "quality", theme: THEMES.quality, ids: ["quality."] }), ...defectBands(view), () => filesBand(view, "files", QUALITY.files[view.language]), () => unlockBand(view, "quality", missingIn(view, entriesOf(view, ["quality."])))],
};
