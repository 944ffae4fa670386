/** A language of the page. */
export type Language = "en" | "fr";
/** A sentence in both languages; leaving one out does not compile. */
export interface Both {
  readonly en: string;
  readonly fr: string;
}
