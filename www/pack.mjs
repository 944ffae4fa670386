// The wasm's functions in an order in which like ones stand together. gzip looks back 32 KB, and what the compiler made of one
// piece of source for several types lies anywhere: put side by side, a fifteenth of the download goes.
import { slimmed } from "./slim.mjs";
import { CALL, Module, callee, encoded } from "./wasm.mjs";

/** Bytes of a piece, functions that may share one, how far back gzip looks, and the pieces under which a share says little. Tried out. */
const PIECE = 6, SHARED = 500, WINDOW = 32_000, FEW = 20;
/** How many functions are numbered by how often they are called: with more, fewer stand beside their like. Tried out. */
const OFTEN = 45;

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
  while (left.size > 0) {
    order.push(next);
    left.delete(next);
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
  return order;
}

/** The functions that are called most, up to `OFTEN`: by the first numbers, which take one byte. */
function calledOften({ functions, imported }, needed, standsFor) {
  const calls = new Map(needed.map((index) => [index, 0]));
  for (const { instructions } of needed.map((index) => functions[index])) {
    for (const bytes of instructions) {
      const index = bytes[0] === CALL ? standsFor(callee(bytes)) - imported : -1;
      if (index >= 0) calls.set(index, calls.get(index) + 1);
    }
  }
  return [...calls].filter(([, times]) => times > 1).sort(([, a], [, b]) => b - a).slice(0, OFTEN).map(([index]) => index);
}

/** The same wasm, smaller. */
export function packed(wasm) {
  const module = new Module(wasm);
  const { needed, standsFor } = slimmed(module);
  const often = new Set(calledOften(module, needed, standsFor));
  const others = needed.filter((index) => !often.has(index));
  const order = [...often, ...alike(others.map((index) => encoded(module.functions[index], standsFor))).map((at) => others[at])];
  const place = new Map(order.map((index, at) => [index + module.imported, at + module.imported]));
  // a place in the table that nobody means holds any function
  const small = module.written(order, (old) => place.get(standsFor(old)) ?? Math.min(old, module.imported));
  if (!WebAssembly.validate(small)) throw new Error("wasm: not valid any more");
  return small;
}
