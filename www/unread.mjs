// What a function does not read is not given to it: where in the source a panic would say it stands, above all.
import { CALL, CONST, GET, REF_FUNC, RETURN_CALL, TEE, leb, operand } from "./wasm.mjs";

const DROP = 0x1a;
/** Instructions that take nothing and give a value: locals, globals, constants. */
const GIVES = new Set([GET, 0x23, CONST, 0x42, 0x43, 0x44]);

const local = (bytes) => (bytes[0] >= GET && bytes[0] <= TEE ? operand(bytes) : -1);

/** Functions that are called by their type too, and keep it. */
function fixed(module) {
  const found = new Set();
  module.named((number) => found.add(number));
  for (const { instructions } of module.functions) for (const bytes of instructions) if (bytes[0] === RETURN_CALL || bytes[0] === REF_FUNC) found.add(operand(bytes));
  return found;
}

/** Takes one such argument from each function that has any, and says whether there were any. */
function oneLess(module, kept) {
  const { functions, imported, types } = module;
  /** Where each function is called: in which, at which instruction. */
  const calls = functions.map(() => []);
  for (const one of functions) one.instructions.forEach((bytes, at) => { if (bytes[0] === CALL) calls[operand(bytes) - imported]?.push([one, at]); });
  /** What stands in an instruction's place from now on, by function and place. */
  const instead = new Map(functions.map((one) => [one, new Map()]));
  const shifts = new Map();
  functions.forEach((one, index) => {
    if (kept.has(index + imported)) return;
    const { takes, gives } = types[one.type];
    const read = new Set(one.instructions.map(local));
    // what is given after it must be plain, so that it can be told where its own value comes from
    const plain = (after) => calls[index].every(([by, at]) => by.instructions.slice(at - after, at).every((bytes) => GIVES.has(bytes[0])));
    const place = takes.findLastIndex((_, place) => !read.has(place) && plain(takes.length - 1 - place));
    if (place < 0) return;
    for (const [by, call] of calls[index]) {
      const at = call - (takes.length - 1 - place);
      if (GIVES.has(by.instructions[at - 1][0])) instead.get(by).set(at - 1, []);
      else instead.get(by).set(at, [Buffer.from([DROP]), by.instructions[at]]);
    }
    one.type = module.typed(takes.filter((_, at) => at !== place), gives);
    shifts.set(one, place);
  });
  for (const one of functions) {
    const change = instead.get(one), shift = shifts.get(one) ?? Infinity;
    const moved = (bytes) => (local(bytes) > shift ? Buffer.from([bytes[0], ...leb(local(bytes) - 1)]) : bytes);
    if (change.size > 0 || shift < Infinity) one.instructions = one.instructions.flatMap((bytes, at) => (change.get(at) ?? [bytes]).map(moved));
  }
  return shifts.size > 0;
}

/** Takes such arguments out until there are none: who only handed one on does not need it either. */
export function withoutUnread(module) {
  const kept = fixed(module);
  while (oneLess(module, kept));
}
