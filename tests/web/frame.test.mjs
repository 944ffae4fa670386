// The page of one file in a host's frame: what it takes from its host, and what neither takes from anybody.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { elementIn, hosts, openHost } from "./hosts.mjs";
import { cli, folder, launch, sample } from "./site.mjs";

/** Time for a message to arrive. */
const turn = (page) => page.waitForTimeout(40);

/** Messages to the frame's window that are no answer of its host's: each is made in the host's page from a good one. */
const TO_WINDOW = {
  "a text": () => "connect",
  "nothing": () => null,
  "a number": () => 1,
  "a list": (good) => [good],
  "another version": (good) => ({ ...good, crm_kpi: 2 }),
  "the version as a text": (good) => ({ ...good, crm_kpi: "1" }),
  "no version": ({ crm_kpi: _, ...rest }) => rest,
  "another word": (good) => ({ ...good, nonce: "0".repeat(32) }),
  "no word": ({ nonce: _, ...rest }) => rest,
  "the word in a list": (good) => ({ ...good, nonce: [good.nonce] }),
  "the frame's own first word": ({ crm_kpi, nonce }) => ({ crm_kpi, nonce, type: "hello" }),
  "an unknown element": (good) => ({ ...good, element: "script" }),
  "an attribute that is none": (good) => ({ ...good, attributes: { onclick: "alert(1)" } }),
  "an attribute that is an object": (good) => ({ ...good, attributes: { views: { toString: "funnel" } } }),
  "an attribute of ten million letters": (good) => ({ ...good, attributes: { views: "x".repeat(10_000_000) } }),
  "a key too many": (good) => ({ ...good, also: 1 }),
  "settings that are a list": (good) => ({ ...good, settings: [] }),
  "settings for the prototype": (good) => ({ ...good, settings: JSON.parse('{"__proto__": {"polluted": true}}') }),
  "settings for the prototype, deep down": (good) => ({ ...good, settings: JSON.parse('{"funnel": {"constructor": {"prototype": {"polluted": true}}}}') }),
  "settings in a circle": (good) => { const settings = { filters: {} }; settings.filters.again = settings; return { ...good, settings }; },
  "settings a hundred deep": (good) => { let settings = {}; for (let deep = 0; deep < 100; deep++) settings = { settings }; return { ...good, settings }; },
  "settings of a million": (good) => ({ ...good, settings: { by: Array.from({ length: 1_000_000 }, String) } }),
  "settings that are no number": (good) => ({ ...good, settings: { gross_margin: NaN } }),
  "settings with a map": (good) => ({ ...good, settings: { filters: new Map([["owner", "Ana"]]) } }),
};

/** Messages through the port that ask for nothing that there is. */
const TO_PORT = {
  "a text": () => "set",
  "nothing": () => undefined,
  "another version": (good) => ({ ...good, crm_kpi: 2 }),
  "no number": ({ id: _, ...rest }) => rest,
  "a number below zero": (good) => ({ ...good, id: -1 }),
  "a number that is a text": (good) => ({ ...good, id: "7" }),
  "an unknown type": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "eval", code: "document.title = 'taken'" }),
  "the name of a method of all objects": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "constructor" }),
  "an answer instead of a question": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "done", value: null }),
  "the style as an attribute": (good) => ({ ...good, attributes: { style: "position:fixed;inset:0" } }),
  "settings for the prototype": (good) => ({ ...good, settings: JSON.parse('{"__proto__": {"polluted": true}}') }),
  "files that are none": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "files", files: [{ name: "deals.csv", size: 9 }] }),
  "files that are a text": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "files", files: "deals.csv" }),
  "files without a name": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "files", files: [new Blob(["deal_id,stage\n1,Won\n"])] }),
  "four thousand million files": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "files", files: new Array(4_000_000_000) }),
  "columns of different length": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "table", entity: "deal", name: null, columns: { id: [1, 2], stage: ["Won"] } }),
  "columns for the prototype": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "table", entity: "deal", name: null, columns: JSON.parse('{"id": [1], "__proto__": ["polluted"]}') }),
  "columns of four thousand million rows": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "table", entity: "deal", name: null, columns: { id: new Array(4_000_000_000) } }),
  "columns of objects": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "table", entity: "deal", name: null, columns: { id: [{ toString: "1" }] } }),
  "columns that are a list": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "table", entity: "deal", name: null, columns: [[1], ["Won"]] }),
  "a format that is a number": ({ crm_kpi, id }) => ({ crm_kpi, id, type: "export", format: 7 }),
};

