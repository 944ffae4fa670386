import assert from "node:assert/strict";
import { test } from "node:test";
import { sentence } from "./errors";
import { innerFrench } from "./inner";

test("what is wrong with a setting is said in French, with its place and with what was found as it is", () => {
  assert.equal(innerFrench("funnel.mode: quick is not one of reached, strict, any, window"), "funnel.mode\u00a0: quick n’est pas parmi reached, strict, any, window");
  assert.equal(innerFrench("lifecycle: no contact has A: is not one of B"), "lifecycle\u00a0: aucun contact n’a A: is not one of B");
  assert.equal(innerFrench("a number is expected"), "un nombre est attendu");
  assert.match(sentence({ code: "bad_settings", found: "gross_margin: not above 0 and at most 1", found_fr: null }, "fr"), /gross_margin\u00a0: doit être/);
  assert.match(sentence({ code: "bad_settings", found: "gross_margin: not above 0 and at most 1", found_fr: null }, "en"), /gross_margin: not above/);
});

test("what is no such word stays as it is", () => assert.equal(innerFrench("9.xlsx"), "9.xlsx"));
