// What figures are held against is typed or dropped, with its date and its source; limits and actions of stages are typed, and what is stuck is taken away.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { drop, folder, launch, openPage, quiet, recordingServer, sample } from "./site.mjs";

const WORDS = {
  en: { figure: "Win rate", kinds: ["Target", "Benchmark", "Long-term mean"], apply: "Apply", remove: "Remove", typed: "typed here", missed: /Short of target: the target is missed by the whole interval\./, file: "from a file", usual: "usual in the field", close: "Deals won, by cohort", software: "software: 10 to 15%, 30% at best" },
  fr: { figure: "Taux de réussite", kinds: ["Cible", "Référence", "Moyenne longue"], apply: "Appliquer", remove: "Retirer", typed: "saisie ici", missed: /Insuffisant\s: la cible est manquée par tout l’intervalle\./, file: "d’un fichier", usual: "usuelle dans le domaine", close: "Affaires gagnées, par cohorte", software: "logiciels : 10 à 15 %, 30 % au mieux" },
};

describe("what figures are held against, and what is to be done", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  for (const [language, words] of Object.entries(WORDS)) {
    it(`a target, a benchmark and a long-term mean are typed with their date and source, shown with the rule, and taken back (${language})`, async (test) => {
      const { page, context, complaints } = await openPage(browser, server, { language });
      await drop(page, sample(folder(test), 600));
      await page.locator("button.kpi-name", { hasText: words.figure }).first().click();
      const drawer = page.locator("dialog.drawer");
      const line = (name) => drawer.locator(`dd[data-kpi="sales.win_rate"][data-measure="${name}"]`);
      for (const [kind, value, period, source] of [["target", "99", "2024", "Board"], ["benchmark", "12,5", "2023", "Study"], ["long_term", "40", "", ""]]) {
        await drawer.locator("form.aim [name=kind]").selectOption(kind);
        await drawer.locator("form.aim [name=target]").fill(value);
        await drawer.locator("form.aim [name=period]").fill(period);
        await drawer.locator("form.aim [name=source]").fill(source);
        await drawer.locator("form.aim").getByRole("button", { name: words.apply }).click();
        await quiet(page);
        assert.equal(Number(await line(kind).getAttribute("data-value")), Number(value.replace(",", ".")) / 100);
        const said = await line(kind).locator(".quiet").innerText();
        assert.equal(said, [source, period, words.typed].filter(Boolean).join(" · "));
      }
      assert.match(await drawer.locator("[data-rule=missed_clear_of_interval]").innerText(), words.missed);
      // a period that is none stays in the form
      await drawer.locator("form.aim [name=target]").fill("50");
      await drawer.locator("form.aim [name=period]").fill("spring");
      await drawer.locator("form.aim").getByRole("button", { name: words.apply }).click();
      assert.equal(await drawer.locator("form.aim [name=period]:invalid").count(), 1);
      assert.equal(await drawer.locator("form.aim + ul li").count(), 3);
      for (let left = 3; left > 0; left--) {
        await drawer.locator("form.aim + ul").getByRole("button", { name: words.remove }).first().click();
        await quiet(page);
      }
      assert.equal(await line("target").count() + await line("benchmark").count(), 0);
      await page.keyboard.press("Escape");
      await page.locator("button.kpi-name", { hasText: words.close }).first().click();
      const usual = drawer.locator('dd[data-kpi="sales.close_rate"][data-measure="target"]');
      assert.equal(Number(await usual.getAttribute("data-value")), 0.1);
      assert.equal((await usual.locator(".quiet").innerText()).replace(/\s/g, " "), `${words.software} · ${words.usual}`);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  it("a target is typed for one owner or one segment, and holds where only that is looked at", async (test) => {
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, sample(folder(test), 600));
    await page.locator("button.kpi-name", { hasText: "Win rate" }).first().click();
    const drawer = page.locator("dialog.drawer");
    const owner = await drawer.locator('form.aim optgroup[label="Owner"] option').first().innerText();
    const segment = await drawer.locator('form.aim optgroup[label="Segment"] option').first().innerText();
    for (const [whose, value] of [["", "40"], [`owner:${owner}`, "55"], [`segment:${segment}`, "15"]]) {
      await drawer.locator("form.aim [name=target]").fill(value);
      await drawer.locator("form.aim [name=whose]").selectOption(whose);
      await drawer.locator("form.aim").getByRole("button", { name: "Apply" }).click();
      await quiet(page);
    }
    assert.match(await drawer.locator("form.aim + ul").innerText(), new RegExp(`55.*${owner}`));
    const target = async () => Number(await drawer.locator('dd[data-kpi="sales.win_rate"][data-measure="target"]').getAttribute("data-value"));
    assert.equal(await target(), 0.4);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "all owners" }).click();
    await page.getByRole("checkbox", { name: owner, exact: true }).check();
    await page.keyboard.press("Escape");
    await quiet(page);
    await page.locator("button.kpi-name", { hasText: "Win rate" }).first().click();
    assert.equal(await target(), 0.55, owner);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("a dropped file of targets and benchmarks is recognized, and said to be one", async (test) => {
    const into = folder(test);
    const held = join(into, "held.csv");
    const { page, context, complaints } = await openPage(browser, server);
    const files = sample(into, 600);
    writeFileSync(held, "KPI,Target,Benchmark,Source,Period\nsales.win_rate,0.2,0.31,Plan 7,2024\n");
    await drop(page, [...files, held]);
    await page.locator("button.kpi-name", { hasText: "Win rate" }).first().click();
    const drawer = page.locator("dialog.drawer");
    for (const [name, value] of [["target", 0.2], ["benchmark", 0.31]]) {
      const line = drawer.locator(`dd[data-kpi="sales.win_rate"][data-measure="${name}"]`);
      assert.equal(Number(await line.getAttribute("data-value")), value);
      assert.equal(await line.locator(".quiet").innerText(), "Plan 7 · 2024 · from a file");
    }
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("limits and actions of stages are typed, what is stuck follows and is taken away whole, and a recipe holds them", async (test) => {
    const { page, context, complaints } = await openPage(browser, server, { hash: "view=funnel" });
    const into = folder(test);
    const names = [join(into, "deals.csv"), join(into, "stage_history.csv")];
    const deals = Array.from({ length: 70 }, (_, at) => ({ id: `D${at}`, stage: at < 60 ? "Demo" : at < 66 ? "Proposal" : "Won", day: `2024-${String(1 + (at % 9)).padStart(2, "0")}-05` }));
    writeFileSync(names[0], `Deal ID,Deal Name,Stage,Created,Closed,Amount,Owner\n${deals.map(({ id, stage, day }) => `${id},"Deal, ${id}",${stage},${day},${stage === "Won" ? "2024-11-30" : ""},100,Ana`).join("\n")}\n`);
    writeFileSync(names[1], `deal_id,from_stage,to_stage,changed_at\n${deals.flatMap(({ id, stage, day }) => [`${id},,Demo,${day}`, ...(stage === "Demo" ? [] : [`${id},Demo,Proposal,2024-11-01`]), ...(stage === "Won" ? [`${id},Proposal,Won,2024-11-30`] : [])]).join("\n")}\n`);
    await drop(page, names);
    const form = page.locator("form.limits");
    await page.locator("details:has(form.limits) > summary").click();
    const stages = await form.locator("tbody th").allInnerTexts();
    assert.deepEqual(stages, ["Demo", "Proposal"]);
    await form.locator("[name=limit-0]").fill("2");
    await form.locator("[name=action-0]").fill("Call back");
    await form.getByRole("button", { name: "Apply" }).click();
    await quiet(page);
    assert.equal(await form.locator("[name=limit-0]").inputValue(), "2");
    const rows = page.locator("table.stuck tbody tr");
    assert.ok((await rows.count()) > 0);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "All of them as CSV" }).click()]);
    const lines = readFileSync(await download.path(), "utf8").replace(/^\ufeff/, "").trimEnd().split("\r\n");
    assert.equal(lines[0], "stage,id,name,owner,age_days,limit_days,amount,action");
    const counts = await page.locator('[data-kpi="funnel"][data-measure="stuck"]').evaluateAll((cells) => Object.values(Object.fromEntries(cells.map((cell) => [cell.dataset.stage, Number(cell.dataset.value)]))));
    const all = counts.reduce((sum, count) => sum + count, 0);
    assert.equal(lines.length - 1, all);
    const stuck = lines.slice(1).map((line) => line.split(",")).filter(([stage]) => stage === stages[0]);
    assert.equal(stuck.length, 60, "all of them, not the twenty of the report");
    assert.ok(stuck.every((cells) => cells.at(-1) === "Call back" && Number(cells.at(-2)) === 100 && Number(cells.at(-3)) === 2 && cells.at(-5) === "Ana"));
    const ages = stuck.map((cells) => Number(cells.at(-4)));
    assert.ok(ages.every((age, at) => age > 2 && (at === 0 || ages[at - 1] >= age)));
    await page.evaluate(() => { location.hash = "#view=sources"; });
    const [recipe] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a recipe" }).click()]);
    const path = await recipe.path();
    assert.deepEqual(JSON.parse(readFileSync(path, "utf8")).settings.funnel, { limits: [{ name: stages[0], match: [], limit_days: 2, action: "Call back" }] });
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("a setting that cannot be is refused in whole French sentences, and the figures stay", async (test) => {
    const { page, context } = await openPage(browser, server, { language: "fr" });
    await drop(page, sample(folder(test), 300));
    await page.evaluate(() => { location.hash = "#view=sources"; });
    const form = page.locator("form.tuning");
    await form.locator('[name="funnel.stages"]').fill("Demo");
    await form.getByRole("button", { name: "Appliquer" }).click();
    await quiet(page);
    assert.match(await page.locator("[role=alert]").innerText(), /Les réglages ne sont pas utilisables\s: funnel\.stages\s: de 2 à \d+ étapes\. Corrigez/);
    await page.evaluate(() => { location.hash = "#view=overview"; });
    assert.ok(Number(await page.locator('main [data-kpi="sales.won_count"]').first().getAttribute("data-value")) > 0);
    await context.close();
  });

  it("settings are typed where they matter, checked in their field, computed with, and taken back", async (test) => {
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, sample(folder(test), 600));
    const value = async (id) => Number(await page.locator(`main [data-kpi="${id}"]`).first().getAttribute("data-value"));
    await page.locator("button.kpi-name", { hasText: "LTV / CAC" }).first().click();
    const drawer = page.locator("dialog.drawer");
    const before = await value("ltv_cac");
    await drawer.locator("form.tuning [name=gross_margin]").fill("180");
    await drawer.locator("form.tuning").getByRole("button", { name: "Apply" }).click();
    assert.equal(await drawer.locator("form.tuning [name=gross_margin]:invalid").count(), 1, "no margin of 180 %");
    await drawer.locator("form.tuning [name=gross_margin]").fill("50");
    await drawer.locator("form.tuning").getByRole("button", { name: "Apply" }).click();
    await quiet(page);
    assert.ok(Math.abs((await value("ltv_cac")) - before / 2) < 1e-9);
    await drawer.getByRole("button", { name: "Back to the definitions" }).click();
    await quiet(page);
    assert.equal(await value("ltv_cac"), before);
    await page.keyboard.press("Escape");
    await page.evaluate(() => { location.hash = "#view=sources"; });
    const form = page.locator("form.tuning");
    await form.getByRole("button", { name: "Add a rule", exact: true }).click();
    await form.getByRole("button", { name: "Apply" }).click();
    assert.equal(await form.locator("[name=lifecycle]:invalid").count(), 1, "a rule without a value is not applied");
    await form.getByLabel("Values").selectOption(["Paid Search"]);
    await form.getByRole("button", { name: "Add a rule, MQL" }).click();
    await form.getByLabel("Together with the rule before").selectOption("or");
    await form.getByLabel("Values").nth(1).selectOption(["Referrals", "Organic Search"]);
    await form.getByLabel("Groups by").selectOption("source");
    await form.getByLabel("First group").selectOption("Paid Search");
    await form.getByLabel("Second group").selectOption("Referrals");
    await form.getByLabel("Sat", { exact: true }).check();
    await form.getByLabel("to", { exact: true }).fill("08:00");
    await form.getByRole("button", { name: "Apply" }).click();
    assert.equal(await form.locator("[name=business_hours]:invalid").count(), 1, "no day ends before it begins");
    await form.getByLabel("to", { exact: true }).fill("17:30");
    await form.locator('[name="funnel.mode"]').selectOption("strict");
    await form.locator('[name="funnel.stages"]').fill("Qualification, Demo, Closed Won");
    await form.getByRole("button", { name: "Apply" }).click();
    await quiet(page);
    const [recipe] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a recipe" }).click()]);
    const { settings } = JSON.parse(readFileSync(await recipe.path(), "utf8"));
    assert.deepEqual(settings, { funnel: { mode: "strict", stages: ["Qualification", "Demo", "Closed Won"] }, lifecycle: { mql: { or: [{ field: "source", in: ["Paid Search"] }, { field: "source", in: ["Referrals", "Organic Search"] }] } }, business_hours: { days: [1, 2, 3, 4, 5, 6], from: "09:00", to: "17:30" } });
    await page.evaluate(() => { location.hash = "#view=funnel"; });
    await quiet(page);
    const stages = await page.locator('[data-kpi="funnel"][data-measure="entered"]').evaluateAll((cells) => [...new Set(cells.map((cell) => cell.dataset.stage))]);
    assert.deepEqual(stages, ["Qualification", "Demo", "Closed Won"]);
    assert.equal(await page.locator("[role=alert]").count(), 0);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
