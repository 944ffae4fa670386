/** A recipe: how files were read and what was asked, without any data; next month's export takes it by itself, a colleague opens it. */
import type { Entity, Hints, Settings, Source } from "../api";
import { trouble } from "../trouble";

/** What a person said of one kind of file, known again by its columns. */
export interface RecipeSource {
  readonly columns: readonly string[];
  readonly entity: Entity | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly notations: Readonly<Record<string, string>>;
}

export interface Recipe {
  readonly crm_kpi_recipe: 1;
  /** View, period and filters as in the page's address: no value of the data. */
  readonly address: string;
  /** Targets and other settings that are no data. */
  readonly settings: Partial<Settings>;
  readonly sources: readonly RecipeSource[];
}

/** Settings that a recipe may hold: filters are not among them, and of the funnel the limits and actions that a person typed. */
const HELD = ["targets", "funnel", "lifecycle", "runway", "campaign_attribution", "gross_margin", "currency", "rates", "time_zone", "fiscal_year_start", "confidence", "ltv", "cac", "customer", "nps", "ces", "stale_days", "outreach_days", "business_hours"] as const satisfies readonly (keyof Settings)[];
/** The largest file that is looked into for a recipe, in bytes. */
export const RECIPE_BYTES = 1_000_000;
/** How much of a recipe's columns a file must have. */
const ENOUGH = 0.8;

/** A recipe of what is loaded. */
export function recipeOf(address: string, said: Partial<Settings>, sources: readonly { source: Source; hints: Hints | undefined }[]): Recipe {
  // whose a target is, is a value of the data
  const settings = said.targets ? { ...said, targets: said.targets.filter(({ owner, segment }) => !owner && !segment) } : said;
  return {
    crm_kpi_recipe: 1, address,
    settings: Object.fromEntries(HELD.flatMap((key) => (settings[key] === undefined ? [] : [[key, settings[key]]]))),
    sources: sources.map(({ source, hints }) => ({
      columns: source.mapping.map(({ column }) => column), entity: hints?.entity ?? null, fields: hints?.fields ?? {},
      // A doubt that was settled, by a person or by the language, is settled the same way next month.
      notations: { ...Object.fromEntries(source.doubts.flatMap(({ column, options, taken }) => (column !== null && options.length > 1 ? [[column, taken]] : []))), ...hints?.notations },
    })),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const strings = (value: unknown): Record<string, string> => (isRecord(value) ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string")) : {});

/** What turned the shape of each earlier version into the next one's: that of version 1 comes first, with version 2. */
const STEPS: ReadonlyArray<(recipe: Record<string, unknown>) => Record<string, unknown>> = [];
/** The version that is written. */
const VERSION = STEPS.length + 1;

/** The recipe of a text, of this version or an earlier one; null where it is none. What is not understood is left out. Throws a `Trouble` for a later version's. */
export function readRecipe(text: string): Recipe | null {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return null;
  }
  const version = isRecord(said) ? said["crm_kpi_recipe"] : null;
  if (!isRecord(said) || !Number.isSafeInteger(version) || Number(version) < 1) return null;
  if (Number(version) > VERSION) throw trouble("newer_recipe", null, String(version));
  const value = STEPS.slice(Number(version) - 1).reduce((recipe, step) => step(recipe), said);
  const settings = isRecord(value["settings"]) ? value["settings"] : {};
  return {
    crm_kpi_recipe: 1, address: typeof value["address"] === "string" ? value["address"] : "",
    settings: Object.fromEntries(HELD.flatMap((key) => (Object.hasOwn(settings, key) ? [[key, settings[key]]] : []))),
    sources: (Array.isArray(value["sources"]) ? value["sources"] : []).filter(isRecord).map((one) => ({
      columns: (Array.isArray(one["columns"]) ? one["columns"] : []).filter((column): column is string => typeof column === "string"),
      entity: typeof one["entity"] === "string" ? (one["entity"] as Entity) : null, fields: strings(one["fields"]), notations: strings(one["notations"]),
    })),
  };
}

/** What the recipe says of a file with these columns; null where it has nothing to say. */
export function saidOf(recipe: Recipe, source: Source): RecipeSource | null {
  const has = new Set(source.mapping.map(({ column }) => column));
  const share = (one: RecipeSource): number => (one.columns.length === 0 ? 0 : one.columns.filter((column) => has.has(column)).length / one.columns.length);
  const best = [...recipe.sources].sort((a, b) => share(b) - share(a))[0];
  if (!best || share(best) < ENOUGH) return null;
  const keep = (of: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(of).filter(([column]) => has.has(column)));
  const said = { ...best, fields: keep(best.fields), notations: keep(best.notations) };
  return said.entity === null && Object.keys(said.fields).length === 0 && Object.entries(said.notations).every(([column, notation]) => source.doubts.some((doubt) => doubt.column === column && doubt.taken === notation)) ? null : said;
}
