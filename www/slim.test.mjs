// A module written by hand, made smaller, answers as before.
import { packed } from "./pack.mjs";
import { Module, leb, operand } from "./wasm.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const section = (id, ...bytes) => [id, ...leb(bytes.length), ...bytes];
const body = (locals, ...code) => [code.length + locals.length + 2, locals.length / 2, ...locals, ...code, 0x0b];
const text = (word) => [word.length, ...Buffer.from(word)];

const [GET, SET, CONST, ADD, CALL, DROP, TRAP] = [0x20, 0x21, 0x41, 0x6a, 0x10, 0x1a, 0x00];
const [I32, I64] = [0x7f, 0x7e];
/** `f(x)` where x is not 0, else a word by another function and a trap. */
const unless = (word, ...code) => body([], 0x02, 0x40, GET, 0, 0x0d, 0, GET, 0, CONST, 5, CALL, word, TRAP, 0x0b, ...code);
const functions = {
  quiet: unless(7, GET, 0, CONST, 1, ADD), // 1
  loud: unless(8, GET, 0), // 2
  first: body([], GET, 0, CONST, 3, ADD), // 3
  second: body([], GET, 0, CONST, 3, ADD), // 4
  both: body([], GET, 0, CALL, 3, CALL, 4), // 5
  many: body([3, I32, 1, I64], GET, 0, SET, 3, GET, 3, GET, 3, ADD, CONST, 0, 0x28, 0, 0, ADD), // 6
  trap: body([], GET, 0, DROP, TRAP), // 7
  tell: body([], GET, 1, CALL, 0, DROP, TRAP), // 8
  dead: body([], CONST, 0x2a, CONST, 0x2a, ADD, DROP), // 9
  placed: body([], GET, 0, CONST, 7, CALL, 11, GET, 0, CALL, 5, CALL, 11, CALL, 12), // 10
  unread: body([], GET, 0, CONST, 9, ADD), // 11
  hands: body([], GET, 0, CALL, 3), // 12
};
const names = Object.keys(functions);
const TYPES = { trap: 1, tell: 1, dead: 1, unread: 2 };
const EXPORTED = [...names.slice(0, 6), "placed"];
const path = Buffer.from("src/a.rs");
const place = [32, 0, 0, 0, path.length, 0, 0, 0, 12, 0, 0, 0, 7, 0, 0, 0];
const data = [9, 0, 0, 0, 0, 0, 0, 0, ...place, 1, 2, 3, 4, 5, 6, 7, 8, ...path, ...Buffer.from("kept")];
const wasm = Buffer.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, 3, 0x60, 1, I32, 1, I32, 0x60, 2, I32, I32, 0, 0x60, 2, I32, I32, 1, I32),
  ...section(2, 1, ...text("m"), ...text("host"), 0, 0),
  ...section(3, names.length, ...names.map((name) => TYPES[name] ?? 0)),
  ...section(5, 1, 0, 1),
  ...section(7, EXPORTED.length + 1, ...text("memory"), 2, 0, ...EXPORTED.flatMap((name) => [...text(name), 0, 1 + names.indexOf(name)])),
  ...section(10, names.length, ...Object.values(functions).flat()),
  ...section(11, 1, 0, CONST, 0, 0x0b, data.length, ...data),
]);

/** What each of the exported functions gives, and what the host heard. */
function answers(bytes) {
  const heard = [];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { host: (x) => heard.push(x) } });
  const given = EXPORTED.flatMap((name) => [0, 1, 7].map((x) => { try { return exports[name](x); } catch (error) { return error.constructor.name; } }));
  return { given, heard, memory: Buffer.from(exports.memory.buffer, 0, data.length) };
}

const small = packed(wasm);

test("what is computed stays, and so does a trap and what is told before it", () => {
  const { given, heard } = answers(wasm);
  assert.deepEqual(given, ["RuntimeError", 2, 8, "RuntimeError", 1, 7, 3, 4, 10, 3, 4, 10, 6, 7, 13, 9, 11, 23, 21, 22, 28]);
  assert.deepEqual(heard, [5]);
  assert.deepEqual({ given: answers(small).given, heard: answers(small).heard }, { given, heard });
});

test("functions that do the same are one, and those that nobody needs are gone, a trap's words among them", () => {
  assert.equal(new Module(wasm).functions.length, 12);
  assert.equal(new Module(small).functions.length, 8, "quiet, loud, first, both, many, tell, placed, unread");
});

test("what a function does not read is not given to it, and who only hands its arguments on is passed over", () => {
  const { functions, types } = new Module(small);
  const placed = functions.find(({ instructions }) => instructions.filter(([op]) => op === CALL).length === 4);
  assert.deepEqual(placed.instructions.map(([op]) => op), [GET, CALL, GET, CALL, DROP, CALL, CALL, 0x0b], "the constant is gone, what another function gives is dropped");
  const [unread, first] = [1, 6].map((at) => functions[operand(placed.instructions[at]) - 1]);
  assert.deepEqual([unread, first].map(({ type }) => types[type].takes.length), [1, 1]);
  assert.deepEqual([...unread.instructions[1]], [CONST, 9]);
  assert.deepEqual([...first.instructions[1]], [CONST, 3]);
});

test("where in the source a trap stands is not told, all other data is", () => {
  const { memory } = answers(small);
  assert.deepEqual([...memory], data.map((byte, at) => (at >= 8 && at < 24) || (at >= 32 && at < 40) ? 0 : byte));
});

test("locals go by how often they are named, and addresses are as aligned as they are", () => {
  const [many] = new Module(small).functions.filter(({ locals }) => locals.length > 0);
  assert.deepEqual(many.locals, [[1, I32]]);
  assert.deepEqual(many.instructions.map((bytes) => [...bytes]).slice(0, 6), [[GET, 0], [SET, 1], [GET, 1], [GET, 1], [ADD], [CONST, 0]]);
  assert.deepEqual([...many.instructions[6]], [0x28, 2, 0]);
});
