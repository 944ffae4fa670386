// What the compiler leaves in a wasm and nobody needs, taken out, and what may be said in several ways said in one, so that gzip
// finds it again: a fiftieth of the download. What is computed stays the same.
import { CALL, CONST, DATA, GET, LOAD, Reader, STORE, TEE, UNREACHABLE, callee, encoded, joined, leb, operand } from "./wasm.mjs";
import { withoutUnread } from "./unread.mjs";

/** Instructions that a path may leave by or come in at; what stands after the last of them runs on to the end. */
const TURNS = new Set([0x00, 0x02, 0x03, 0x04, 0x05, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x11, 0x12, 0x13, 0x40, 0xfc]);
/** How loads and stores are aligned by nature, as powers of two, from LOAD on. A hint: it changes nothing but bytes. */
const ALIGNED = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];

/** Whether a function has one way, and that ends in a trap: nothing comes back from it. */
const ends = ({ instructions }) => instructions.at(-2)?.[0] === UNREACHABLE && instructions.slice(0, -2).every((bytes) => !TURNS.has(bytes[0]));

/** The functions that end in a trap without a word to anybody outside: by what they do, or since after each call of them stands `unreachable`. */
function traps({ functions, imported }) {
  const goesOn = new Set(), called = functions.map(() => new Set());
  functions.forEach(({ instructions }, index) => instructions.forEach((bytes, at) => {
    const number = callee(bytes);
    if (number === undefined) return;
    called[index].add(number);
    if (bytes[0] !== CALL || instructions[at + 1][0] !== UNREACHABLE) goesOn.add(number);
  }));
  const heard = new Set();
  const outside = (number, on = new Set()) => {
    if (number < imported || heard.has(number)) return true;
    if (on.has(number)) return false;
    on.add(number);
    return [...called[number - imported]].some((next) => outside(next, on)) && Boolean(heard.add(number));
  };
  const trap = (number) => number >= imported && (!goesOn.has(number) || ends(functions[number - imported])) && !outside(number);
  return new Set(called.flatMap((numbers) => [...numbers]).filter(trap));
}

/** Takes out what is computed on the way to a trap: a panic's message, which nobody would read. */
function withoutMessages(module) {
  const silent = traps(module);
  for (const one of module.functions) {
    const kept = [];
    for (const bytes of one.instructions) {
      if (bytes[0] === UNREACHABLE) {
        while (kept.length > 0 && !TURNS.has(kept.at(-1)[0]) && (kept.at(-1)[0] !== CALL || silent.has(operand(kept.at(-1))))) kept.pop();
      }
      kept.push(bytes);
    }
    one.instructions = kept;
  }
}

/** Overwrites where in the source each panic stands (text, its length, line, column) with zeros. */
function withoutPlaces(module) {
  const bytes = Buffer.from(module.section(DATA));
  const all = pieces(bytes);
  const text = (start, length) => {
    const piece = all.find((one) => start >= one.start && start + length <= one.start + one.data.length);
    return piece?.data.subarray(start - piece.start, start - piece.start + length);
  };
  const paths = new Set();
  for (const { start, data } of all) {
    for (let at = (4 - (start % 4)) % 4; at + 16 <= data.length; at += 4) {
      const length = data.readUInt32LE(at + 4);
      const path = length > 3 && length < 300 ? text(data.readUInt32LE(at), length) : undefined;
      if (path === undefined || !/^[!-~]+\.rs$/.test(path.toString("latin1"))) continue;
      paths.add(path);
      data.fill(0, at, at + 16);
    }
  }
  for (const path of paths) path.fill(0);
  module.replace(DATA, bytes);
}

/** Each piece of data with where in memory it starts. */
const pieces = (bytes) => {
  const file = new Reader(bytes);
  return file.list(() => {
    if (file.number() !== 0 || file.byte() !== 0x41) throw new Error("wasm: data without a place of its own");
    const start = file.number();
    file.byte();
    return { start, data: file.sized() };
  });
};

/** What the standard library says of a panic. */
const SAID = [
  "begin > end (", ") when slicing `", "start byte index ", "end byte index ", " is out of bounds of `", " is not a char boundary; it is inside ",
  "slice index starts at ", " but ends at ", "range start index ", "range end index ", " out of range for slice of length ",
  "index out of bounds: the len is ", " but the index is ", "min > max. min = ", "assertion `left ", " right` failed",
  "copy_from_slice: source slice length (", ") does not match destination slice length (", "destination and source slices have different lengths",
  "insertion index (is ", ") should be <= len (is ", "removal index (is ", "swap_remove index (is ", ") should be < len (is ",
  "capacity overflow", "Once instance has previously been poisoned", "one-time initialization may not be performed recursively",
  "cannot recursively acquire mutex", "internal error: entered unreachable code", "reentrant init",
  "a Display implementation returned an error unexpectedly", "a formatting trait implementation returned an error when the underlying stream did not",
  "assertion failed: step != 0", "assertion failed: mid <= self.len()", "assertion failed: k <= self.len()", "assertion failed: idx < CAPACITY",
  "assertion failed: src.len() == dst.len()", "assertion failed: psize >= size + min_overhead", "assertion failed: psize <= size + max_overhead",
  "attempt to join into collection with len > usize::MAX", "Tried to shrink to a larger capacity", "dest is out of bounds",
  "called `Option::unwrap()` on a `None` value", "attempt to divide with overflow", "attempt to divide by zero",
  "attempt to calculate the remainder with overflow", "attempt to calculate the remainder with a divisor of zero",
  "user-provided comparison function does not correctly implement a total order", "RefCell already mutably borrowed", "RefCell already borrowed",
];

