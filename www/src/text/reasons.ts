/** Why a row or a record was left out. What is not here is shown by its own name. */
import type { Both } from "./both";

const reasons: Record<string, Both> = {
  ragged: { en: "with too many or too few cells", fr: "avec trop ou trop peu de cellules" },
  not_recognised: { en: "cells that could not be read", fr: "cellules illisibles" },
  ends_before_start: { en: "end before they begin", fr: "finissent avant de commencer" },
  closes_before_created: { en: "closed before they were created", fr: "closes avant d’être créées" },
  repeated_header: { en: "the header again", fr: "l’en-tête répété" },
  header_repeated: { en: "the header again", fr: "l’en-tête répété" },
  total: { en: "totals", fr: "totaux" },
  totals: { en: "totals", fr: "totaux" },
  footer: { en: "notes under the table", fr: "notes sous le tableau" },
  blank: { en: "empty", fr: "vides" },
  duplicate: { en: "duplicates", fr: "en double" },
  outside_period: { en: "outside the period", fr: "hors de la période" },
  no_date: { en: "without a date", fr: "sans date" },
  future: { en: "after the day of the state", fr: "après la date d’état" },
  no_amount: { en: "without an amount", fr: "sans montant" },
  currency: { en: "in a currency without a rate", fr: "dans une devise sans taux" },
  out_of_range: { en: "out of range", fr: "hors limites" },
  open: { en: "still open", fr: "encore ouvertes" },
  not_closed: { en: "not closed", fr: "non closes" },
  not_won: { en: "not won", fr: "non gagnées" },
  other_pipeline: { en: "in another pipeline", fr: "dans un autre pipeline" },
  unknown_stage: { en: "in a stage that is not listed", fr: "dans une étape inconnue" },
  no_customer: { en: "without a customer", fr: "sans client" },
  no_score: { en: "without a score", fr: "sans note" },
  other_kind: { en: "of another survey", fr: "d’une autre enquête" },
  other_category: { en: "of another category", fr: "d’une autre catégorie" },
  stage_as_exported: { en: "stage as exported", fr: "étape telle qu’exportée" },
  not_active: { en: "not active then", fr: "pas actifs alors" },
};

/** A reason in words; its own name, made readable, where there are none. */
export function reasonWords(reason: string): Both {
  const plain = reason.replaceAll("_", " ");
  return Object.hasOwn(reasons, reason) ? (reasons[reason] as Both) : { en: plain, fr: plain };
}
