// The elements' surface, name by name: whatever custom-elements.json tells of them has a proof here, in Chromium, that it does something.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { hosts } from "./hosts.mjs";
import { launch, root } from "./site.mjs";

const { modules } = JSON.parse(readFileSync(join(root, "dist/npm/custom-elements.json"), "utf8"));
const [dashboard] = modules.map(({ declarations: [one] }) => one);
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>surface</title><body>
<script type="module">for (const name of ["dashboard", "funnel", "nps", "card"]) await import(\`/plain/crm-kpi/\${name}.js\`); window.ready = true;</script>`;

/** What the proofs have in the page: it is put there as it stands. */
function kit() {
  const csv = (rows, currency = "") => `deal_id,created_at,stage,amount,close_date,owner${currency && ",currency"}\n${Array.from({ length: rows }, (_, at) => `${at},2024-0${1 + (at % 6)}-1${at % 9},${["Won", "Lost", "Proposal"][at % 3]},${100 + at},${at % 3 < 2 ? `2024-0${2 + (at % 6)}-2${at % 8}` : ""},${["Ana", "Bo"][at % 2]}${currency && `,${currency}`}\n`).join("")}`;
  Object.assign(window, {
    csv,
    file: (name = "deals.csv", rows = 60) => new File([csv(rows)], name),
    make(html) { document.body.innerHTML = html; return document.body.firstElementChild; },
    async until(check) {
      for (let tries = 0; tries < 400; tries++) {
        const found = check();
        if (found) return found;
        await new Promise((done) => setTimeout(done, 25));
      }
      throw new Error(`never: ${check}`);
    },
    inside: (element, selector) => element.shadowRoot.querySelector(selector),
    all: (element, selector) => [...element.shadowRoot.querySelectorAll(selector)],
    heard: (element, name) => new Promise((done) => element.addEventListener(name, ({ detail, bubbles, composed }) => done({ detail, bubbles, composed }), { once: true })),
    async loaded(attributes = "", tag = "crm-kpi-dashboard") {
      const element = window.make(`<${tag} ${attributes}></${tag}>`);
      const report = window.heard(element, "crm-kpi-report");
      await element.addFiles([window.file()]);
      await report;
      return element;
    },
    /** What the report says once an attribute was changed, beside what it said before. */
    async settled(name, values, of) {
      const element = await window.loaded();
      const told = [];
      for (const value of values) {
        const next = window.heard(element, "crm-kpi-report");
        element.setAttribute(name, value);
        told.push(of((await next).detail.report.settings));
      }
      return told;
    },
  });
}

const limits = async (attributes, ...files) => {
  const element = make(`<crm-kpi-dashboard ${attributes}></crm-kpi-dashboard>`);
  const refused = heard(element, "crm-kpi-error");
  await element.addFiles(files);
  return [(await refused).detail.code, element.files.length];
};

const ATTRIBUTES = {
  lang: [["Drop", "Déposez", "Drop"], async () => {
    const element = make('<crm-kpi-dashboard lang="en"></crm-kpi-dashboard>');
    const words = (word) => until(() => inside(element, "crm-kpi-pane")?.textContent.includes(word) && word);
    const told = [await words("Drop")];
    for (const [language, word] of [["fr", "Déposez"], ["en", "Drop"]]) { element.setAttribute("lang", language); told.push(await words(word)); }
    return told;
  }],
  readonly: [[true, false, 0, "", true], async () => {
    const element = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
    const asks = [await until(() => inside(element, "#files") !== null)];
    element.readonly = true;
    await until(() => inside(element, "#files") === null);
    const dropped = new DataTransfer();
    dropped.items.add(file());
    inside(element, "crm-kpi-pane").dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
    await new Promise((done) => setTimeout(done, 200));
    const none = element.files.length;
    const attribute = element.getAttribute("readonly");
    await element.addFiles([file()]);
    return [...asks, inside(element, "#files") !== null, none, attribute, element.report !== null];
  }],
  "data-state": [["empty", "loading", "ready", "error"], async () => {
    const element = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
    const states = [];
    new MutationObserver(() => { const { state } = element.dataset; if (!states.includes(state) && (state !== "loading" || states.length > 0)) states.push(state); }).observe(element, { attributeFilter: ["data-state"] });
    await until(() => states.includes("empty"));
    await element.addFiles([file()]);
    await until(() => states.includes("ready"));
    element.files = [];
    const other = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
    await other.addFiles([new File([], "empty.csv")]);
    return [...states, await until(() => other.dataset.state === "error" && "error")];
  }],
  currency: [["USD", "CHF"], () => settled("currency", ["USD", "CHF"], ({ currency }) => currency)],
  theme: [["rgb(20, 22, 27)", "rgb(251, 250, 246)"], async () => {
    const element = make('<crm-kpi-dashboard theme="dark"></crm-kpi-dashboard>');
    const paper = () => getComputedStyle(inside(element, "crm-kpi-pane")).backgroundColor;
    const dark = paper();
    element.theme = "light";
    return [dark, paper()];
  }],
  period: [[["2024-04-01", "2024-07-01"], ["2024-02-01", "2024-03-01"]], () => settled("period", ["2024-Q2", "2024-02"], ({ period }) => [period.start, period.end])],
  grain: [["quarter", "week"], () => settled("grain", ["quarter", "week"], ({ grain }) => grain)],
  "as-of": [["2024-06-30", "2024-05-01"], () => settled("as-of", ["2024-06-30", "2024-05-01"], ({ as_of }) => as_of)],
  views: [["funnel", "overview"], async () => {
    const element = await loaded('views="funnel,overview" hide="sources"');
    return (await until(() => all(element, "[part=view]").length === 2 && all(element, "[part=view]"))).map((link) => link.getAttribute("href").replace(/^#view=|&.*/g, ""));
  }],
  view: [["funnel", "overview"], async () => {
    const element = await loaded('view="funnel"');
    const current = (name) => until(() => inside(element, "[part=view][aria-current=page]")?.getAttribute("href").includes(`view=${name}`) && name);
    const first = await current("funnel");
    element.view = "overview";
    return [first, await current("overview")];
  }],
  hide: [{ views: 0, title: 0, scope: 0, sources: 0, footer: 0, export: 0 }, async () => {
    const element = await loaded("readonly-not");
    const parts = { views: "[part=head] ul", title: "h1", scope: ".scope", sources: '[part=view][href*="view=sources"]', footer: "[part=footer]", export: ".take button" };
    const left = {};
    for (const [word, selector] of Object.entries(parts)) {
      element.hide = "";
      await until(() => inside(element, selector));
      element.hide = word;
      await until(() => !inside(element, selector));
      left[word] = all(element, selector).length;
    }
    return left;
  }],
  share: [[true, false, 1], async () => {
    const one = await loaded('share="desk"');
    document.body.insertAdjacentHTML("beforeend", '<crm-kpi-card share="desk" kpi="sales.win_rate"></crm-kpi-card><crm-kpi-card kpi="sales.win_rate"></crm-kpi-card>');
    const [same, own] = document.querySelectorAll("crm-kpi-card");
    await until(() => same.report);
    return [same.workspace === one.workspace, own.workspace === one.workspace, same.files.length];
  }],
  kpi: [["sales.win_rate", "sales.won_count"], async () => {
    const element = await loaded('kpi="sales.win_rate"', "crm-kpi-card");
    const shown = (id) => until(() => inside(element, `[data-kpi="${id}"]`) && id);
    const first = await shown("sales.win_rate");
    element.kpi = "sales.won_count";
    return [first, await shown("sales.won_count")];
  }],
  "max-files": [["over_limit", 0], `(${limits})('max-files="1"', file("a.csv"), file("b.csv"))`],
  "max-bytes": [["over_limit", 0], `(${limits})('max-bytes="500"', file())`],
};

const MEMBERS = {
  files: [[["a.csv", "b.csv"], 2, ["b.csv"], 1, "c.csv", "2024-05-01", "funnel", []], async () => {
    const element = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
    const [a, b] = [file("a.csv", 30), file("b.csv", 20)];
    const held = async (names) => { await until(() => element.files.map(({ name }) => name).join() === names.join() && element.dataset.state !== "loading"); return element.files.map(({ name }) => name); };
    element.files = [a, b];
    const told = [await held(["a.csv", "b.csv"]), await until(() => element.report?.sources.length)];
    element.files = [b];
    told.push(await held(["b.csv"]), await until(() => element.report?.sources.length === 1 && 1));
    // other files, and with them what is asked of them
    element.files = [file("c.csv", 40)];
    element.settings = { as_of: "2024-05-01" };
    element.view = "funnel";
    const after = await until(() => element.report?.sources[0]?.file === "c.csv" && element.report.settings.as_of === "2024-05-01" && element.report);
    told.push(after.sources[0].file, after.settings.as_of, element.view);
    element.files = null;
    return [...told, await held([])];
  }],
  settings: [[0.3, 0.6, 0.6], async () => {
    const element = await loaded();
    const told = [];
    for (const margin of [0.3, 0.6]) {
      const next = heard(element, "crm-kpi-report");
      element.settings = { gross_margin: margin };
      told.push((await next).detail.report.settings.gross_margin);
    }
    return [...told, element.settings.gross_margin];
  }],
  workspace: [[true, 60, "TypeError", true], async () => {
    const element = await loaded();
    document.body.insertAdjacentHTML("beforeend", "<crm-kpi-dashboard></crm-kpi-dashboard>");
    const other = document.body.lastElementChild;
    other.workspace = element.workspace;
    await until(() => other.report);
    let refused = "";
    try { other.workspace = {}; } catch (error) { refused = error.name; }
    const told = [other.workspace === element.workspace, other.report.sources[0].rows, refused];
    other.workspace = null;
    return [...told, other.workspace !== element.workspace];
  }],
  report: [[null, "1", true], async () => {
    const element = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
    const before = element.report;
    const next = heard(element, "crm-kpi-report");
    await element.addFiles([file()]);
    const { detail } = await next;
    return [before, element.report.schema, detail.report === element.report];
  }],
  addFiles: [[60, 2], async () => {
    const element = await loaded();
    const rows = element.report.sources[0].rows;
    await element.addFiles([file("more.csv", 10)]);
    return [rows, await until(() => element.report.sources.length === 2 && 2)];
  }],
  addTable: [["deal", 3, "150.5", []], async () => {
    const element = make('<crm-kpi-card kpi="sales.won_amount"></crm-kpi-card>');
    const day = (text) => new Date(`${text}T12:00:00Z`);
    const source = await element.addTable("deal", { id: [1, 2, 3], stage: ["Won", "Lost", "Won"], amount: [100.25, 7, 50.25], created: [day("2024-01-02"), day("2024-01-03"), day("2024-01-04")], closed: [day("2024-02-03"), day("2024-02-04"), day("2024-02-05")] });
    return [source.entity, source.rows, await until(() => inside(element, '[data-kpi="sales.won_amount"]')?.dataset.value), source.doubts];
  }],
  addData: [[60, "stream.csv", 60, "buffer.csv", "CrmKpiError", "cancelled"], async () => {
    const element = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
    const streamed = await element.addData(file().stream(), { name: "stream.csv" });
    const buffered = await element.addData(await file().arrayBuffer(), { name: "buffer.csv" });
    const stopped = await element.addData(file().stream(), { name: "stopped.csv", signal: AbortSignal.abort() }).catch((error) => error);
    return [streamed.rows, streamed.file, buffered.rows, buffered.file, stopped.name, stopped.code];
  }],
  exportReport: [["{", "id,", "<!do", "PK", true], async () => {
    const element = await loaded();
    const text = async (format, length) => new TextDecoder().decode(await element.exportReport(format)).replace("\ufeff", "").slice(0, length);
    const json = JSON.parse(new TextDecoder().decode(await element.exportReport()));
    return [await text("json", 1), await text("csv", 3), await text("html", 4), await text("xlsx", 2), json.kpis["sales.win_rate"].value === element.report.kpis["sales.win_rate"].value];
  }],
};

const EVENTS = {
  "crm-kpi-ready": [["crm-kpi-dashboard", true, true, true], async () => {
    const told = heard(document, "crm-kpi-ready");
    const element = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
    const { detail, bubbles, composed } = await told;
    return [element.localName, detail.workspace === element.workspace, bubbles, composed];
  }],
  "crm-kpi-progress": [[["bytes", "file", "rows", "total"], "deals.csv", true], async () => {
    const element = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
    const told = heard(element, "crm-kpi-progress");
    await element.addFiles([file()]);
    const { detail } = await told;
    return [Object.keys(detail).sort(), detail.file, detail.bytes <= detail.total];
  }],
  "crm-kpi-report": [["1", true, true], async () => {
    const told = heard(document, "crm-kpi-report");
    await loaded();
    const { detail, bubbles, composed } = await told;
    return [detail.report.schema, bubbles, composed];
  }],
  "crm-kpi-select": [["figure", "sales.win_rate", "record", "sales.win_rate", "lost", true, { kind: "segment", dimension: "owner", key: "Ana" }, ["Ana"]], async () => {
    const card = await loaded('kpi="sales.win_rate"', "crm-kpi-card");
    const chosen = heard(card, "crm-kpi-select");
    (await until(() => inside(card, "[part=card] button"))).click();
    const figure = (await chosen).detail;
    (await until(() => all(card, "#records .tabs button").find((one) => /lost/i.test(one.textContent)))).click();
    const names = await until(() => [all(card, "table.records tbody th button")].find((all) => all.length > 1 && all.every((one) => Number(one.textContent) % 3 === 1)));
    const record = heard(card, "crm-kpi-select");
    names[0].click();
    const { kind, kpi, part, ...rest } = (await record).detail;
    const board = await loaded('views="funnel"');
    const segment = heard(board, "crm-kpi-select");
    (await until(() => all(board, "button.as-link").find((one) => one.textContent === "Ana"))).click();
    const { detail } = await segment;
    return [figure.kind, figure.kpi, kind, kpi, part, Object.keys(rest).sort().join() === "file,id,line" && Number(rest.id) % 3 === 1, detail, await until(() => board.report.settings.filters.owner)];
  }],
  "crm-kpi-action": [["Proposal", "Call back", 10, true, true], async () => {
    const element = make('<crm-kpi-dashboard views="funnel"></crm-kpi-dashboard>');
    element.settings = { as_of: "2024-08-01", funnel: { stages: [{ name: "Proposal", limit_days: 10, action: "Call back" }, "Won"] } };
    await element.addFiles([file()]);
    const told = heard(document, "crm-kpi-action");
    (await until(() => inside(element, "[part=action]"))).click();
    const { detail, composed } = await told;
    return [detail.stage, detail.action, detail.limit_days, detail.ids.length > 0 && detail.ids.every((id) => Number(id) % 3 === 2), composed];
  }],
  "crm-kpi-error": [["CrmKpiError", "empty_file", "empty.csv", true], async () => {
    const element = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
    const told = heard(document, "crm-kpi-error");
    await element.addFiles([new File([], "empty.csv")]);
    const { detail } = await told;
    return [detail.name, detail.code, detail.file, await until(() => inside(element, "[role=alert]")?.textContent.includes(detail.message))];
  }],
};

describe("the elements' surface", () => {
  let browser, server, page;
  before(async () => {
    browser = await launch();
    server = await hosts({ pages: { surface: PAGE } });
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.addInitScript(kit);
    await page.goto(`${server.url}/surface/`);
    await page.waitForFunction(() => window.ready);
  });
  after(async () => { await browser?.close(); server?.close(); });

  const proofs = (what, names, by) => {
    for (const name of names) it(`${what} ${name}`, async () => {
      assert.ok(by[name], `${name} has no proof`);
      const [wanted, act] = by[name];
      assert.deepEqual(await page.evaluate(typeof act === "string" ? act : `(${act})()`), wanted);
    });
    it(`${what}: no proof is of something that is not told`, () => assert.deepEqual(Object.keys(by).filter((name) => !names.includes(name)), []));
  };
  const reflected = dashboard.attributes.flatMap(({ name, fieldName }) => (fieldName ? [[name, fieldName]] : []));
  proofs("attribute", dashboard.attributes.map(({ name }) => name), ATTRIBUTES);
  proofs("member", dashboard.members.map(({ name }) => name).filter((name) => !reflected.some(([, field]) => field === name)), MEMBERS);
  proofs("event", dashboard.events.map(({ name }) => name), EVENTS);

  it("an attribute is a property, and the other way round", async () => {
    const said = await page.evaluate((reflected) => {
      const element = make("<crm-kpi-dashboard></crm-kpi-dashboard>");
      return reflected.filter(([name]) => name !== "readonly").map(([name, field]) => {
        element[field] = "x1";
        const set = element.getAttribute(name);
        element.setAttribute(name, "x2");
        const got = element[field];
        element[field] = null;
        return [name, set, got, element.hasAttribute(name), element[field]];
      });
    }, reflected);
    for (const [name, ...told] of said) assert.deepEqual(told, ["x1", "x2", false, ""], name);
  });

  it("every element has the dashboard's surface, but for what is in it and the room around it", () => {
    const insets = modules.map(({ declarations: [one] }) => one.cssProperties.find(({ name }) => name === "--crm-kpi-inset").default);
    assert.deepEqual(insets, ["calc(1.25*var(--crm-kpi-base))", "0px", "0px", "0px"]);
    const without = (properties) => properties.filter(({ name }) => name !== "--crm-kpi-inset");
    for (const { declarations: [one] } of modules) {
      for (const kind of ["members", "attributes", "slots"]) assert.deepEqual(one[kind], dashboard[kind], `${one.tagName}: ${kind}`);
      assert.deepEqual(without(one.cssProperties), without(dashboard.cssProperties), `${one.tagName}: cssProperties`);
      assert.deepEqual(one.events.filter(({ name }) => !dashboard.events.some((known) => known.name === name)), [], one.tagName);
    }
  });
});
