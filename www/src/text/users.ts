/** Who uses the definitions that are shown first; the catalogue says it of their variants. */
import type { Both } from "./both";

/** The lifetime values, which stand side by side. */
export const LTV: readonly string[] = ["ltv.margin", "ltv.simple", "ltv.observed", "ltv.historic", "ltv.predicted"];

export const USED_BY: Readonly<Record<string, Both>> = {
  "churn.logo": { en: "ProfitWell", fr: "ProfitWell" },
  "sales.win_rate": { en: "the reports of most CRMs", fr: "les rapports de la plupart des CRM" },
  "sales.close_rate": { en: "cohort reports, funnels", fr: "les rapports par cohorte, les entonnoirs" },
  "nps": { en: "transactional surveys", fr: "les enquêtes à chaud" },
  "marketing.romi": { en: "J. Lenskold, Marketing ROI (2003)", fr: "J. Lenskold, Marketing ROI (2003)" },
  "cac": { en: "D. Skok, SaaS Metrics 2.0", fr: "D. Skok, SaaS Metrics 2.0" },
  "ltv.margin": { en: "D. Skok, SaaS Metrics 2.0", fr: "D. Skok, SaaS Metrics 2.0" },
  "ltv.simple": { en: "business plans: a year’s revenue times the years", fr: "les plans d’affaires : revenu annuel fois années" },
  "ltv.observed": { en: "survival analyses", fr: "les analyses de survie" },
  "ltv.historic": { en: "online shops", fr: "les boutiques en ligne" },
  "ltv.predicted": { en: "P. Fader and B. Hardie (2005, 2007)", fr: "P. Fader et B. Hardie (2005, 2007)" },
};
