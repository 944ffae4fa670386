/** Why a row or a record was left out: the panels' words, and those that only the reading of files needs. A reason without words is shown by its own name. */
import type { Both } from "./both";
import { REASONS } from "./panels";

const reading: Record<string, Both> = {
  repeated_header: { en: "the header again", fr: "l’en-tête répété" },
  header_repeated: { en: "the header again", fr: "l’en-tête répété" },
  total: { en: "totals", fr: "totaux" },
  totals: { en: "totals", fr: "totaux" },
  footer: { en: "notes under the table", fr: "notes sous le tableau" },
  after_table: { en: "notes under the table", fr: "notes sous le tableau" },
  blank: { en: "empty", fr: "vides" },
  closes_before_created: { en: "closed before they were created", fr: "closes avant d’être créées" },
};

/** A reason in words; its own name, made readable, where there are none. */
export function reasonWords(reason: string): Both {
  for (const list of [REASONS as Record<string, Both>, reading]) if (Object.hasOwn(list, reason)) return list[reason] as Both;
  const plain = reason.replaceAll("_", " ");
  return { en: plain, fr: plain };
}
