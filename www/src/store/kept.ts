/** What outlives the visit, each only when asked: the recipe in force, and what this browser keeps. */
import type { Hints, Source } from "../api";
import { trouble, troubleOf, type Trouble } from "../trouble";
import { readAddress, type Address } from "../hash";
import type { Theme } from "../theme";
import type { Desk } from "./desk";
import * as keeping from "./keep";
import { readRecipe, RECIPE_BYTES, recipeOf, saidOf, type Recipe, type RecipeSource } from "./recipe";
import type { Asked } from "./state";

/** What the rest of the store does about what is kept. */
export interface AroundKept {
  /** The address of what is shown. */
  href(): string;
  hintsOf(id: number): Hints | null;
  reread(id: number, hints: Hints): Promise<boolean>;
  changed(): Promise<void>;
  /** Filters of a recipe, until what they name is loaded. */
  waits(filters: Address["filters"]): void;
}

/** The recipe, and what is kept. */
export class Kept {
  readonly #desk: Desk;
  readonly #keeps: boolean;
  readonly #around: AroundKept;
  #recipe: Recipe | null = null;

  constructor(desk: Desk, keeps: boolean, around: AroundKept) {
    this.#desk = desk;
    this.#keeps = keeps;
    this.#around = around;
  }

  /** What the recipe in force says of a table. */
  said(source: Source): RecipeSource | null { return this.#recipe && saidOf(this.#recipe, source); }

  /** The recipe of what is loaded, as a file's text. */
  recipe(): string {
    const sources = this.#desk.state.sources.map(({ id, source }) => ({ source, hints: this.#around.hintsOf(id) ?? undefined }));
    return `${JSON.stringify(recipeOf(this.#around.href(), this.#desk.state.asked.settings ?? {}, sources), null, 2)}\n`;
  }

  /** Takes recipes into force; gives the other files. */
  async without(files: readonly File[]): Promise<File[]> {
    const rest: File[] = [];
    for (const file of files) {
      try {
        const recipe = /\.json$/i.test(file.name) && file.size <= RECIPE_BYTES ? readRecipe(await file.text()) : null;
        if (recipe) await this.#follow(recipe, file.name);
        else rest.push(file);
      } catch (error) {
        this.#desk.alert({ ...troubleOf(error), file: file.name } satisfies Trouble);
      }
    }
    return rest;
  }

  /** A recipe in force: for what is loaded, and for what comes. */
  async #follow(recipe: Recipe, name: string): Promise<void> {
    this.#recipe = recipe;
    const { period, grain, asOf, filters } = readAddress(recipe.address);
    this.#around.waits(filters);
    this.#desk.set({ recipe: name, asked: { ...this.#desk.state.asked, period, grain: grain ?? "month", asOf, settings: recipe.settings } });
    for (const { id, source } of this.#desk.state.sources) {
      const said = saidOf(recipe, source);
      const { language } = this.#desk.state;
      if (said) await this.#around.reread(id, { entity: said.entity, fields: { ...said.fields }, notations: { ...said.notations }, language: this.#around.hintsOf(id)?.language ?? language });
    }
    if (this.#desk.state.sources.length > 0) await this.#around.changed();
  }

  /** What is kept in this browser, or no longer. */
  choose(kept: keeping.Choices): void {
    this.#desk.set({ kept, keptFiles: kept.files ? this.#desk.state.keptFiles : [] });
    this.keep(true);
  }

  /** Forgets all that is kept. */
  async forget(): Promise<void> {
    this.#desk.set({ kept: keeping.NOTHING, keptFiles: [] });
    await keeping.forget().catch((error: unknown) => this.#desk.alert(error));
  }

  /** Keeps what is chosen to be kept; `chosen`: the choice itself changed. */
  keep(chosen = false): void {
    const { kept, language, theme, asked } = this.#desk.state;
    if (!this.#keeps) return;
    if (!chosen && !kept.settings && !kept.recipe && !kept.files) return;
    // Before the kept files are opened again, what was kept of them stays as it is.
    const loaded = this.#desk.state.sources.length > 0;
    const what = { settings: { language, theme, settings: asked.settings ?? {} }, recipe: loaded ? this.recipe() : null, files: loaded ? (this.#desk.client?.files() ?? []) : null };
    keeping.keep(kept, what).catch(() => {
      this.#desk.set({ kept: keeping.NOTHING });
      this.#desk.alert(trouble("not_kept"));
    });
  }

  /** What an earlier visit kept comes back; files wait to be opened. */
  async remember(): Promise<void> {
    const found = await keeping.found();
    if (!found) return;
    const { theme, settings } = (found.settings ?? {}) as { theme?: Theme; settings?: Asked["settings"] };
    try {
      this.#recipe = found.recipe === null ? null : readRecipe(found.recipe);
    } catch (error) {
      this.#desk.alert(error);
    }
    this.#desk.set({ kept: found.choices, keptFiles: found.files, ...(theme && { theme }), asked: { ...this.#desk.state.asked, ...(settings && { settings }) } });
  }
}
