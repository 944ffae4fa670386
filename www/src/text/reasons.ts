/** Why a value is null, how it was made, or why a row was left out. A reason without words is shown by its own name. */
import type { Both } from "./both";

/** Why a value is null, how it was made, or why rows were left out. */
export type Reason =
  | "empty_denominator" | "undated" | "no_churn" | "no_history" | "loss_stage_unknown" | "stage_as_exported" | "outside_period" | "no_date" | "future" | "told_elsewhere" | "no_amount" | "currency"
  | "out_of_range" | "duplicate" | "other_pipeline" | "unknown_stage" | "after_closing" | "empty" | "unreadable" | "not_recognised" | "ends_before_start" | "ragged" | "open" | "lost"
  | "not_closed" | "not_won" | "no_margin" | "margin_assumed" | "no_spend" | "no_customer" | "returned" | "not_nps" | "superseded" | "other_category" | "overflow" | "too_few" | "not_reached" | "closed" | "inactive"
  | "snapshot" | "zero_cac" | "not_loaded" | "stage_order" | "closed_before_created" | "other_survey" | "earlier_answer" | "dimension_missing" | "no_complete_month"
  | "from_orders" | "bounce_engaged" | "bounce_as_exported" | "no_touch" | "converted" | "over_accounts" | "over_contacts" | "users_seen" | "not_chosen" | "stage_and_age" | "not_customer" | "not_there" | "not_comparable" | "not_invited" | "not_due" | "won" | "orphan" | "same_customer" | "not_entered" | "no_quota" | "not_converged" | "not_independent" | "holdout_failed";

/** Reasons in short words, that end a line: "31 left out: no date". */
export const REASONS: Record<Reason, Both> = {
  empty_denominator: { en: "Nothing to divide by in this period.", fr: "Rien à quoi rapporter dans cette période." },
  undated: { en: "no dates in the file: computed once over all rows", fr: "sans dates dans le fichier : calculé une fois sur toutes les lignes" },
  bounce_engaged: { en: "bounced: a session without engagement (GA4)", fr: "rebond : session sans engagement (GA4)" },
  bounce_as_exported: { en: "bounced: as the export means it, mostly a session of one page", fr: "rebond : au sens de l’export, en général une session d’une page" },
  no_touch: { en: "never written to or called", fr: "jamais contactés" },
  converted: { en: "customers before they were reached", fr: "clients avant d’être joints" },
  over_accounts: { en: "over all accounts: no customers are known", fr: "sur tous les comptes : aucun client n’est connu" },
  over_contacts: { en: "over all contacts: no customers are known", fr: "sur tous les contacts : aucun client n’est connu" },
  users_seen: { en: "over the users seen in the data: no list of users is loaded", fr: "sur les utilisateurs vus dans les données : aucune liste n’est chargée" },
  stage_and_age: { en: "By stage and age: too few closed deals for a model, or none that passed its test.", fr: "Selon l’étape et l’âge : trop peu d’affaires closes pour un modèle, ou aucun qui ait réussi son épreuve." },
  not_chosen: { en: "No two groups are chosen.", fr: "Aucun couple de groupes n’est choisi." },
  no_churn: { en: "No customer left in the period: a lifetime cannot be told from it.", fr: "Aucun départ dans la période : on ne peut en tirer une durée de vie." },
  no_history: { en: "The file has no history of stages: times and backward moves cannot be told.", fr: "Le fichier n’a pas d’historique des étapes : ni durées, ni retours." },
  loss_stage_unknown: { en: "Where deals were lost is not told: conversions between stages cannot be computed.", fr: "L’étape de la perte n’est pas dite : les conversions entre étapes ne se calculent pas." },
  stage_as_exported: { en: "the stage as it was when exported", fr: "l’étape telle qu’à l’export" },
  outside_period: { en: "outside the period", fr: "hors de la période" },
  no_date: { en: "no date", fr: "sans date" },
  told_elsewhere: { en: "the same visits by something else", fr: "les mêmes visites vues autrement" },
  future: { en: "dated in the future", fr: "datées du futur" },
  no_amount: { en: "no amount", fr: "sans montant" },
  currency: { en: "no exchange rate", fr: "sans taux de change" },
  out_of_range: { en: "out of range", fr: "hors limites" },
  duplicate: { en: "duplicates", fr: "en double" },
  other_pipeline: { en: "in another pipeline", fr: "d’un autre pipeline" },
  unknown_stage: { en: "in no stage of the funnel", fr: "dans aucune étape de l’entonnoir" },
  after_closing: { en: "after closing", fr: "après la clôture" },
  empty: { en: "empty", fr: "vides" },
  unreadable: { en: "unreadable", fr: "illisibles" },
  not_recognised: { en: "not recognized", fr: "non reconnues" },
  ends_before_start: { en: "ends before it starts", fr: "finissent avant de commencer" },
  ragged: { en: "wrong number of cells", fr: "nombre de cellules inégal" },
  open: { en: "still open", fr: "encore ouvertes" },
  lost: { en: "lost", fr: "perdues" },
  not_closed: { en: "not closed", fr: "non closes" },
  not_won: { en: "not won", fr: "non gagnées" },
  no_margin: { en: "no margin", fr: "sans marge" },
  margin_assumed: { en: "a margin of 100% is assumed", fr: "marge supposée de 100 %" },
  no_spend: { en: "No spending in the period.", fr: "Aucune dépense dans la période." },
  returned: { en: "sent back: credit notes", fr: "retours et avoirs" },
  no_customer: { en: "no customer named", fr: "sans client nommé" },
  closed_before_created: { en: "closed before they were created", fr: "closes avant d’être créées" },
  other_survey: { en: "answers to another kind of survey", fr: "réponses à une autre enquête" },
  earlier_answer: { en: "followed by a later answer", fr: "suivies d’une réponse plus récente" },
  dimension_missing: { en: "These records do not have what is filtered by.", fr: "Ces données ne portent pas le critère du filtre." },
  no_complete_month: { en: "No calendar month lies wholly in the period.", fr: "Aucun mois entier dans la période." },
  not_nps: { en: "answers to another question", fr: "réponses à une autre question" },
  superseded: { en: "followed by a later answer", fr: "suivies d’une réponse plus récente" },
  other_category: { en: "another category of spending", fr: "d’une autre catégorie de dépense" },
  overflow: { en: "The numbers are too large to be added.", fr: "Les nombres sont trop grands pour être additionnés." },
  too_few: { en: "too few to tell", fr: "trop peu pour le dire" },
  not_reached: { en: "Not reached: it has happened to fewer than half so far.", fr: "Non atteinte : moins de la moitié y est venue à ce jour." },
  closed: { en: "closed", fr: "closes" },
  inactive: { en: "not active", fr: "inactifs" },
  snapshot: { en: "known only as differences between exports", fr: "connu par différence entre exports" },
  not_loaded: { en: "A file is missing.", fr: "Il manque un fichier." },
  stage_order: { en: "The order of the stages is taken from the names; it can be changed.", fr: "L’ordre des étapes est déduit des noms ; il peut être changé." },
  not_customer: { en: "not customers", fr: "pas clients" },
  not_there: { en: "not there yet, or replaced", fr: "pas encore là, ou remplacés" },
  from_orders: { en: "from the last twelve months’ orders", fr: "d’après les commandes des douze derniers mois" },
  not_comparable: { en: "a scale from 1 to 10: not to be compared with others’ scores", fr: "échelle de 1 à 10 : à ne pas comparer aux notes des autres" },
  not_invited: { en: "never invited", fr: "jamais sollicitées" },
  won: { en: "won", fr: "gagnées" },
  orphan: { en: "refer to nothing loaded", fr: "ne renvoient à rien de chargé" },
  same_customer: { en: "the same customer under another key", fr: "le même client sous une autre clé" },
  not_entered: { en: "not in this stage of the life cycle", fr: "pas dans cette phase du cycle de vie" },
  no_quota: { en: "Nobody has a quota: load the targets by owner.", fr: "Personne n’a d’objectif : charger les objectifs par responsable." },
  not_due: { en: "not due for renewal", fr: "sans échéance" },
  not_converged: { en: "The model found no stable answer: no figure rather than a wrong one.", fr: "Le modèle n’a pas trouvé de réponse stable : aucun chiffre plutôt qu’un faux." },
  not_independent: { en: "Who buys more often also spends differently: the model does not hold.", fr: "Qui achète plus souvent dépense aussi autrement : le modèle ne tient pas." },
  holdout_failed: { en: "Tested on the latest months, the model missed by too much: no figure.", fr: "Mis à l’épreuve sur les derniers mois, le modèle s’est trop trompé : aucun chiffre." },
  zero_cac: { en: "Winning customers cost nothing in the period.", fr: "Acquérir n’a rien coûté dans la période." },
};

