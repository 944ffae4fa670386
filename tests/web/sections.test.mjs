// The sections of the report that are more than single figures: each is on the page, with the report's numbers, and leads to its records.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { cli, drop, folder, inState, launch, openPage, quiet, recordingServer, sample } from "./site.mjs";

describe("the sections of the report", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  const show = async (page, view) => { await page.evaluate((hash) => { location.hash = hash; }, `#view=${view}`); await quiet(page); };
  const band = (page, id) => page.locator(`section[aria-labelledby="band-${id}"]`);
  const hooks = (place) => place.locator("[data-section]").evaluateAll((all) => all.map(({ dataset }) => ({ ...dataset })));
  const report = (files) => JSON.parse(cli("report", ...files, "--format", "json"));

  it("each defect opens as many records as it counts", async (test) => {
    const broken = join(folder(test), "deals.csv");
    writeFileSync(broken, `Deal ID,Stage,Created,Closed,Amount\n${Array.from({ length: 40 }, (_, at) => `${at},Won,2024-03-${10 + (at % 9)},2024-${at % 4 ? "05" : "01"}-02,${at % 5 ? 900 : "many"}`).join("\n")}\n`);
    const files = [broken];
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, files);
    const { quality } = report(files);
    assert.ok(quality.defects.length > 1, "nothing is wrong with the deals");
    await show(page, "quality");
    assert.deepEqual((await hooks(band(page, "defects"))).map(({ key, value }) => [key, value]).sort(), quality.defects.map(({ entity, field, fault, rows }) => [`${entity}.${field ?? ""}.${fault}`, String(rows)]).sort());
    const [first] = [...quality.defects].sort((a, b) => b.rows - a.rows);
    await band(page, "defects").getByRole("button", { name: "Show" }).first().click();
    const drawer = page.locator("dialog.drawer");
    await drawer.locator(".tabs .on").waitFor();
    await page.waitForTimeout(300);
    assert.match(await drawer.locator("#records [role=status]").innerText(), new RegExp(`of ${first.rows.toLocaleString("en")}\\b`));
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("amounts in other currencies count once their rates are typed, by day too, and undo takes them away", async (test) => {
    const mixed = join(folder(test), "deals.csv");
    writeFileSync(mixed, "Deal ID,Stage,Amount,Currency,Created,Close Date\n1,Won,1000,EUR,2025-01-02,2025-02-03\n2,Won,1000,USD,2025-01-02,2025-02-03\n3,Won,2000,USD,2025-01-02,2025-03-03\n4,Won,500,EUR,2025-01-02,2025-03-05\n5,Won,10,GBP,2025-01-02,2025-03-05\n6,Won,500,EUR,2025-01-02,2025-03-05\n");
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, [mixed]);
    await show(page, "sources");
    const won = async () => { await quiet(page); return Number((await page.locator(".preview").innerText()).match(/€([\d,]*\d)/)?.[1].replace(",", "")); };
    assert.equal(await won(), 2000);
    const money = page.locator('section[aria-labelledby="currencies"]');
    assert.match(await money.innerText(), /No rate for GBP, USD/);
    await page.getByLabel("What 1 USD is worth in EUR", { exact: true }).fill("0,9");
    await page.keyboard.press("Enter");
    assert.equal(await won(), 4700);
    assert.match(await money.innerText(), /No rate for GBP:/);
    await money.locator('[data-key="USD"] summary').click();
    await page.getByLabel("What 1 USD is worth in EUR, from 1", { exact: true }).fill("2025-03-01");
    await page.getByLabel("What 1 USD is worth in EUR, 1", { exact: true }).fill("0.8");
    await page.keyboard.press("Enter");
    assert.equal(await won(), 4500);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await won(), 4700);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await won(), 2000);
    await page.getByRole("button", { name: "Redo" }).click();
    assert.equal(await won(), 4700);
    await show(page, "quality");
    assert.equal(await page.getByLabel("What 1 USD is worth in EUR", { exact: true }).inputValue(), "0.9");
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("the runway is computed again with the growth that is typed", async (test) => {
    const files = sample(folder(test), 600);
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, files);
    await show(page, "marketing");
    const forecast = () => band(page, "runway").locator('td[data-key="leads"][data-measure="forecast"]').getAttribute("data-value").then(Number);
    const before = await forecast();
    assert.equal(before, report(files).runway.lines.find(({ key }) => key === "leads").forecast);
    await band(page, "runway").locator("summary", { hasText: "Growth and goals" }).click();
    await page.getByLabel(/Growth of the first line/).fill("25");
    await page.getByRole("button", { name: "Apply" }).click();
    await quiet(page);
    assert.ok(Math.abs((await forecast()) - before * 1.25) < 1e-6 * before);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("open deals stand by their chance to be won, with how far it kept its word; without a model it says why", async (test) => {
    const files = sample(folder(test), 2000);
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, files);
    await show(page, "funnel");
    const { kpis } = report(files);
    const { rows, measures, denominator } = kpis["sales.win_chance"];
    const marks = await band(page, "prospects").locator(".mark[data-measure=win_rate]").evaluateAll((all) => all.map(({ dataset }) => [dataset.key, Number(dataset.value)]));
    assert.deepEqual(marks, rows.map(({ key, figures }) => [key, figures.win_rate]));
    await band(page, "prospects").locator("[data-section=prospects]").first().waitFor();
    const chances = (await hooks(band(page, "prospects"))).map(({ value }) => Number(value));
    assert.ok(chances.length === 10 && chances.every((chance, at) => chance > 0 && chance <= (chances[at - 1] ?? 1)), chances.join(" "));
    const words = await band(page, "prospects").innerText();
    assert.ok(words.includes(`${Math.round(measures.auc * 100)}% of the time`) && words.includes(`10 of ${denominator}`), words);
    await band(page, "prospects").getByRole("button", { name: "All of them" }).click();
    assert.match(await page.locator("dialog.drawer #records [role=status]").innerText(), new RegExp(`of ${denominator}\\b`));
    assert.deepEqual(complaints, []);
    await context.close();

    const young = join(folder(test), "deals.csv");
    writeFileSync(young, `Deal ID,Stage,Created,Closed,Amount\n${Array.from({ length: 60 }, (_, at) => `${at},${["Won", "Lost", "Proposal"][at % 3]},2024-03-${10 + (at % 9)},${at % 3 === 2 ? "" : "2024-05-02"},900`).join("\n")}\n`);
    const few = await openPage(browser, server, { language: "fr" });
    await drop(few.page, [young]);
    await show(few.page, "funnel");
    await band(few.page, "prospects").locator("[data-section=prospects]").first().waitFor();
    assert.match(await band(few.page, "prospects").innerText(), /40 affaires closes seulement.*un modèle en demande 200/);
    const listed = await hooks(band(few.page, "prospects"));
    assert.ok(listed.length === 10 && listed.every(({ value }) => Number(value) > 0), "the deals stand there by the share won of those like them");
    await few.context.close();
  });

  it("what changed is named with its standard errors; on a calm firm nothing is", async (test) => {
    const files = sample(folder(test), 2000);
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, files);
    await show(page, "review");
    const { review } = report(files);
    const shown = await hooks(band(page, "changed"));
    assert.ok(shown.length > 0);
    for (const { key, value } of shown) assert.ok(review.items.some((item) => [item.kpi, item.key].filter(Boolean).join(" ") === key && JSON.stringify(item.value) === value), `${key} ${value}`);
    const surest = review.items[0];
    assert.ok(shown.some(({ key }) => key === [surest.kpi, surest.key].filter(Boolean).join(" ")), "the surest change is missing");
    const todo = await band(page, "todo").locator("li").allInnerTexts();
    assert.ok(report(files).scorecard.advice.every(({ subject }) => subject === null || todo.some((line) => line.includes(subject))), todo.join("\n"));
    await context.close();

    const rows = Array.from({ length: 240 }, (_, at) => `${at},${(at + Math.floor(at / 12)) % 3 ? "Won" : "Lost"},2024-${String((at % 12) + 1).padStart(2, "0")}-03,2024-${String((at % 12) + 1).padStart(2, "0")}-20,1000`);
    const calm = join(folder(test), "deals.csv");
    writeFileSync(calm, `Deal ID,Stage,Created,Closed,Amount\n${rows.join("\n")}\n`);
    const quietly = await openPage(browser, server);
    await drop(quietly.page, [calm]);
    await show(quietly.page, "review");
    assert.match(await band(quietly.page, "changed").innerText(), /Nothing that was compared is clear of chance/);
    assert.deepEqual([...complaints, ...quietly.complaints], []);
    await quietly.context.close();
  });

  it("groups of customers have a curve each, and those who buy their chance of coming back", async (test) => {
    const files = sample(folder(test), 2000);
    const { page, context } = await openPage(browser, server, { language: "fr" });
    await drop(page, files);
    await show(page, "customers");
    const { survival } = report(files);
    const [dimension, log] = Object.entries(survival.by).sort((a, b) => a[1].p - b[1].p)[0];
    assert.equal(dimension, "plan");
    assert.match(await band(page, "groups").locator(".fig-title").first().innerText(), log.p * Object.keys(survival.by).length < 0.05 ? /diffère/ : /aucune différence/);
    assert.equal(await band(page, "groups").locator("figure").first().locator(".mark").count(), Math.min(4, log.groups.length));
    await context.close();

    const orders = join(folder(test), "orders.csv");
    const lines = Array.from({ length: 300 }, (_, customer) => Array.from({ length: 1 + (customer % 7) }, (_, at) => `C${customer},${new Date(Date.UTC(2023, 0, 3 + ((customer * 7 + at * (20 + (customer % 31))) % 700))).toISOString().slice(0, 10)},${20 + ((customer * 13 + at) % 80)}`)).flat();
    writeFileSync(orders, `Customer ID,Order Date,Amount\n${lines.join("\n")}\n`);
    const { predicted } = report([orders]);
    const shop = await openPage(browser, server);
    await drop(shop.page, [orders]);
    await show(shop.page, "customers");
    assert.equal(await band(shop.page, "predicted").count(), predicted === null ? 0 : 1);
    if (predicted !== null) assert.deepEqual((await hooks(band(shop.page, "predicted"))).map(({ key, value }) => [key, value]), predicted.at_risk.slice(0, 10).map(({ id, alive }) => [id, JSON.stringify(alive)]));
    assert.deepEqual(shop.complaints, []);
    await shop.context.close();
  });

  it("the monthly review is two pages of A4 and of Letter, in both languages, and every other view prints whole", async (test) => {
    const files = sample(folder(test), 2000);
    for (const language of ["en", "fr"]) {
      const { page, context } = await openPage(browser, server, { language });
      await drop(page, files);
      for (const format of ["A4", "Letter"]) {
        await show(page, "review");
        const pages = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
        assert.equal(pages(await page.pdf({ format, printBackground: true })), 2, `${language}, ${format}`);
      }
      await show(page, "overview");
      await page.emulateMedia({ media: "print" });
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await quiet(page);
      assert.ok((await page.locator(".appendix .definitions dt").count()) > 20, "definitions are missing");
      assert.ok((await page.locator('[aria-labelledby="band-financial"]').isVisible()), "the first perspective is not printed");
      await show(page, "funnel");
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await quiet(page);
      const widths = await page.locator("figure .chart").evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width)).filter((width) => width > 0));
      assert.ok(widths.length > 4 && Math.min(...widths) > 150, `charts of ${widths} px on paper`);
      assert.equal(await page.locator(".team").evaluate((table) => Math.max(0, table.scrollWidth - table.parentElement.clientWidth)), 0, "the team's table is cut on paper");
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await quiet(page);
      assert.equal(await page.locator(".appendix").count(), 0);
      await context.close();
    }
  });
});
