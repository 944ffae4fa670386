// A module written by hand, packed, answers as before.
import { packed } from "./pack.mjs";
import { Module } from "./wasm.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const section = (id, ...bytes) => [id, bytes.length, ...bytes];
const body = (...code) => [code.length + 2, 0, ...code, 0x0b];
const text = (word) => [word.length, ...Buffer.from(word)];

/** `a(x)` is `host((x + 1) × 2)` over two functions; `c(x)` is the same by way of the table; `b` stands last and is longest. Nobody means the table's place 5. */
const add = body(0x20, 0, 0x41, 1, 0x6a, 0x10, 3);
const indirect = body(0x20, 0, 0x41, 0, 0x11, 0, 0);
const unmeant = body(0x20, 0, 0x20, 0, 0x6a);
const double = body(...Array(20).fill(0x01), 0x20, 0, 0x41, 2, 0x6c, 0x10, 0);
const wasm = Buffer.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, 1, 0x60, 1, 0x7f, 1, 0x7f),
  ...section(2, 1, ...text("m"), ...text("host"), 0, 0),
  ...section(3, 4, 0, 0, 0, 0),
  ...section(4, 1, 0x70, 0, 6),
  ...section(7, 2, ...text("a"), 0, 1, ...text("c"), 0, 2),
  ...section(9, 2, 0, 0x41, 0, 0x0b, 1, 1, 0, 0x41, 5, 0x0b, 1, 4),
  ...section(10, 4, ...add, ...indirect, ...double, ...unmeant),
  ...section(0, ...text("name"), 1, 2, 3),
]);

const answers = (bytes) => {
  const { a, c } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { host: (x) => x + 100 } }).exports;
  return [a(5), c(5), a(-1), c(7)];
};

test("a packed module answers as before, its functions in another order", () => {
  const small = packed(wasm);
  assert.deepEqual(answers(wasm), [112, 112, 100, 116]);
  assert.deepEqual(answers(small), answers(wasm));
  assert.ok(small.indexOf(Buffer.from(double)) < small.indexOf(Buffer.from(indirect)), "the longest stands first");
});

test("a function in a place of the table that no number means is gone", () => {
  assert.deepEqual([wasm, packed(wasm)].map((bytes) => new Module(bytes).functions.length), [4, 3]);
});

test("a packed module has no custom sections", () => {
  assert.equal(packed(wasm).indexOf("name"), -1);
});

test("an instruction that is not known is an error", () => {
  const unknown = Buffer.from(wasm);
  unknown[unknown.indexOf(0x6a)] = 0xff;
  assert.throws(() => packed(unknown), /unknown instruction ff/);
});
