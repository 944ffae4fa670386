import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isConnect, isFromFrame, isHello, isToFrame, newer, refusal, VERSION } from "./messages";

/** A message of each kind, as version 1 has it. */
const known = JSON.parse(readFileSync("tests/versions/messages-1.json", "utf8"));
const attributes = ["lang", "views", "view", "hide", "readonly"];
const { nonce } = known.hello;

test("every message of version 1 is taken, by the side that it is for and by no other", () => {
  assert.equal(VERSION, 1);
  assert.ok(isHello(nonce)(known.hello) && isConnect(nonce, attributes)(known.connect));
  for (const message of known.to_frame) assert.ok(isToFrame(message, attributes) && !isFromFrame(message), message.type);
  for (const message of known.from_frame) assert.ok(isFromFrame(message) && !isToFrame(message, attributes), message.type);
});

test("a message of another version, with a key more or a key less is none", () => {
  const changed = (message: Record<string, unknown>) => [{ ...message, crm_kpi: 2 }, { ...message, more: 1 }, ...Object.keys(message).map((key) => Object.fromEntries(Object.entries(message).filter(([name]) => name !== key)))];
  for (const message of known.to_frame) for (const other of changed(message)) assert.ok(!isToFrame(other, attributes), JSON.stringify(other));
  for (const message of known.from_frame) for (const other of changed(message)) assert.ok(!isFromFrame(other), JSON.stringify(other));
  for (const other of changed(known.hello)) assert.ok(!isHello(nonce)(other), JSON.stringify(other));
  for (const other of changed(known.connect)) assert.ok(!isConnect(nonce, attributes)(other), JSON.stringify(other));
});

test("another version is told from what is no message of ours", () => {
  for (const message of [{ ...known.hello, crm_kpi: 2 }, { crm_kpi: 7, type: "bonjour", nonce, more: [] }]) assert.equal(newer(message, nonce), message.crm_kpi);
  for (const message of [known.hello, { ...known.hello, crm_kpi: 2, nonce: "other" }, { crm_kpi: "2", nonce }, null, "hello", [known.hello]]) assert.equal(newer(message, nonce), null);
});

test("what is refused is told by its number and why", () => {
  const [set] = known.to_frame;
  assert.deepEqual(refusal({ ...set, crm_kpi: 2 }), { id: 1, why: "version 2 is not 1" });
  assert.deepEqual(refusal({ ...set, more: 1 }), { id: 1, why: '"set" is not of its shape' });
  for (const id of [-1, "1", 1.5, null, undefined]) assert.equal(refusal({ ...set, id, more: 1 }).id, null);
  for (const value of [null, "set", 7, [set]]) assert.deepEqual(refusal(value), { id: null, why: "no object" });
});
