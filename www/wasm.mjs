// A wasm module as its sections and its functions' instructions: read, and written again.

/** Sections by their number. */
export const TYPE = 1, IMPORT = 2, FUNCTION = 3, EXPORT = 7, START = 8, ELEMENT = 9, CODE = 10, DATA = 11;
/** Instructions by their number. */
export const UNREACHABLE = 0x00, CALL = 0x10, GET = 0x20, TEE = 0x22, LOAD = 0x28, STORE = 0x3e, CONST = 0x41;
export const RETURN_CALL = 0x12, REF_FUNC = 0xd2;

/** Reads numbers and bytes of a wasm one after another. */
export class Reader {
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

export const leb = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
};
export const joined = (parts) => Buffer.concat(parts.map((part) => (part instanceof Uint8Array ? part : Buffer.from(part))));

/** Passes over an address: alignment (with the memory's number where bit 6 is set) and offset. */
const address = (code) => { if (code.number() & 64) code.number(); code.number(); };

/** Passes over an instruction. An unknown one is an error. */
function pass(code) {
  const op = code.byte();
  if ((op >= 0x02 && op <= 0x04) || op === 0x0c || op === 0x0d || op === CALL || op === RETURN_CALL || (op >= 0x20 && op <= 0x26) || (op >= 0x3f && op <= 0x42) || op === 0xd0 || op === REF_FUNC) code.number();
  else if (op === 0x0e) code.skip(code.number() + 1);
  else if (op === 0x11 || op === 0x13) code.skip(2);
  else if (op === 0x1c) code.skip(code.number());
  else if (op >= LOAD && op <= STORE) address(code);
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

/** The next instruction's bytes. */
const instruction = (code) => {
  const start = code.at;
  pass(code);
  if (code.at > code.bytes.length) throw new Error("wasm: a function ends within an instruction");
  return code.bytes.subarray(start, code.at);
};

/** The number that follows an instruction's first byte. */
export const operand = (bytes) => new Reader(bytes, 1).number();
/** The function that an instruction names, or undefined. */
export const callee = (bytes) => (bytes[0] === CALL || bytes[0] === RETURN_CALL || bytes[0] === REF_FUNC ? operand(bytes) : undefined);

/** A function's locals as `[how many, type]`, and its instructions. */
function decoded(body, type) {
  const code = new Reader(body);
  const locals = code.list(() => [code.number(), code.byte()]);
  const instructions = [];
  while (code.at < body.length) instructions.push(instruction(code));
  return { type, locals, instructions };
}

/** A function's bytes; `number` says which number a function has. */
export const encoded = ({ locals, instructions }, number) => joined([
  leb(locals.length),
  ...locals.flatMap(([many, type]) => [leb(many), [type]]),
  ...instructions.map((bytes) => { const named = callee(bytes); return named === undefined ? bytes : [bytes[0], ...leb(number(named))]; }),
]);

/** The element section, each function's number by `number`, which is told the place in the table where it is known. */
function elements(section, number) {
  const file = new Reader(section);
  const out = [];
  const copied = (read) => { const start = file.at, value = read(); out.push(section.subarray(start, file.at)); return value; };
  let place;
  const expression = () => {
    for (let bytes; bytes?.[0] !== 0x0b;) {
      bytes = instruction(file);
      if (bytes[0] === CONST) place = operand(bytes);
      const named = callee(bytes);
      out.push(named === undefined ? bytes : [bytes[0], ...leb(number(named))]);
    }
  };
  const each = (item) => { for (let left = copied(() => file.number()); left > 0; left -= 1) item(); };
  each(() => {
    const kind = copied(() => { const kind = file.number(); if (kind & 2 && !(kind & 1)) file.number(); return kind; });
    place = undefined;
    if (!(kind & 1)) expression();
    if (kind & 3) copied(() => file.byte());
    each(kind & 4 ? expression : () => out.push(leb(number(file.number(), place === undefined ? undefined : place++))));
  });
  return joined(out);
}

/** The export section, each function's number by `number`. */
function exports(section, number) {
  const file = new Reader(section);
  const out = file.list(() => {
    const start = file.at;
    file.sized();
    const kind = file.byte();
    return joined([section.subarray(start, file.at), leb(kind === 0 ? number(file.number()) : file.number())]);
  });
  return joined([leb(out.length), ...out]);
}

/** A module without its custom sections (names of functions, of tools), which are of use to nobody who visits. */
export class Module {
  constructor(wasm) {
    this.head = wasm.subarray(0, 8);
    this.sections = [];
    for (const file = new Reader(wasm, 8); file.at < wasm.length;) {
      const id = file.byte(), body = file.sized();
      if (id !== 0) this.sections.push({ id, body });
    }
    const imports = this.read(IMPORT);
    /** How many functions are another's; ours are numbered from here on. */
    this.imported = imports.list(() => {
      imports.sized();
      imports.sized();
      const kind = imports.byte();
      if (kind === 1) imports.byte();
      if (kind === 1 || kind === 2) imports.skip(imports.number() & 1 ? 2 : 1);
      else if (kind === 3) imports.skip(2);
      else imports.number();
      return kind;
    }).filter((kind) => kind === 0).length;
    const types = this.read(TYPE);
    /** What a function of each type takes and gives. */
    this.types = types.list(() => { types.byte(); return { takes: [...types.sized()], gives: [...types.sized()] }; });
    const code = this.read(CODE), type = this.read(FUNCTION);
    const numbers = type.list(() => type.number());
    /** Its functions. */
    this.functions = code.list(() => code.sized()).map((body, index) => decoded(body, numbers[index]));
  }

  /** A section's bytes; of one that is not there, an empty list. */
  section(id) { return this.sections.find((one) => one.id === id)?.body ?? Buffer.from([0]); }
  read(id) { return new Reader(this.section(id)); }
  replace(id, body) { for (const one of this.sections) if (one.id === id) one.body = body; }

  /** The number of a type, which is added where there is none like it. */
  typed(takes, gives) {
    const same = (one, other) => one.join() === other.join();
    const known = this.types.findIndex((type) => same(type.takes, takes) && same(type.gives, gives));
    return known >= 0 ? known : this.types.push({ takes, gives }) - 1;
  }

  /** Goes over the functions that something beside functions names, with their places in the table: exports, tables, the start. */
  named(visit) {
    const number = (old, place) => { visit(old, place); return old; };
    exports(this.section(EXPORT), number);
    elements(this.section(ELEMENT), number);
    if (this.sections.some(({ id }) => id === START)) number(this.read(START).number());
  }

  /** The module with these functions of it in this order; `number` gives each its number. */
  written(order, number) {
    const made = {
      [TYPE]: () => joined([leb(this.types.length), ...this.types.map(({ takes, gives }) => [0x60, ...leb(takes.length), ...takes, ...leb(gives.length), ...gives])]),
      [FUNCTION]: () => joined([leb(order.length), ...order.map((index) => leb(this.functions[index].type))]),
      [EXPORT]: (body) => exports(body, number),
      [START]: (body) => joined([leb(number(new Reader(body).number()))]),
      [ELEMENT]: (body) => elements(body, number),
      [CODE]: () => joined([leb(order.length), ...order.flatMap((index) => {
        const body = encoded(this.functions[index], number);
        return [leb(body.length), body];
      })]),
    };
    return joined([this.head, ...this.sections.flatMap(({ id, body }) => {
      const bytes = made[id]?.(body) ?? body;
      return [[id], leb(bytes.length), bytes];
    })]);
  }
}
