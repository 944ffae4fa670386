/** Service and adoption: cases and how soon they are solved; whether the team keeps the CRM up to date. */
import { real } from "../format";
import { THEME_FINDINGS, THEMES } from "../text/themes";
import { VIEWS } from "../text/views";
import type { Parts, View } from "../view";
import { first } from "./headlines";
import { entriesOf, themeBand } from "./theme";
import { unlockBand } from "./unlock";
import { kpi, shareCases, voice } from "./voice";
import { missingIn } from "./waiting";

const IDS = ["service.", "adoption."];

/** What the view’s title may say. */
export const SERVICE_RULES = [
  (view: View): string | null => {
    const opened = real(kpi(view, "service.cases")?.value);
    const time = kpi(view, "service.resolution_hours");
    const v = voice(view);
    return opened === null ? null : v.tell(THEME_FINDINGS.cases, { opened: v.counted(opened), time: !time || real(time.value) === null ? null : v.figure(time.value, time.unit, { long: true }) });
  },
  (view: View): string | null => {
    const of = kpi(view, "adoption.stale_opportunities");
    return !of || real(of.value) === null || of.unit !== "ratio" ? null : voice(view).tell(THEME_FINDINGS.stale, { share: voice(view).percent(real(of.value), shareCases(of)) });
  },
  (view: View): string | null => {
    const of = kpi(view, "adoption.completeness_by_owner");
    return !of || real(of.value) === null ? null : voice(view).tell(THEME_FINDINGS.filled, { share: voice(view).percent(real(of.value), shareCases(of)) });
  },
];

/** The view of service and adoption. */
export const service: Parts = {
  id: "service",
  name: VIEWS.service,
  headline: (view) => first(view, SERVICE_RULES) ?? VIEWS.service[view.language],
  bands(view) {
    const all = entriesOf(view, IDS);
    const missing = missingIn(view, all);
    return [() => themeBand(view, { id: "service", theme: THEMES.service, ids: ["service."] }), () => themeBand(view, { id: "adoption", theme: THEMES.adoption, ids: ["adoption."] }), () => unlockBand(view, "service", missing, missing.length === all.length, ["ticket", "user", "activity"])];
  },
};