/** Overwrites the words of panics with zeros. */
function withoutWords(module) {
  const bytes = Buffer.from(module.section(DATA));
  for (const said of SAID) for (let at = bytes.indexOf(said); at >= 0; at = bytes.indexOf(said, at + said.length)) bytes.fill(0, at, at + said.length);
  module.replace(DATA, bytes);
}

/** Numbers by which the code or the data could mean a place in the table. Other places hold what the tools needed on the way. */
function places(module) {
  const said = new Set(module.functions.flatMap(({ instructions }) => instructions.filter((bytes) => bytes[0] === CONST).map(operand)));
  for (const { start, data } of pieces(Buffer.from(module.section(DATA)))) {
    for (let at = (4 - (start % 4)) % 4; at + 4 <= data.length; at += 4) said.add(data.readUInt32LE(at));
  }
  return said;
}

/** The function of the same type that one only hands its arguments to, where it is one. */
function handsTo({ functions, imported, types }, { type, instructions }) {
  const takes = types[type].takes.length;
  const number = instructions.length === takes + 2 && instructions[takes][0] === CALL ? operand(instructions[takes]) : -1;
  return functions[number - imported]?.type === type && instructions.slice(0, takes).every((bytes, at) => bytes[0] === GET && operand(bytes) === at) ? number : undefined;
}

/** The number of the first function that does the same, for each. */
function firstAlike(module) {
  const { functions, imported } = module;
  let first = new Map();
  for (let before = -1; first.size > before;) {
    before = first.size;
    const number = (old) => first.get(old) ?? old;
    const known = new Map(), next = new Map();
    functions.forEach((one, index) => {
      const key = `${one.type}:${encoded(one, number).toString("latin1")}`;
      const handed = handsTo(module, one);
      if (handed !== undefined) next.set(index + imported, number(handed));
      else if (known.has(key)) next.set(index + imported, known.get(key));
      else known.set(key, index + imported);
    });
    first = next;
  }
  return (old) => first.get(old) ?? old;
}

/** Numbers locals of a type by how often they are named: the common ones have the same small numbers in every function. */
function commonLocalsFirst(one, takes) {
  const types = one.locals.flatMap(([many, type]) => Array(many).fill(type));
  const used = types.map(() => 0);
  const local = (bytes) => (bytes[0] >= GET && bytes[0] <= TEE ? operand(bytes) - takes : -1);
  for (const bytes of one.instructions) if (local(bytes) >= 0) used[local(bytes)] += 1;
  const order = [...types.keys()].filter((index) => used[index] > 0).sort((a, b) => types[b] - types[a] || used[b] - used[a] || a - b);
  const place = new Map(order.map((index, at) => [index, at + takes]));
  one.locals = [...new Set(order.map((index) => types[index]))].map((type) => [order.filter((index) => types[index] === type).length, type]);
  one.instructions = one.instructions.map((bytes) => (local(bytes) >= 0 ? Buffer.from([bytes[0], ...leb(place.get(local(bytes)))]) : bytes));
}

const aligned = (bytes) => (bytes[0] >= LOAD && bytes[0] <= STORE && bytes[1] < 64 ? joined([[bytes[0], ALIGNED[bytes[0] - LOAD]], bytes.subarray(2)]) : bytes);

/** Makes the module smaller. Gives the functions that are still needed, by their places, and who stands in for which number. */
export function slimmed(module) {
  withoutMessages(module);
  withoutPlaces(module);
  withoutWords(module);
  withoutUnread(module);
  for (const one of module.functions) {
    commonLocalsFirst(one, module.types[one.type].takes.length);
    one.instructions = one.instructions.map(aligned);
  }
  const standsFor = firstAlike(module);
  const left = [], needed = new Set();
  const meant = places(module);
  module.named((number, place) => { if (place === undefined || meant.has(place)) left.push(number); });
  while (left.length > 0) {
    const index = standsFor(left.pop()) - module.imported;
    if (index < 0 || needed.has(index)) continue;
    needed.add(index);
    for (const bytes of module.functions[index].instructions) { const number = callee(bytes); if (number !== undefined) left.push(number); }
  }
  return { needed: [...needed].sort((a, b) => a - b), standsFor };
}
