import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type * as wasm from "crm-kpi-core";
import type { FromSecond, ToSecond } from "./calls";
import { Second } from "./second";
import { Twin } from "./twin";

const MB = 1024 * 1024;

/** A second worker's line that keeps what is posted, a core whose tables are their keys, and a workspace's twin. */
function stand(): { twin: Twin; second: Second; posted: ToSecond[]; core: wasm.Core; port: MessagePort } {
  const posted: ToSecond[] = [];
  const port = { postMessage: (message: ToSecond) => posted.push(message), close: () => undefined, onmessage: null } as unknown as MessagePort;
  const second = new Second(() => undefined);
  const twin = new Twin(second);
  const core = { copy: (key: number) => Uint8Array.of(key) } as unknown as wasm.Core;
  return { twin, second, posted, core, port };
}

const hears = (port: MessagePort, data: FromSecond): void => port.onmessage?.({ data } as MessageEvent);
const files = (twin: Twin, size: number): void => {
  for (const key of [1, 2]) {
    twin.awaits(7, key, size);
    twin.loaded(7, key, key === 2);
  }
};

describe("the second worker's half of a report", () => {
  it("is asked for over the tables that it does not hold yet", async () => {
    const { twin, second, posted, core, port } = stand();
    second.connect(port);
    files(twin, 3 * MB);
    const half = twin.figures(7, core, {});
    assert.deepEqual(posted, [{ core: 7, key: 1, table: Uint8Array.of(1) }, { core: 7, half: 1, settings: {}, keys: [1, 2] }]);
    hears(port, { half: 1, figures: Uint8Array.of(9), isApart: false });
    assert.deepEqual(await half, Uint8Array.of(9));
    void twin.figures(7, core, {});
    assert.equal(posted.length, 3, "a table is sent once");
  });

  it("is not asked for where files are small or many, figures few, or nobody there", () => {
    const few = stand();
    few.second.connect(few.port);
    files(few.twin, MB);
    assert.equal(few.twin.figures(7, few.core, {}), null);
    const many = stand();
    many.second.connect(many.port);
    files(many.twin, 200 * MB);
    assert.equal(many.twin.figures(7, many.core, {}), null);
    const alone = stand();
    files(alone.twin, 3 * MB);
    assert.equal(alone.twin.figures(7, alone.core, {}), null);
    alone.second.connect(alone.port);
    assert.equal(alone.twin.figures(7, alone.core, { kpis: ["nps"] }), null);
    assert.notEqual(alone.twin.figures(7, alone.core, {}), null);
  });

  it("is given up where the worker dies", async () => {
    const { twin, second, core, port } = stand();
    second.connect(port);
    files(twin, 3 * MB);
    const half = twin.figures(7, core, {});
    second.connect(null);
    assert.equal(await half, null);
    assert.equal(twin.figures(7, core, {}), null);
  });

  it("is begun anew where the worker holds other tables", async () => {
    const { twin, second, posted, core, port } = stand();
    second.connect(port);
    files(twin, 3 * MB);
    const half = twin.figures(7, core, {});
    hears(port, { half: 1, figures: null, isApart: true });
    assert.equal(await half, null);
    posted.length = 0;
    void twin.figures(7, core, {});
    assert.deepEqual(posted.map((message) => ("table" in message ? message.key : "half" in message ? "half" : message)), [1, 2, "half"]);
  });

  it("forgets what is removed, and sends anew what is read anew", () => {
    const { twin, second, posted, core, port } = stand();
    second.connect(port);
    files(twin, 5 * MB);
    void twin.figures(7, core, {});
    posted.length = 0;
    twin.removed(7, 2);
    twin.loaded(7, 1, false);
    void twin.figures(7, core, {});
    assert.deepEqual(posted, [{ core: 7, drop: 2 }, { core: 7, key: 1, table: Uint8Array.of(1) }, { core: 7, half: 2, settings: {}, keys: [1] }]);
  });
});
