// The generator makes no activities: one is made of every move of the stage log, so that all kinds of figures have their records.
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileOf } from "./place.mjs";

const KINDS = ["call,outgoing,no answer", "email,outgoing,", "email,incoming,replied", "meeting,,", "call,outgoing,connected"];

/** A record's cells, quoted ones as they stand. */
const cells = (line) => Array.from(`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g), ([, cell]) => cell);

async function* records(size, name) {
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(fileOf(size, name)) })) if (at++ > 0) yield cells(line);
}

/** Writes activities.csv beside the generator's files; nothing when it stands there. */
export async function activities(size) {
  if (existsSync(fileOf(size, "activities"))) return;
  const deals = new Map();
  for await (const [id, contact, , owner] of records(size, "deals")) deals.set(id, `${contact},${owner}`);
  const out = createWriteStream(fileOf(size, "activities"));
  out.write("Deal ID,Contact ID,Owner,Type,Direction,Outcome,Date\n");
  let at = 0;
  for await (const record of records(size, "stage_history")) {
    at += 1;
    if (!out.write(`${record[0]},${deals.get(record[0])},${KINDS[at % KINDS.length]},${record.at(-1)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}
