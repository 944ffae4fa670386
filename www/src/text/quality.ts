/** Words of data quality: defects, gaps, entries made twice. */
import { ENTITIES } from "./names";
import type { Entity } from "../api";
import type { Both } from "./both";
import { fieldName } from "./fields";
import { en, fr, type Counted, type Sentence } from "./tell";

export const QUALITY = {
  files: { en: "Files", fr: "Fichiers" },
  filesAbout: { en: "Every row read is used, or set aside for a reason.", fr: "Chaque ligne lue est utilisée, ou écartée pour une raison." },
  file: { en: "File", fr: "Fichier" },
  holds: { en: "Holds", fr: "Contient" },
  read: { en: "Read", fr: "Lues" },
  used: { en: "Used", fr: "Utilisées" },
  aside: { en: "Set aside", fr: "Écartées" },
  why: { en: "Why", fr: "Raison" },
  columns: { en: "Columns used", fr: "Colonnes utiles" },
  doubts: { en: "Some files leave a question open: it stands under Sources.", fr: "Des fichiers laissent une question ouverte : elle est dans Sources." },
  defects: { en: "Defects", fr: "Défauts" },
  defectsAbout: { en: "Whatever the period and the filters. A record may have several; each line opens its records.", fr: "Quels que soient la période et les filtres. Un enregistrement peut en avoir plusieurs ; chaque ligne ouvre les siens." },
  defect: { en: "Defect", fr: "Défaut" },
  where: { en: "Where", fr: "Où" },
  records: { en: "Records", fr: "Enregistrements" },
  shareOf: { en: "Of all of the kind", fr: "De tous ceux du genre" },
  show: { en: "Show", fr: "Afficher" },
  none: { en: "No record has a defect.", fr: "Aucun enregistrement n’a de défaut." },
  fill: { en: "How full fields are", fr: "Champs remplis" },
  fillAbout: { en: "Share of the records that have the field. An empty end or reason may be right.", fr: "Part des enregistrements qui ont le champ. Une fin ou un motif vide peut être juste." },
  field: { en: "Field", fr: "Champ" },
  filled: { en: "Filled", fr: "Remplis" },
  twice: { en: "Entered twice", fr: "Saisis deux fois" },
  twiceAbout: { en: "Same e-mail, telephone or domain, or nearly the same name and company.", fr: "Même e-mail, téléphone ou domaine, ou presque les mêmes nom et entreprise." },
  alike: { en: "Alike by", fr: "Semblables par" },
  effects: { en: "What they change", fr: "Ce qu’ils changent" },
  withAll: { en: "With all", fr: "Avec tous" },
  once: { en: "Each once", fr: "Chacun une fois" },
} satisfies Record<string, Both>;

export const QUALITY_SAYS = {
  mapped: { en: (a: { used: string; all: string }) => `${a.used} of ${a.all}`, fr: (a: { used: string; all: string }) => `${a.used} sur ${a.all}` },
  clean: { en: (a: { defective: Counted; records: string }) => `${en(a.defective, "record", "records")} of ${a.records} with a defect`, fr: (a: { defective: Counted; records: string }) => `${fr(a.defective, "enregistrement", "enregistrements")} sur ${a.records} avec un défaut` },
  full: { en: (a: { fields: string }) => `Wholly filled: ${a.fields}.`, fr: (a: { fields: string }) => `Remplis partout : ${a.fields}.` },
  twins: { en: (a: { groups: Counted; surplus: Counted }) => `${en(a.groups, "group", "groups")}, ${en(a.surplus, "record", "records")} too many`, fr: (a: { groups: Counted; surplus: Counted }) => `${fr(a.groups, "groupe", "groupes")}, ${fr(a.surplus, "enregistrement", "enregistrements")} en trop` },
  listed: { en: (a: { some: string; all: string }) => `The first ${a.some} of ${a.all} groups`, fr: (a: { some: string; all: string }) => `Les ${a.some} premiers groupes sur ${a.all}` },
} satisfies Record<string, Sentence<never>>;

/** What is wrong. */
export const FAULTS: Record<string, Both> = {
  unreadable: { en: "Unreadable", fr: "Illisible" },
  future: { en: "Dated in the future", fr: "Daté du futur" },
  closed_before_created: { en: "Closed before created", fr: "Clos avant d’être créé" },
  ends_before_start: { en: "Ends before it starts", fr: "Finit avant de commencer" },
  out_of_range: { en: "Out of range", fr: "Hors limites" },
  unknown_stage: { en: "Unknown stage", fr: "Étape inconnue" },
  orphan: { en: "Refers to nothing loaded", fr: "Ne renvoie à rien de chargé" },
  duplicate: { en: "Same key twice", fr: "Même clé deux fois" },
  same_customer: { en: "Same customer twice", fr: "Même client deux fois" },
  currency: { en: "No exchange rate", fr: "Sans taux de change" },
};

/** What two records have in common. */
export const LIKENESS: Record<string, Both> = {
  email: { en: "e-mail", fr: "e-mail" },
  phone: { en: "telephone", fr: "téléphone" },
  domain: { en: "domain", fr: "domaine" },
  name: { en: "name", fr: "nom" },
};

/** A defect by its name in the records (`survey.customer_id.orphan`), in words; null where it names none. */
export function defectWords(part: string): Both | null {
  const [entity, field, fault] = part.split(".");
  const what = fault === undefined ? undefined : FAULTS[fault];
  const of = entity === undefined ? undefined : ENTITIES[entity as Entity];
  if (!what || !of) return null;
  const name = field ? fieldName(field) : undefined;
  const say = (language: "en" | "fr"): string => [what[language], of.many[language], name?.[language]].filter(Boolean).join(", ");
  return { en: say("en"), fr: say("fr") };
}
