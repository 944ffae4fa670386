/** What the core says inside a sentence about settings, in French: the wasm holds it in English alone. `{}` is what was found; `tests/words.rs` holds that all of it is here. What begins with what was found comes last. */
export const INNER: Readonly<Record<string, string>> = {
  "a text is expected": "un texte est attendu",
  "an object is expected": "un objet est attendu",
  "a list is expected": "une liste est attendue",
  "an entity is expected": "une entité est attendue",
  "a whole number from 0 is expected": "un nombre entier à partir de 0 est attendu",
  "true or false is expected": "true ou false est attendu",
  "a number is expected": "un nombre est attendu",
  "two texts are expected": "deux textes sont attendus",
  "day, week, month, quarter or year is expected": "day, week, month, quarter ou year est attendu",
  "en or fr is expected": "en ou fr est attendu",
  "there is no such entry": "cette entrée n’existe pas",
  "not one of {}": "pas parmi {}",
  "neither 5 nor 7": "ni 5 ni 7",
  "days from 1 to 7 and two times of day, the first before the second": "des jours de 1 à 7 et deux heures, la première avant la seconde",
  "not between 0 and 1": "pas entre 0 et 1",
  "not above 0 and at most 1": "doit être au-dessus de 0 et au plus 1",
  "from 2 to {} stages": "de 2 à {} étapes",
  "no contact has {}": "aucun contact n’a {}",
  "no contact has a date under {}": "aucun contact n’a de date sous {}",
  "a criterion is empty": "un critère est vide",
  "no loaded record has it": "aucun enregistrement chargé ne l’a",
  "there is no column {}": "il n’y a pas de colonne {}",
  "there is no field {}": "il n’y a pas de champ {}",
  "{} is not one of {}": "{} n’est pas parmi {}",
  "{} is not a month": "{} n’est pas un mois",
  "{} is not before {}": "{} n’est pas avant {}",
  "{} is not a number": "{} n’est pas un nombre",
  "{} is not above 0 and under 1e9": "{} n’est pas au-dessus de 0 et sous 1e9",
  "{} is not the name of a zone": "{} n’est pas le nom d’un fuseau",
  "{} needs `in`": "{} demande `in`",
  "{} is no part of this figure": "{} n’est pas une partie de ce chiffre",
  "{} is no column of records": "{} n’est pas une colonne d’enregistrements",
  "{} is not a day (YYYY-MM-DD)": "{} n’est pas un jour (AAAA-MM-JJ)",
  "{} is not a period (A..B, YYYY, YYYY-Qn or YYYY-MM)": "{} n’est pas une période (A..B, AAAA, AAAA-Qn ou AAAA-MM)",
};

const plain = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What was found, in French where it is words; else as it is. The place that it begins with stays. */
export function innerFrench(found: string): string {
  for (const [said, french] of Object.entries(INNER)) {
    const parts = new RegExp(`^((?:[\\w.@-]+: )?)${plain(said).replaceAll("\\{\\}", "(.*)")}$`).exec(found);
    if (parts) return parts.slice(2).reduce((text, part) => text.replace("{}", () => part), (parts[1] ?? "").replace(": ", "\u00a0: ") + french);
  }
  return found;
}
