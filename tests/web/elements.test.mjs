// The elements in other people's pages: the package as it is published, under strict policies and hostile style.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { elementIn as inState, hosts, openHost } from "./hosts.mjs";
import { cli, folder, launch, root, sample } from "./site.mjs";

describe("the elements", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await hosts({ pages: { early: "<!doctype html><html lang=en><title>early</title><crm-kpi-card></crm-kpi-card>" } }); });
  after(async () => { await browser?.close(); server?.close(); });

  const open = (name) => openHost(browser, server, name);

  it("give the command line's figures in the three lines of the README", async (test) => {
    const lines = readFileSync(join(root, "examples/plain/index.html"), "utf8").split("\n").filter((line) => /script|crm-kpi-dashboard/.test(line));
    for (const line of lines) assert.ok(readFileSync(join(root, "README.md"), "utf8").includes(line), `the README lacks ${line}`);
    const files = sample(folder(test));
    const report = JSON.parse(cli("report", ...files));
    const { page, complaints } = await open("plain");
    await inState(page, "crm-kpi-dashboard", "empty");
    const asked = server.requests.length;
    await page.locator("crm-kpi-dashboard #files").setInputFiles(files);
    await inState(page, "crm-kpi-dashboard", "ready");
    const value = await page.locator('crm-kpi-dashboard [data-kpi="sales.won_amount"]').first().getAttribute("data-value");
    assert.equal(value, report.kpis["sales.won_amount"].value);
    assert.deepEqual(server.requests.slice(asked), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("stand in a page of strict policy and hostile style, take its table, and hand its actions over", async () => {
    const { page, complaints } = await open("record");
    await inState(page, "crm-kpi-dashboard", "ready");
    const { background, shown, base, rem } = await page.evaluate(() => {
      const inside = document.querySelector("crm-kpi-dashboard").shadowRoot.querySelector("crm-kpi-pane");
      const button = inside.querySelector("button.menu-word");
      return { background: getComputedStyle(inside).backgroundColor, shown: getComputedStyle(button).display, base: getComputedStyle(button).textTransform, rem: parseFloat(getComputedStyle(inside.querySelector("h1")).fontSize) };
    });
    assert.equal(background, "rgb(20, 22, 27)", "dark, as the page says by color-scheme");
    assert.notEqual(shown, "none");
    assert.equal(base, "none");
    assert.ok(rem >= 24, `the title is ${rem} px`);
    assert.equal(await page.locator("#deals tbody tr").count(), 40);
    const action = page.locator('crm-kpi-dashboard [part="action"]').first();
    await action.click();
    assert.match(await page.locator("#todo li").first().textContent(), /^Call back: 90\d\d$/);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("change nothing of the page they stand in", async () => {
    /** All that a script can see of a page and its world, but for the element. Heights are the element's to change. */
    const look = (page) => page.evaluate(() => {
      const outside = [...document.querySelectorAll("*")].filter((one) => !one.localName.startsWith("crm-kpi"));
      const HEIGHTS = new Set(["height", "block-size", "perspective-origin", "transform-origin"]);
      const styleOf = (element) => { const style = getComputedStyle(element); return [...style].filter((name) => !HEIGHTS.has(name)).map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"); };
      const namesOf = (thing) => Reflect.ownKeys(thing).map(String).sort();
      return {
        styles: outside.map((one) => [one.localName, styleOf(one)]),
        elements: outside.map((one) => one.cloneNode().outerHTML),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        globals: namesOf(window).filter((name) => !/^\d+$/.test(name)),
        prototypes: [Object, Array, String, Promise, Map, Element, HTMLElement, Node, Event, ShadowRoot, Document].map((one) => namesOf(one.prototype)),
        storage: [localStorage.length, sessionStorage.length, document.cookie, location.href, history.length, document.title],
      };
    });
    const bare = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await bare.route("**/crm-kpi/dashboard.js", (route) => route.fulfill({ contentType: "text/javascript", body: "customElements.define('crm-kpi-dashboard', class extends HTMLElement { async addTable() { this.dataset.state = 'ready'; } });" }));
    await bare.goto(`${server.url}/record/`);
    await inState(bare, "crm-kpi-dashboard", "ready");
    const { page } = await open("record");
    await inState(page, "crm-kpi-dashboard", "ready");
    await page.locator("crm-kpi-dashboard [data-kpi]").first().waitFor({ state: "attached" });
    // Lit's names are all that it leaves: its versions, so that two of them are noticed.
    const [told, wanted] = [await look(page), await look(bare)];
    told.globals = told.globals.filter((name) => !/^(lit|reactive)[A-Z]/.test(name));
    for (const [what, as] of Object.entries(wanted)) assert.deepEqual(told[what], as, what);
    const picture = (page) => page.locator("#deals").screenshot();
    assert.ok((await picture(page)).equals(await picture(bare)), "the host's table looks as before");
    await bare.close();
    await page.close();
  });

  it("take and show what their host lets them: limits, views, what is hidden, nothing by hand", async () => {
    const { page } = await open("plain");
    await inState(page, "crm-kpi-dashboard", "empty");
    const said = await page.evaluate(async () => {
      const element = document.querySelector("crm-kpi-dashboard");
      const told = [];
      element.addEventListener("crm-kpi-error", ({ detail }) => told.push([detail.name, detail.code, detail.file]));
      const file = (name, rows) => new File([`deal_id,created_at,stage,amount,close_date\n${Array.from({ length: rows }, (_, at) => `${at},2024-06-01,${at % 2 ? "Won" : "Lost"},100,2024-07-01\n`).join("")}`], name);
      element.maxFiles = 1;
      element.maxBytes = 2000;
      await element.addFiles([file("large.csv", 200)]);
      await element.addFiles([file("one.csv", 9), file("two.csv", 9)]);
      await element.addFiles([file("one.csv", 9)]);
      return { told, files: element.files.map(({ name }) => name), reflected: element.getAttribute("max-files") };
    });
    assert.deepEqual(said, { told: [["CrmKpiError", "over_limit", "large.csv"], ["CrmKpiError", "over_limit", null]], files: ["one.csv"], reflected: "1" });
    await inState(page, "crm-kpi-dashboard", "ready");
    const parts = () => page.evaluate(() => {
      const inside = document.querySelector("crm-kpi-dashboard").shadowRoot;
      const there = (selector) => inside.querySelector(selector) !== null;
      return { views: [...inside.querySelectorAll("[part=view]")].map((link) => link.getAttribute("href").replace(/^#view=|&.*/g, "")), title: there("h1"), scope: there(".scope"), footer: there("[part=footer]"), export: there(".take"), byHand: [...inside.querySelectorAll("#files, label[for=files]")].some((one) => getComputedStyle(one).display !== "none") };
    });
    assert.deepEqual(await parts(), { views: ["overview", "funnel", "perception", "sources"], title: true, scope: true, footer: true, export: true, byHand: true });
    const hidden = async (hide) => { await page.evaluate((hide) => { document.querySelector("crm-kpi-dashboard").hide = hide; }, hide); await page.waitForTimeout(150); return parts(); };
    assert.deepEqual(await hidden("title scope export sources"), { views: ["overview", "funnel", "perception"], title: false, scope: false, footer: true, export: false, byHand: true });
    assert.deepEqual(await hidden("views, footer"), { views: ["sources"], title: true, scope: true, footer: false, export: false, byHand: true });
    await page.evaluate(() => Object.assign(document.querySelector("crm-kpi-dashboard"), { hide: "", views: "funnel overview", readonly: true }));
    await page.waitForTimeout(150);
    assert.deepEqual(await parts(), { views: ["funnel", "overview"], title: true, scope: true, footer: true, export: true, byHand: false });
    await page.close();
  });

  it("are themed from outside by custom properties and parts", async () => {
    const { page } = await open("plain");
    await inState(page, "crm-kpi-dashboard", "empty");
    await page.addStyleTag({ content: "crm-kpi-dashboard { --crm-kpi-accent: rgb(10, 95, 85); } crm-kpi-dashboard::part(footer) { letter-spacing: 3px; }" });
    const [accent, footer] = await page.evaluate(() => {
      const inside = document.querySelector("crm-kpi-dashboard").shadowRoot;
      return [getComputedStyle(inside.querySelector(".btn.primary, label.btn, .act") ?? inside.querySelector("button")).getPropertyValue("--crm-kpi-accent"), getComputedStyle(inside.querySelector("[part=footer]")).letterSpacing];
    });
    assert.deepEqual([accent, footer], ["rgb(10, 95, 85)", "3px"]);
    await page.close();
  });

  it("share one worker, keep their files when they are moved, and give memory back when they are gone", async () => {
    const { page } = await open("plain");
    await inState(page, "crm-kpi-dashboard", "empty");
    await page.evaluate(async () => {
      const csv = "deal_id,created_at,stage,amount,close_date\n1,2024-06-01,Won,100,2024-07-01\n2,2024-06-02,Lost,50,2024-07-02\n";
      const dashboard = document.querySelector("crm-kpi-dashboard");
      await import("./crm-kpi/card.js");
      const card = document.createElement("crm-kpi-card");
      card.kpi = "sales.win_rate";
      card.currency = dashboard.currency;
      card.workspace = dashboard.workspace;
      const own = document.createElement("crm-kpi-card");
      own.kpi = "sales.win_rate";
      own.id = "own";
      document.body.append(card, own);
      await dashboard.addFiles([new File([csv], "deals.csv")]);
    });
    await inState(page, "crm-kpi-card:not(#own)", "ready");
    assert.equal(await page.locator('crm-kpi-card:not(#own) [data-kpi="sales.win_rate"]').getAttribute("data-value"), "0.5");
    assert.equal(await page.evaluate(() => document.querySelector("crm-kpi-card:not(#own)").report === document.querySelector("crm-kpi-dashboard").report), true, "two that ask alike have one report");
    const place = await page.evaluate(() => { const card = document.querySelector("crm-kpi-card:not(#own)"); const [of, inside] = [card, card.shadowRoot.querySelector(".kpi")].map((one) => one.getBoundingClientRect()); return [inside.left - of.left, inside.top - of.top, of.right - inside.right]; });
    assert.deepEqual(place, [0, 0, 0], "a card fills the place that its host gives it");
    await inState(page, "#own", "empty");
    assert.equal(page.workers().length, 1);
    const moved = await page.evaluate(async () => {
      const dashboard = document.querySelector("crm-kpi-dashboard");
      for (let time = 0; time < 100; time++) {
        dashboard.remove();
        document.body.append(dashboard);
      }
      return { files: dashboard.files.length, figures: dashboard.shadowRoot.querySelectorAll("[data-kpi]").length };
    });
    assert.equal(moved.files, 1);
    assert.ok(moved.figures > 0);
    await page.evaluate(() => { for (const one of document.querySelectorAll("crm-kpi-dashboard, crm-kpi-card")) one.remove(); });
    for (let tries = 0; tries < 60 && page.workers().length > 0; tries++) await page.waitForTimeout(250);
    assert.equal(page.workers().length, 0, "the worker ends with its last element");
    await page.close();
  });

  it("take what was set on them before their module came, in a page that changed every prototype", async () => {
    const { page, complaints } = await open("early");
    const said = await page.evaluate(async () => {
      for (const { prototype } of [Object, Array, String, Function, Promise, Map]) Object.defineProperty(prototype, "more", { value: "x", enumerable: true });
      for (const { prototype } of [Array, String]) prototype.toJSON = () => "broken";
      const card = document.querySelector("crm-kpi-card");
      Object.assign(card, { kpi: "sales.win_rate", currency: "USD", readonly: true, settings: { gross_margin: 0.5 } });
      await import("/plain/crm-kpi/card.js");
      await card.addTable("deal", { id: [1, 2, 3, 4], stage: ["Won", "Lost", "Proposal", "Won"], created: ["2024-01-02", "2024-02-03", "2024-03-01", "2024-04-01"], closed: ["2024-05-01", "2024-05-02", null, "2024-06-01"] });
      return { attributes: ["kpi", "currency", "readonly"].map((name) => card.getAttribute(name)), margin: card.settings.gross_margin, json: JSON.parse(new TextDecoder().decode(await card.exportReport())).kpis["sales.win_rate"].numerator };
    });
    assert.deepEqual(said, { attributes: ["sales.win_rate", "USD", ""], margin: 0.5, json: 2 });
    await page.locator('crm-kpi-card [data-kpi="sales.win_rate"]').first().waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("are defined once, however often their module is loaded", async () => {
    const { page, complaints } = await open("plain");
    await inState(page, "crm-kpi-dashboard", "empty");
    const same = await page.evaluate(async () => {
      const before = customElements.get("crm-kpi-dashboard");
      await import("./crm-kpi/dashboard.js?again");
      return before === customElements.get("crm-kpi-dashboard");
    });
    assert.ok(same);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
