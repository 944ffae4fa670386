/** The views: their names in the order of the running head. In the first paint, so that the head is drawn before what it leads to. */
import type { Both } from "./both";

/** Names of the views. */
export const VIEWS = {
  overview: { en: "Overview", fr: "Synthèse" },
  funnel: { en: "Funnel", fr: "Entonnoir" },
  marketing: { en: "Marketing", fr: "Marketing" },
  customers: { en: "Customers", fr: "Clients" },
  perception: { en: "Perception", fr: "Perception" },
  relationship: { en: "Relationship", fr: "Relation" },
  service: { en: "Service", fr: "Service" },
  quality: { en: "Quality", fr: "Qualité" },
  review: { en: "Review", fr: "Revue" },
} satisfies Record<string, Both>;

/** A view's id: what stands in the address. */
export type ViewId = keyof typeof VIEWS;
