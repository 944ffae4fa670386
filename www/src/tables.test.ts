import assert from "node:assert/strict";
import { test } from "node:test";
import { looksForMore } from "./tables";

const asked = (text: string, size = text.length): boolean => looksForMore(size)(new TextEncoder().encode(text));

test("archives, workbooks, json and web pages are opened first", () => {
  for (const start of ["PK\u0003\u0004", "[{\"a\": 1}]", " {\"a\": 1}\n", "\uFEFF{\"a\": 1}", "<html><table>"]) assert.equal(asked(start), true, start);
  assert.equal(looksForMore(3)(new Uint8Array([0x1f, 0x8b, 8])), true);
  assert.equal(looksForMore(4)(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])), true);
  assert.equal(looksForMore(6)(new Uint8Array([0xff, 0xfe, 0x5b, 0, 0x7b, 0])), true);
});

test("a text of one table goes straight to the core, one with a gap in it does not while it is small", () => {
  assert.equal(asked("Name,Amount\nA,1\n\"B, C\",2\n"), false);
  assert.equal(asked("Week,Users\n1,2\n\nSource,Sessions\na,1\n"), true);
  assert.equal(asked("Week,Users\r\n1,2\r\n\r\nSource,Sessions\r\na,1\r\n"), true);
  assert.equal(asked("Week,Users\n1,2\n\nSource,Sessions\na,1\n", 1e9), false);
});
