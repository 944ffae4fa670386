/** Sentences with figures in them. French is written with plain spaces; `typeset` sets the narrow and the wide ones. */
import { isOne, typeset } from "../format";
import type { Language } from "./both";

/** A sentence with figures in it, already written; leaving a language out does not compile. */
export interface Sentence<A> {
  readonly en: (with_: A) => string;
  readonly fr: (with_: A) => string;
}

/** A sentence in one language, typeset. */
export function tell<A>(sentence: Sentence<A>, with_: A, language: Language): string {
  return language === "fr" ? typeset(sentence.fr(with_)) : sentence.en(with_);
}

/** A number written, and whether it takes the singular. */
export interface Counted {
  readonly words: string;
  readonly n: number;
}

/** "3 deals": the number and the English word that fits it. */
export const en = (counted: Counted, one: string, many: string): string => `${counted.words} ${isOne(counted.n, "en") ? one : many}`;
/** "3 affaires": the number and the French word that fits it. */
export const fr = (counted: Counted, one: string, many: string): string => `${counted.words} ${isOne(counted.n, "fr") ? one : many}`;
/** The French plural s, where the number takes it. */
export const frS = (counted: Counted): string => (isOne(counted.n, "fr") ? "" : "s");
