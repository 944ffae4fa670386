import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Source } from "../api";
import { readRecipe, recipeOf, saidOf } from "./recipe";

const column = (name: string) => ({ column: name, field: null, entity: null, confidence: 1, notation: null, samples: ["Ana secret"] });
const source = (...columns: string[]): Source => ({ file: "a.csv", vendor: null, entity: "deal", also: [], encoding: "utf-8", delimiter: ",", sheet: null, rows: 1, used: 1, rejected: [], doubts: [{ column: "When", question: "day_or_month_first", options: ["dd/mm/yyyy", "mm/dd/yyyy"], taken: "mm/dd/yyyy" }], mapping: columns.map(column) }) as unknown as Source;
const hints = { entity: "deal" as const, fields: { Sum: "deal.amount" }, notations: {}, language: "en" as const };

test("a recipe holds how a file was read, and no value of it", () => {
  const recipe = recipeOf("#view=funnel", { targets: [{ kpi: "nps", kind: "target", value: 30, period: null, owner: null, segment: null, source: null }, { kpi: "nps", kind: "target", value: 40, period: null, owner: "Ana secret", segment: null, source: null }], filters: { owner: ["Ana secret"] } }, [{ source: source("When", "Sum"), hints }]);
  const text = JSON.stringify(recipe);
  assert.ok(!text.includes("secret"));
  assert.deepEqual(readRecipe(text), recipe);
  assert.deepEqual(recipe.sources[0]?.notations, { When: "mm/dd/yyyy" });
  assert.deepEqual(recipe.settings, { targets: [{ kpi: "nps", kind: "target", value: 30, period: null, owner: null, segment: null, source: null }] });
});

test("a file with most of its columns is read the recipe's way, another is not", () => {
  const recipe = recipeOf("", {}, [{ source: source("When", "Sum", "A", "B", "C"), hints }]);
  assert.deepEqual(saidOf(recipe, source("When", "Sum", "A", "B", "new"))?.fields, { Sum: "deal.amount" });
  assert.equal(saidOf(recipe, source("Other", "Columns")), null);
});

test("a recipe of every version opens, the command line's and the page's", () => {
  for (const front of ["command-line", "page"]) {
    const recipe = readRecipe(readFileSync(`tests/versions/recipe-1.${front}.json`, "utf8"));
    assert.equal(recipe?.settings.gross_margin, 0.8);
    assert.deepEqual(recipe && saidOf(recipe, source("k", "opened on", "where", "total a", "total b"))?.notations, { "opened on": "dd/mm/yyyy" });
  }
});

test("a recipe of a later version is refused by name, and of none read as anything else", () => {
  assert.throws(() => readRecipe('{"crm_kpi_recipe": 2, "address": "#view=funnel"}'), { code: "newer_recipe", found: "2" });
  for (const version of ['"1"', "0", "-1", "1.5", "null", "[1]"]) assert.equal(readRecipe(`{"crm_kpi_recipe": ${version}}`), null, version);
});

test("what is no recipe is none, and strange keys do no harm", () => {
  assert.equal(readRecipe("[1]"), null);
  assert.equal(readRecipe("{"), null);
  const recipe = readRecipe('{"crm_kpi_recipe":1,"settings":{"filters":{"owner":["x"]},"confidence":0.9},"sources":[{"columns":["__proto__",3],"fields":{"__proto__":"deal.amount","a":1}}]}');
  assert.deepEqual(recipe?.settings, { confidence: 0.9 });
  assert.deepEqual(recipe?.sources[0]?.columns, ["__proto__"]);
  assert.equal(({} as Record<string, unknown>)["amount"], undefined);
});