/** Messages to a host, from a page in its frame that knows the word and plays false. */
const TO_HOST = [
  { crm_kpi: 1, type: "event", name: "click", detail: null },
  { crm_kpi: 1, type: "event", name: "crm-kpi-report", detail: null, also: 1 },
  { crm_kpi: 2, type: "event", name: "crm-kpi-report", detail: null },
  { crm_kpi: 1, type: "event", name: "__proto__", detail: null },
  { crm_kpi: 1, type: "height", height: -5 },
  { crm_kpi: 1, type: "height", height: 1e9 },
  { crm_kpi: 1, type: "height", height: "100px;position:fixed" },
  { crm_kpi: 1, id: 999, type: "done", value: { sources: [] } },
  { crm_kpi: 1, id: 1, type: "done" },
  { crm_kpi: 1, id: 1, type: "failed", error: { code: "x", message: {}, file: null, row: null, column: null } },
  { crm_kpi: 1, id: "1", type: "done", value: "wrong" },
  "done", null, 7, [],
];

const PAGES = {
  bare: "<!doctype html><title>bare</title><iframe sandbox='allow-scripts'></iframe><iframe id=sibling></iframe>",
  false: `<!doctype html><script>
    const { host, nonce } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    for (const wrong of [null, "hello", { crm_kpi: 2, type: "hello", nonce: "x" }, { crm_kpi: 1, type: "hello", nonce: "x" }, { crm_kpi: 1, type: "hello" }]) parent.postMessage(wrong, host);
    onmessage = ({ ports: [port] }) => {
      for (const wrong of ${JSON.stringify(TO_HOST)}) port.postMessage(wrong);
      port.postMessage({ crm_kpi: 1, type: "event", name: "crm-kpi-select", detail: JSON.parse('{"__proto__": {"polluted": true}}') });
    };
    if (location.search === "?next") setTimeout(() => parent.postMessage({ crm_kpi: 2, type: "bonjour", nonce, more: {} }, host), 300);
    if (!location.search) setTimeout(() => parent.postMessage({ crm_kpi: 1, type: "hello", nonce }, host), 300);
  </script>`,
};

