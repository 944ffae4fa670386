// What is taken away, kept and undone: each as a person would, in the built page.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { cli, drop, folder, inState, launch, openPage, quiet, recordingServer, sample } from "./site.mjs";

describe("taking away", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  const opened = async (test, options) => {
    const kept = await openPage(browser, server, options);
    await drop(kept.page, sample(folder(test)));
    await inState(kept.page, "ready");
    return kept;
  };
  const taken = async (page, act, into) => {
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    const path = join(into, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  };
  const menu = async (page, words) => { await page.click(".take-menu .menu-word"); await page.locator(".take-row", { hasText: words }).click(); };

  it("the report as one file opens without script and network, with every figure and no record", async (test) => {
    const { page, context, complaints } = await opened(test);
    const file = await taken(page, () => menu(page, "The whole report"), folder(test));
    const text = readFileSync(file, "utf8");
    assert.ok(!/<script|<button|<input|https?:\/\/(?!www\.w3\.org)/.test(text), "it holds script, controls or addresses");
    const off = await browser.newContext({ offline: true, javaScriptEnabled: false });
    const reader = await off.newPage();
    await reader.goto(pathToFileURL(file).href);
    assert.ok((await reader.locator("[data-kpi][data-value]").count()) > 60);
    assert.equal(await reader.locator("table.stuck, table.records").count(), 0, "records are in it");
    assert.match(await reader.locator("body").innerText(), /Definitions/);
    const narrow = await reader.locator(".chart").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width).filter((width) => width > 0 && width < 150));
    assert.deepEqual(narrow, [], "charts are squeezed");
    assert.match(await reader.locator("body").evaluate((body) => getComputedStyle(body).fontFamily), /system-ui/, "the type is lost");
    await off.close();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("all views on paper wait for the list of open deals, though nobody has opened it", async (test) => {
    const { page, context, complaints } = await opened(test);
    await page.evaluate(() => { globalThis.print = () => { globalThis.printed = document.querySelectorAll("crm-kpi-prospects tbody tr").length; }; });
    await menu(page, "Print all views");
    await page.waitForFunction(() => globalThis.printed !== undefined);
    assert.equal(await page.evaluate(() => globalThis.printed), 10);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("a chart as PNG, as SVG and as a table that no spreadsheet takes for a formula", async (test) => {
    const { page, context, complaints } = await opened(test, { hash: "view=funnel" });
    const into = folder(test);
    const figure = page.locator("figure.plate-figure").first();
    const png = readFileSync(await taken(page, () => figure.getByRole("button", { name: "PNG" }).click(), into));
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assert.ok(png.length > 5000, `${png.length} bytes`);
    const svg = readFileSync(await taken(page, () => figure.getByRole("button", { name: "SVG" }).click(), into), "utf8");
    assert.match(svg, /^<\?xml/);
    assert.ok(!/class=|style=|<script/.test(svg), "it needs a style sheet");
    await figure.locator(".twin summary").click();
    const csv = readFileSync(await taken(page, () => figure.locator(".twin-take button").first().click(), into), "utf8");
    assert.ok(csv.split("\r\n").length > 3);
    assert.ok(!/(^|,)[=+@-](?![\d.])/m.test(csv.slice(1)));
    const xlsx = await taken(page, () => figure.getByRole("button", { name: "XLSX" }).click(), into);
    const again = JSON.parse(cli("inspect", xlsx, "--rows", "3", "--format", "json")).sources[0];
    assert.deepEqual([again.rows, again.header.length], [csv.trimEnd().split("\r\n").length - 1, csv.split("\r\n")[0].split(",").length]);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("a table, a picture and the address are copied, and the page says so", async (test) => {
    const { page, context, complaints } = await opened(test, { hash: "view=funnel" });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const held = () => page.evaluate(async () => Promise.all((await navigator.clipboard.read()).flatMap((item) => item.types.map(async (type) => [type, type.startsWith("text") ? await (await item.getType(type)).text() : (await item.getType(type)).size]))));
    const figure = page.locator("figure.plate-figure").first(), foot = figure.locator(".foot-line");
    await figure.getByRole("button", { name: "Copy", exact: true }).click();
    await foot.filter({ hasText: "Copied." }).waitFor();
    const [[type, size]] = await held();
    assert.ok(type === "image/png" && size > 5000, `${type} of ${size} bytes`);
    await figure.locator(".twin summary").click();
    await figure.getByRole("button", { name: "Copy the table" }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("\t"));
    const text = Object.fromEntries(await held())["text/plain"].split("\n").map((row) => row.split("\t"));
    assert.ok(text.length > 3 && text.every((row) => row.length === text[0].length), JSON.stringify(text.slice(0, 3)));
    await page.click(".take-menu .menu-word");
    const row = page.locator(".take-row", { hasText: "Link" });
    await row.click();
    await row.locator("[role=status]", { hasText: "Copied." }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("a mapping is changed, undone, done again; its recipe reads the next export the same way", async (test) => {
    const into = folder(test);
    const table = (name, rows) => { const path = join(into, name); writeFileSync(path, `Deal ID;Stage;Created;Closed;Sum A;Sum B\n${rows}`); return path; };
    const rows = Array.from({ length: 30 }, (_, at) => `${at};${at % 3 ? "Won" : "Lost"};2024-01-${String((at % 28) + 1).padStart(2, "0")};2024-03-01;${100 + at};${7000 + at}`).join("\n");
    const { page, context, complaints } = await openPage(browser, server, { hash: "view=sources" });
    await drop(page, [table("january.csv", rows)]);
    const field = (column) => page.getByLabel(`Field for ${column}`);
    await page.locator("table.cols").waitFor();
    const before = await field("Sum B").inputValue();
    await field("Sum A").selectOption("");
    await quiet(page);
    await field("Sum B").selectOption("deal.amount");
    await quiet(page);
    assert.equal(await field("Sum B").inputValue(), "deal.amount");
    await page.keyboard.press("Escape");
    await page.locator("h1").focus();
    await page.keyboard.press("Control+z");
    await quiet(page);
    assert.equal(await field("Sum B").inputValue(), before);
    await page.getByRole("button", { name: "Redo" }).click();
    await quiet(page);
    assert.equal(await field("Sum B").inputValue(), "deal.amount");
    const recipe = await taken(page, () => page.getByRole("button", { name: "Save as a recipe" }).click(), into);
    assert.ok(!/january|7000/.test(readFileSync(recipe, "utf8")));
    await context.close();

    const next = await openPage(browser, server, { hash: "view=sources" });
    await drop(next.page, [recipe, table("february.csv", rows.replaceAll(";7", ";8"))]);
    assert.equal(await next.page.getByLabel("Field for Sum B").inputValue(), "deal.amount");
    assert.deepEqual([...complaints, ...next.complaints], []);
    await next.context.close();
  });

  it("nothing is kept unless asked, then what was asked, then nothing", async (test) => {
    const { page, context } = await opened(test, { hash: "view=sources" });
    const stored = () => page.evaluate(async () => ({ bases: (await indexedDB.databases()).map(({ name }) => name), local: localStorage.length, session: sessionStorage.length, caches: await globalThis.caches?.keys() ?? [], cookie: document.cookie }));
    const nothing = { bases: [], local: 0, session: 0, caches: [], cookie: "" };
    assert.deepEqual(await stored(), nothing);
    await page.getByLabel(/Keep the files themselves/).check();
    await page.waitForTimeout(500);
    assert.deepEqual(await stored(), { ...nothing, bases: ["crm-kpi"] });
    await page.reload();
    await inState(page, "empty");
    await page.getByRole("button", { name: /Open what is kept here/ }).click();
    await inState(page, "ready");
    await page.evaluate(() => { location.hash = "#view=sources"; });
    await quiet(page);
    await page.getByRole("button", { name: "Forget everything" }).click();
    await page.waitForTimeout(500);
    assert.deepEqual(await stored(), nothing);
    await context.close();
  });

  it("a click filters every view, the way back is a step, and no label stands in the address", async (test) => {
    const { page, context } = await opened(test, { hash: "view=funnel" });
    await page.locator(".mark.can[data-key]").first().click();
    await quiet(page);
    const label = (await page.locator(".crumbs [aria-current]").innerText()).split(": ")[1];
    const address = decodeURIComponent(await page.evaluate(() => location.hash));
    assert.ok(label && !address.includes(label), address);
    assert.match(address, /=[0-9a-f]{10}/);
    await page.goBack();
    await quiet(page);
    assert.equal(await page.locator(".crumbs").count(), 0);
    await page.goForward();
    await quiet(page);
    assert.equal((await page.locator(".crumbs [aria-current]").innerText()).split(": ")[1], label);
    await context.close();
  });

  it("two segments stand side by side; one figure a screen, names masked", async (test) => {
    const { page, context, complaints } = await opened(test, { hash: "view=funnel" });
    await page.locator(".link", { hasText: "Compare two" }).first().click();
    await page.locator("table.compare").waitFor();
    assert.ok((await page.locator('table.compare [data-key="b"]').count()) > 5);
    await page.getByRole("button", { name: "Close the comparison" }).click();
    await menu(page, "Present");
    const stage = page.getByRole("dialog", { name: "Present" });
    await stage.waitFor();
    await page.keyboard.press("ArrowRight");
    assert.ok((await stage.locator("[data-kpi]").count()) > 0);
    await page.keyboard.press("n");
    await page.keyboard.press("Escape");
    await stage.waitFor({ state: "hidden" });
    assert.ok(await page.evaluate(() => document.documentElement.classList.contains("masked")));
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
