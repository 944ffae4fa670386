/** Relationship: who was spoken to lately, how soon a lead is answered, when one more try no longer pays. */
import { real } from "../format";
import { THEME_FINDINGS, THEMES } from "../text/themes";
import { VIEWS } from "../text/views";
import type { Parts, View } from "../view";
import { first } from "./headlines";
import { entriesOf, themeBand } from "./theme";
import { unlockBand } from "./unlock";
import { kpi, shareCases, voice } from "./voice";
import { missingIn } from "./waiting";

const IDS = ["contact.", "sales.calls"];

/** What the view’s title may say. */
export const RELATIONSHIP_RULES = [
  (view: View): string | null => {
    const of = kpi(view, "contact.freshness");
    return !of || real(of.value) === null ? null : voice(view).tell(THEME_FINDINGS.fresh, { share: voice(view).percent(real(of.value), shareCases(of)) });
  },
  (view: View): string | null => {
    const of = kpi(view, "contact.response_time");
    return !of || real(of.value) === null ? null : voice(view).tell(THEME_FINDINGS.answer, { time: voice(view).figure(of.value, of.unit, { long: true }) });
  },
  (view: View): string | null => {
    const count = real(kpi(view, "sales.calls")?.value);
    return count === null ? null : voice(view).tell(THEME_FINDINGS.touches, voice(view).counted(count));
  },
];

/** The relationship view. */
export const relationship: Parts = {
  id: "relationship",
  name: VIEWS.relationship,
  headline: (view) => first(view, RELATIONSHIP_RULES) ?? VIEWS.relationship[view.language],
  bands(view) {
    const all = entriesOf(view, IDS);
    const missing = missingIn(view, all);
    return [() => themeBand(view, { id: "contact", theme: THEMES.contact, ids: IDS }), () => unlockBand(view, "relationship", missing, missing.length === all.length, ["activity", "contact"])];
  },
};