/** Words of a reason; one that is not known yet shows its id rather than nothing. */
export function reason(id: string): Both {
  return Object.hasOwn(REASONS, id) ? REASONS[id as Reason] : { en: id, fr: id };
}

/** Why a value is null, as a sentence; `undated` also says how a value was made. */
export function whyNull(id: string | null): Both {
  return id === "undated" ? { en: "The file has no dates.", fr: "Le fichier n’a pas de dates." } : reason(id ?? "empty_denominator");
}

/** Reasons that mean that the input could not be read, rather than that there was none. */
export const FAULTS: ReadonlySet<string> = new Set(["unreadable", "overflow", "not_recognised"]);

const reading: Record<string, Both> = {
  repeated_header: { en: "the header again", fr: "l’en-tête répété" },
  header_repeated: { en: "the header again", fr: "l’en-tête répété" },
  total: { en: "totals", fr: "totaux" },
  totals: { en: "totals", fr: "totaux" },
  footer: { en: "notes under the table", fr: "notes sous le tableau" },
  after_table: { en: "notes under the table", fr: "notes sous le tableau" },
  blank: { en: "empty", fr: "vides" },
  order_line: { en: "further lines of an order", fr: "autres lignes d’une commande" },
  not_paid: { en: "not paid", fr: "non payées" },
  not_a_stage: { en: "no change of stage", fr: "sans changement d’étape" },
  too_many_fields: { en: "more cells than the header", fr: "plus de cellules que l’en-tête" },
  subitem: { en: "subitems", fr: "sous-éléments" },
  closes_before_created: { en: "closed before they were created", fr: "closes avant d’être créées" },
};

/** A reason in words; its own name, made readable, where there are none. */
export function reasonWords(reason: string): Both {
  for (const list of [REASONS as Record<string, Both>, reading]) if (Object.hasOwn(list, reason)) return list[reason] as Both;
  const plain = reason.replaceAll("_", " ");
  return { en: plain, fr: plain };
}
