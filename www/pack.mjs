// The wasm's functions in an order in which like ones stand together. gzip looks back 32 KB, and what the compiler made of one
// piece of source for several types lies anywhere: put side by side, a fifteenth of the download goes. No instruction changes
// but the numbers of the functions that are called.

/** Sections by their number. */
const IMPORT = 2, FUNCTION = 3, EXPORT = 7, START = 8, ELEMENT = 9, CODE = 10;
/** Bytes of a piece, functions that may share one, how far back gzip looks, and the pieces under which a share says little. Tried out. */
const PIECE = 8, SHARED = 400, WINDOW = 28_000, FEW = 60;

/** Reads numbers and bytes of a wasm one after another. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() { return this.bytes[this.at++]; }
  /** LEB128, unsigned; a signed one is passed over just so. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      if (shift < 28) value |= (byte & 127) << shift;
      else value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  skip(numbers) { for (let n = 0; n < numbers; n += 1) this.number(); }
  /** Gives what a vector holds, one call an item. */
  list(item) { return Array.from({ length: this.number() }, () => item()); }
  sized() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

const leb = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
};
const joined = (parts) => Buffer.concat(parts.map((part) => (part instanceof Uint8Array ? part : Buffer.from(part))));

/** Passes over an address: alignment (with the memory's number where bit 6 is set) and offset. */
const address = (code) => { if (code.number() & 64) code.number(); code.number(); };

/** Passes over what follows an instruction; `found` is told where a function's number starts. An unknown one is an error. */
function operands(code, found) {
  const op = code.byte();
  if (op === 0x10 || op === 0x12 || op === 0xd2) { found(code.at); code.number(); }
  else if ((op >= 0x02 && op <= 0x04) || op === 0x0c || op === 0x0d || (op >= 0x20 && op <= 0x26) || (op >= 0x3f && op <= 0x42) || op === 0xd0) code.number();
  else if (op === 0x0e) code.skip(code.number() + 1);
  else if (op === 0x11 || op === 0x13) code.skip(2);
  else if (op === 0x1c) code.skip(code.number());
  else if (op >= 0x28 && op <= 0x3e) address(code);
  else if (op === 0x43) code.at += 4;
  else if (op === 0x44) code.at += 8;
  else if (op === 0xfc) {
    const more = code.number();
    if (more > 17) throw new Error(`wasm: unknown instruction fc ${more}`);
    code.skip([0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1][more]);
  } else if (op === 0xfd) {
    const more = code.number();
    if (more > 275) throw new Error(`wasm: unknown instruction fd ${more}`);
    if (more <= 11 || more === 92 || more === 93) address(code);
    else if (more === 12 || more === 13) code.at += 16;
    else if (more >= 21 && more <= 34) code.at += 1;
    else if (more >= 84 && more <= 91) { address(code); code.at += 1; }
  } else if (!(op <= 0x01 || op === 0x05 || op === 0x0b || op === 0x0f || op === 0x1a || op === 0x1b || (op >= 0x45 && op <= 0xc4) || op === 0xd1)) {
    throw new Error(`wasm: unknown instruction ${op.toString(16)}`);
  }
}

/** The parts of a function's body between the numbers of other functions, and these numbers. */
function calls(body) {
  const code = new Reader(body);
  for (let groups = code.number(); groups > 0; groups -= 1) code.skip(2);
  const parts = [], called = [];
  let start = 0;
  while (code.at < body.length) {
    operands(code, (at) => {
      parts.push(body.subarray(start, at));
      called.push(new Reader(body, at).number());
      start = at;
      while (body[start++] > 127);
    });
  }
  if (code.at !== body.length) throw new Error("wasm: a function ends within an instruction");
  return { parts: [...parts, body.subarray(start)], called };
}

/** The pieces of each body that other bodies have too, as numbers. */
function pieces(bodies) {
  const ids = new Map(), functions = [], last = [];
  const all = bodies.map((body) => {
    const mine = [];
    const text = Buffer.from(body).toString("latin1");
    const own = functions.length;
    for (let at = 0; at + PIECE <= text.length; at += 1) {
      const piece = text.slice(at, at + PIECE);
      let id = ids.get(piece);
      if (id === undefined) { id = ids.size; ids.set(piece, id); last.push(-1); functions.push(0); }
      mine.push(id);
    }
    return mine;
  });
  all.forEach((mine, index) => mine.forEach((id) => { if (last[id] !== index) { last[id] = index; functions[id] += 1; } }));
  return all.map((mine) => [...new Set(mine)].filter((id) => functions[id] >= 2 && functions[id] <= SHARED));
}