describe("the page of one file in a host's frame", () => {
  let browser, server, other;
  before(async () => { browser = await launch(); [server, other] = await Promise.all([hosts({ pages: PAGES }), hosts({ pages: PAGES })]); });
  after(async () => { await browser?.close(); server?.close(); other?.close(); });

  /** A page of the host's origin with a frame that is invited and not answered. */
  async function invited(from = server, host = server.url) {
    const page = await browser.newPage();
    await page.goto(`${from.url}/bare`);
    await page.evaluate(([src, host]) => {
      window.nonce = crypto.randomUUID();
      window.heard = [];
      window.good = { crm_kpi: 1, type: "connect", nonce: window.nonce, element: "dashboard", attributes: {}, settings: null };
      addEventListener("message", ({ data, origin }) => window.heard.push([data?.type, origin]));
      document.querySelector("iframe").src = `${src}#${new URLSearchParams({ host, nonce: window.nonce })}`;
    }, [`${server.url}/iframe/crm-kpi/crm-kpi.html`, host]);
    const there = () => page.frames().find((one) => one.parentFrame() && one.url().includes("crm-kpi.html"));
    for (let tries = 0; !there() && tries < 200; tries++) await turn(page);
    const frame = there();
    await frame.waitForLoadState();
    return { page, frame };
  }
  const untouched = (frame) => frame.evaluate(() => document.querySelectorAll("#app > *").length === 0 && !("polluted" in {}));

  it("shows the command line's figures to its host, whose policy allows scripts and a frame and no more", async (test) => {
    const files = sample(folder(test));
    const { page, complaints } = await openHost(browser, server, "iframe");
    const frame = page.frameLocator("#figures");
    await elementIn(frame, "crm-kpi-dashboard", "empty");
    const asked = server.requests.length;
    await page.setInputFiles("#exports", files);
    await elementIn(frame, "crm-kpi-dashboard", "ready");
    await page.locator("#rate", { hasText: "0." }).waitFor();
    const settings = join(folder(test), "settings.json");
    writeFileSync(settings, '{"gross_margin": 0.8}');
    const report = JSON.parse(cli("report", ...files, "--settings", settings));
    assert.equal(await page.locator("#rate").textContent(), String(report.kpis["sales.win_rate"].value));
    assert.equal(await frame.locator('crm-kpi-dashboard [data-kpi="sales.won_amount"]').first().getAttribute("data-value"), report.kpis["sales.won_amount"].value);
    assert.equal(await frame.locator("body").getAttribute("data-state"), "ready");
    const { inside, outside } = { inside: await frame.locator("crm-kpi-dashboard").evaluate((element) => Math.ceil(element.getBoundingClientRect().height)), outside: await page.locator("#figures").evaluate((frame) => frame.clientHeight) };
    assert.ok(Math.abs(inside - outside) <= 1 && inside > 800, `the frame is ${outside} px high, what it shows ${inside}`);
    assert.deepEqual(server.requests.slice(asked), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("explains a figure where its reader looks, and stays there when the host scrolls, however high the frame is", async (test) => {
    const { page, complaints } = await openHost(browser, server, "iframe");
    const frame = page.frameLocator("#figures");
    await elementIn(frame, "crm-kpi-dashboard", "empty");
    await page.setInputFiles("#exports", sample(folder(test)));
    await elementIn(frame, "crm-kpi-dashboard", "ready");
    const { height } = page.viewportSize();
    const drawer = frame.locator("dialog.drawer");
    /** Whether the drawer fills what is seen of the frame, to the pixels that are rounded away. */
    const inSight = async () => {
      const [outer, inner] = await Promise.all([page.locator("#figures").boundingBox(), drawer.boundingBox()]);
      const [top, bottom] = [Math.max(0, outer.y), Math.min(height, outer.y + outer.height)];
      return Math.abs(inner.y - top) <= 3 && Math.abs(inner.y + inner.height - bottom) <= 3;
    };
    const settled = async (what) => { for (let tries = 0; !(await inSight()); tries++) { assert.ok(tries < 50, `${what}: the drawer is at ${JSON.stringify(await drawer.boundingBox())}`); await turn(page); } };
    const figures = frame.locator("button.kpi-name:visible");
    for (const figure of [figures.first(), figures.last()]) {
      await figure.click();
      await drawer.waitFor();
      await settled("opened");
      await page.mouse.move(20, 400);
      await page.evaluate(() => scrollBy(0, scrollY > 500 ? -437 : 437));
      await settled("scrolled");
      await drawer.getByRole("button", { name: "Close" }).click();
      await drawer.waitFor({ state: "hidden" });
    }
    assert.ok((await page.locator("#figures").boundingBox()).height > 1.5 * height, "the frame is no higher than the window");
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("does what its host asks: attributes, settings, a table, the report's bytes, and hands actions over", async () => {
    const { page, frame } = await invited();
    const said = await page.evaluate(async () => {
      const { connect } = await import("/iframe/crm-kpi/frame.js");
      const iframe = document.querySelector("iframe");
      const told = [];
      for (const name of ["crm-kpi-ready", "crm-kpi-report", "crm-kpi-select", "crm-kpi-action"]) document.addEventListener(name, ({ type, detail }) => told.push([type, detail]));
      const frame = await connect(iframe, { src: "/iframe/crm-kpi/crm-kpi.html", attributes: { lang: "fr", views: "funnel", readonly: "" }, settings: { as_of: "2024-08-01", funnel: { stages: [{ name: "Proposal", limit_days: 10, action: "Rappeler" }, "Won"] } } });
      window.told = told;
      const day = (text) => new Date(`${text}T12:00:00Z`);
      const more = Array.from({ length: 24 }, (_, at) => 100 + at);
      const source = await frame.addTable("deal", { id: new Int32Array([7, 8, 9, ...more]), stage: ["Won", "Proposal", "Proposal", ...more.map(() => "Proposal")], created: [day("2024-01-02"), day("2024-01-03"), day("2024-07-30"), ...more.map(() => day("2024-02-03"))], closed: [day("2024-02-01"), null, null, ...more.map(() => null)] });
      const refused = await frame.addTable("nonsense", { id: [1] }).catch((error) => [error.name, error.code]);
      while (!told.some(([type]) => type === "crm-kpi-report")) await new Promise((done) => setTimeout(done, 20));
      await frame.set({ attributes: { hide: "footer" } });
      const json = JSON.parse(new TextDecoder().decode(await frame.exportReport("json")));
      const wrong = await frame.exportReport("docx").catch((error) => error.code);
      const shapeless = await frame.set({ attributes: { onclick: "alert(1)" } }).catch((error) => error.code);
      return { rows: source.rows, refused, wrong, shapeless, won: json.kpis["sales.won_count"].value, sandbox: iframe.getAttribute("sandbox"), ready: told.filter(([type]) => type === "crm-kpi-ready").length };
    });
    assert.deepEqual(said, { rows: 27, refused: ["CrmKpiError", "bad_mapping"], wrong: "bad_settings", shapeless: "bad_message", won: 1, sandbox: "allow-scripts", ready: 1 });
    await frame.locator('[part="action"]').first().click();
    await page.waitForFunction(() => window.told.some(([type]) => type === "crm-kpi-action"));
    assert.deepEqual(await page.evaluate(() => window.told.find(([type]) => type === "crm-kpi-action")[1]), { stage: "Proposal", action: "Rappeler", limit_days: 10, ids: ["8"] });
    // the twenty oldest are listed; acted upon are all of them
    await frame.locator('[part="action"]', { hasText: "Agir sur les 25 de Proposal" }).click();
    await page.waitForFunction(() => window.told.filter(([type]) => type === "crm-kpi-action").length === 2);
    const { ids, ...rest } = await page.evaluate(() => window.told.findLast(([type]) => type === "crm-kpi-action")[1]);
    assert.deepEqual([rest, ids.length, ids[0], new Set(ids).size], [{ stage: "Proposal", action: "Rappeler", limit_days: 10 }, 25, "8", 25]);
    await page.close();
  });

  it("takes an answer only from its host's window, of exactly his origin, with the word, the version and the shape", async () => {
    const { page, frame } = await invited();
    assert.deepEqual(await page.evaluate(() => window.heard), [["hello", "null"]]);
    const taken = [];
    for (const [name, made] of Object.entries(TO_WINDOW)) {
      await page.evaluate(`{ const port = new MessageChannel().port1; document.querySelector("iframe").contentWindow.postMessage((${made})(window.good), "*", [port]); }`);
      await turn(page);
      if (!(await untouched(frame))) taken.push(name);
    }
    await page.evaluate(() => { document.querySelector("iframe").contentWindow.postMessage(window.good, "*"); });
    await page.evaluate(() => { document.querySelector("iframe").contentWindow.postMessage(window.good, "*", [new MessageChannel().port1, new MessageChannel().port1]); });
    await turn(page);
    if (!(await untouched(frame))) taken.push("no port, or two");
    await page.evaluate(() => { document.querySelector("#sibling").contentWindow.eval(`parent.frames[0].postMessage(${JSON.stringify(window.good)}, "*", [new MessageChannel().port1])`); });
    await turn(page);
    if (!(await untouched(frame))) taken.push("another window of the same origin");
    assert.deepEqual(taken, []);
    await page.evaluate(() => { document.querySelector("iframe").contentWindow.postMessage(window.good, "*", [new MessageChannel().port1]); });
    await elementIn(frame, "crm-kpi-dashboard", "empty");
    await page.evaluate(() => { document.querySelector("iframe").contentWindow.postMessage({ ...window.good, element: "nps" }, "*", [new MessageChannel().port1]); });
    await turn(page);
    assert.equal(await frame.locator("crm-kpi-nps").count(), 0, "it is taken once");
    await page.close();
  });

  it("says nothing to, and takes nothing from, a page that frames it in another's name", async () => {
    const { page, frame } = await invited(other, server.url);
    await page.evaluate(() => { document.querySelector("iframe").contentWindow.postMessage(window.good, "*", [new MessageChannel().port1]); });
    await turn(page);
    assert.ok(await untouched(frame));
    assert.deepEqual(await page.evaluate(() => window.heard), []);
    await page.close();
  });

  it("does through the port nothing but what there is to ask", async () => {
    const { page, frame } = await invited();
    await page.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      Object.assign(window, { port: port1, answers: [], asked: { crm_kpi: 1, id: 7, type: "set", attributes: {}, settings: null } });
      port1.onmessage = ({ data }) => window.answers.push(data);
      document.querySelector("iframe").contentWindow.postMessage(window.good, "*", [port2]);
    });
    await elementIn(frame, "crm-kpi-dashboard", "empty");
    await page.waitForTimeout(200);
    const look = () => frame.evaluate(() => {
      const element = document.querySelector("crm-kpi-dashboard");
      return { attributes: [...element.attributes].map(({ name, value }) => [name, value]), settings: JSON.stringify(element.settings), files: element.files.length, alerts: element.shadowRoot.querySelectorAll("[role=alert]").length, title: document.title, polluted: "polluted" in {} };
    });
    const before = await look();
    const heard = () => page.evaluate(() => window.answers.splice(0).map(({ crm_kpi, type, id, error }) => [crm_kpi, type, id, error?.code]));
    await heard();
    for (const [name, made] of Object.entries(TO_PORT)) {
      const numbered = await page.evaluate(`(() => { const message = (${made})(window.asked); window.port.postMessage(message); return message !== null && typeof message === "object" && message.id === 7; })()`);
      await turn(page);
      assert.deepEqual(await look(), before, name);
      assert.deepEqual(await heard(), numbered ? [[1, "failed", 7, "bad_message"]] : [], `${name}: what has a number is told that it is refused`);
    }
    await page.evaluate(() => window.port.postMessage({ ...window.asked, attributes: { views: "funnel" } }));
    await frame.locator('crm-kpi-dashboard[views="funnel"]').waitFor({ state: "attached" });
    await page.close();
  });

  it("is itself no more trusted by its host", async () => {
    const { page } = await invited();
    const said = await page.evaluate(async () => {
      const { connect } = await import("/iframe/crm-kpi/frame.js");
      const iframe = document.querySelector("iframe");
      const told = [];
      for (const name of ["click", "crm-kpi-report", "crm-kpi-select", "__proto__"]) iframe.addEventListener(name, (event) => told.push([event.type, "polluted" in {}]));
      const silent = await connect(iframe, { src: "/false?silent", timeout: 1000 }).catch((error) => error.code);
      const next = await connect(iframe, { src: "/false?next" }).catch((error) => [error.name, error.code, error.message.includes("version 2")]);
      const frame = await connect(iframe, { src: "/false" });
      const set = frame.set({}).then(() => "done", (error) => error.code);
      await new Promise((done) => setTimeout(done, 300));
      frame.close();
      return { silent, next, told, height: iframe.style.height, set: await set };
    });
    assert.deepEqual(said, { silent: "not_started", next: ["CrmKpiError", "other_version", true], told: [["crm-kpi-select", false]], height: "", set: "closed" });
    await page.close();
  });
});
