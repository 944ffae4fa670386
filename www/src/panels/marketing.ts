/** Marketing: what a lead and a customer cost, by campaign; visits, e-mail; what spending brings back. */
import { nothing } from "lit";
import { real } from "../format";
import { THEME_FINDINGS, THEMES } from "../text/themes";
import { VIEWS } from "../text/views";
import type { Parts, View } from "../view";
import { campaignsBand } from "./campaigns";
import { first } from "./headlines";
import { runwayBand } from "./runway";
import { dimensionsOf, moreSplits } from "./split";
import { entriesOf, themeBand } from "./theme";
import { unlockBand } from "./unlock";
import { kpi, voice } from "./voice";
import { missingIn } from "./waiting";

const IDS = ["marketing.", "cac", "leads.created", "traffic.", "email."];

/** What the view’s title may say. */
export const MARKETING_RULES = [
  (view: View): string | null => {
    const back = real(kpi(view, "marketing.romi")?.value);
    return back === null ? null : voice(view).tell(THEME_FINDINGS.romi, { one: voice(view).figure(1, "money"), back: voice(view).figure(back + 1, "money", { decimals: 2 }) });
  },
  (view: View): string | null => {
    const cost = kpi(view, "marketing.cost_per_lead")?.value ?? null;
    return real(cost) === null ? null : voice(view).tell(THEME_FINDINGS.leadCost, { cost: voice(view).figure(cost, "money") });
  },
  (view: View): string | null => {
    const leads = real(kpi(view, "leads.created")?.value);
    return leads === null ? null : voice(view).tell(THEME_FINDINGS.leads, voice(view).counted(leads));
  },
  (view: View): string | null => {
    const visits = real(kpi(view, "traffic.sessions")?.value);
    return visits === null ? null : voice(view).tell(THEME_FINDINGS.visits, voice(view).counted(visits));
  },
];

/** The marketing view. */
export const marketing: Parts = {
  id: "marketing",
  name: VIEWS.marketing,
  headline: (view) => first(view, MARKETING_RULES) ?? VIEWS.marketing[view.language],
  bands(view) {
    const missing = missingIn(view, entriesOf(view, IDS));
    const alone = missing.length === entriesOf(view, IDS).length;
    return [
      () => campaignsBand(view), () => (alone && !view.report.runway ? nothing : runwayBand(view)), () => themeBand(view, { id: "returns", theme: THEMES.returns, ids: ["marketing.", "cac", "leads.created"] }),
      () => themeBand(view, { id: "traffic", theme: THEMES.traffic, ids: ["traffic."] }), () => themeBand(view, { id: "email", theme: THEMES.email, ids: ["email."] }),
      () => moreSplits(view, "cac", dimensionsOf(kpi(view, "cac"))), () => unlockBand(view, "marketing", missing, alone, ["spend", "contact", "campaign", "traffic"]),
    ];
  },
};