/** Numbers of the bodies: after each the one that has most in common with what gzip still sees. */
function alike(bodies) {
  const mine = pieces(bodies);
  const holders = new Map();
  mine.forEach((ids, index) => ids.forEach((id) => { if (!holders.has(id)) holders.set(id, []); holders.get(id).push(index); }));
  const score = new Float64Array(bodies.length), seen = new Map(), window = [], left = new Set(bodies.keys());
  const order = [];
  let first = 0, width = 0;
  const weigh = (id, sign) => {
    const among = holders.get(id);
    for (const index of among) score[index] += sign / Math.sqrt(among.length);
  };
  let next = bodies.reduce((best, body, index) => (body.length > bodies[best].length ? index : best), 0);
  for (;;) {
    order.push(next);
    left.delete(next);
    if (left.size === 0) return order;
    for (const id of mine[next]) {
      const times = (seen.get(id) ?? 0) + 1;
      seen.set(id, times);
      if (times === 1) weigh(id, 1);
    }
    window.push(next);
    width += bodies[next].length;
    for (; width > WINDOW && first < window.length - 1; first += 1) {
      width -= bodies[window[first]].length;
      for (const id of mine[window[first]]) {
        const times = seen.get(id) - 1;
        seen.set(id, times);
        if (times === 0) weigh(id, -1);
      }
    }
    let most = -1;
    for (const index of left) {
      const share = score[index] / (mine[index].length + FEW);
      if (share > most) { most = share; next = index; }
    }
  }
}

/** The numbers of functions in a piece of the wasm that is all instructions, or lists of functions, written again. */
function renumbered({ parts, called }, number) {
  return joined(parts.flatMap((part, index) => (index < called.length ? [part, leb(number(called[index]))] : [part])));
}

/** An element section: which functions stand in the tables. */
function elements(section, number) {
  const file = new Reader(section);
  const out = [];
  const copied = (read) => { const start = file.at; read(); out.push(section.subarray(start, file.at)); };
  const expression = () => {
    for (let depth = 1; depth > 0;) {
      let start = file.at;
      if (section[file.at] === 0x0b) depth -= 1;
      operands(file, (at) => { out.push(section.subarray(start, at), leb(number(new Reader(section, at).number()))); start = null; });
      if (start !== null) out.push(section.subarray(start, file.at));
    }
  };
  const count = (item) => { let left; copied(() => { left = file.number(); }); for (; left > 0; left -= 1) item(); };
  count(() => {
    let kind;
    copied(() => { kind = file.number(); if (kind & 2 && !(kind & 1)) file.number(); });
    if (!(kind & 1)) expression();
    if (kind & 3) copied(() => file.byte());
    count(kind & 4 ? expression : () => out.push(leb(number(file.number()))));
  });
  return joined(out);
}

/** The same wasm, smaller: like functions side by side, without custom sections (names of functions, of tools), which are of use
 * to nobody who visits. */
export function packed(wasm) {
  const sections = [];
  for (const file = new Reader(wasm, 8); file.at < wasm.length;) {
    const id = file.byte(), body = file.sized();
    if (id !== 0) sections.push({ id, body });
  }
  const find = (id) => sections.find((one) => one.id === id)?.body ?? Buffer.from([0]);
  const imports = new Reader(find(IMPORT));
  const imported = imports.list(() => {
    imports.sized();
    imports.sized();
    const kind = imports.byte();
    if (kind === 1) imports.byte();
    if (kind === 1 || kind === 2) imports.skip(imports.number() & 1 ? 2 : 1);
    else if (kind === 3) imports.skip(2);
    else imports.number();
    return kind;
  }).filter((kind) => kind === 0).length;

  const code = new Reader(find(CODE)), types = new Reader(find(FUNCTION));
  const bodies = code.list(() => code.sized()), type = types.list(() => types.number());
  const order = alike(bodies);
  const place = new Map(order.map((old, index) => [old + imported, index + imported]));
  const number = (old) => place.get(old) ?? old;

  const written = {
    [FUNCTION]: () => joined([leb(order.length), ...order.map((old) => leb(type[old]))]),
    [EXPORT]: (body) => {
      const file = new Reader(body);
      return joined([leb(file.number()), ...Array.from({ length: new Reader(body).number() }, () => {
        const start = file.at;
        file.sized();
        const kind = file.byte();
        return joined([body.subarray(start, file.at), leb(kind === 0 ? number(file.number()) : file.number())]);
      })]);
    },
    [START]: (body) => joined([leb(number(new Reader(body).number()))]),
    [ELEMENT]: (body) => elements(body, number),
    [CODE]: () => joined([leb(order.length), ...order.flatMap((old) => {
      const body = renumbered(calls(bodies[old]), number);
      return [leb(body.length), body];
    })]),
  };
  const out = sections.flatMap(({ id, body }) => {
    const made = written[id]?.(body) ?? body;
    return [[id], leb(made.length), made];
  });
  const whole = joined([wasm.subarray(0, 8), ...out]);
  if (!WebAssembly.validate(whole)) throw new Error("wasm: not valid with its functions in another order");
  return whole;
}
