import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { typeset } from "../format";
import * as findings from "./findings";
import * as quality from "./quality";
import * as review from "./review";
import * as runway from "./runway";
import * as staying from "./staying";
import * as team from "./team";
import * as texts from "./panels";

function* sentences(of: unknown): Generator<{ en: string; fr: string }> {
  if (typeof of !== "object" || of === null) return;
  const both = of as Record<string, unknown>;
  if (typeof both["en"] === "string" && typeof both["fr"] === "string") yield both as { en: string; fr: string };
  else for (const inner of Object.values(both)) yield* sentences(inner);
}
const all = [texts, findings, quality, review, runway, staying, team].flatMap((some) => [...sentences(some)]);

test("every_sentence_is_there_in_both_languages", () => {
  assert.ok(all.length > 150);
  for (const { en, fr } of all) assert.ok(en.trim() && fr.trim());
});
test("french_apostrophes_are_typographic", () => {
  for (const { fr } of all) assert.ok(!/['"]/.test(fr), fr);
});
test("french_spaces_do_not_break", () => {
  for (const { fr } of all) assert.ok(!/ [;?!%:»€]|« /.test(typeset(fr)), fr);
});
test("an_unknown_reason_shows_its_id", () => {
  assert.deepEqual(texts.reason("something_new"), { en: "something_new", fr: "something_new" });
  assert.equal(texts.reason("no_date").fr, "sans date");
  assert.equal(texts.reason("__proto__").en, "__proto__");
});
test("every_reason_of_the_core_has_words", () => {
  const core = readFileSync("src/slice/reason.rs", "utf8");
  const ids = [...core.matchAll(/: Reason = "(\w+)"/g)].map(([, id]) => id ?? "");
  assert.ok(ids.length > 30);
  assert.deepEqual(ids.filter((id) => !Object.hasOwn(texts.REASONS, id)), []);
});
test("plurals_follow_the_language", () => {
  const one = { words: "1", n: 1 };
  const none = { words: "0", n: 0 };
  assert.equal(texts.tell(texts.SENTENCES.openCount, one, "fr"), "1 ouverte");
  assert.equal(texts.tell(texts.SENTENCES.openCount, { words: "76", n: 76 }, "fr"), "76 ouvertes");
  assert.equal(texts.tell(texts.SENTENCES.detractors, none, "fr"), "0 détracteur");
  assert.equal(texts.tell(texts.SENTENCES.detractors, none, "en"), "0 detractors");
});
