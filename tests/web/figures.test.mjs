// The figures on screen are the command line's, for the same files and the settings that the page itself shows.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { cli, drop, folder, inState, launch, openPage, quiet, recordingServer, sample, shared } from "./site.mjs";

/** What stands behind a hook in the report; undefined where the report has nothing of the kind. */
function expected(report, { kpi, key, stage, measure, score }) {
  if (score !== undefined) return report.nps?.distribution.find((row) => String(row.score) === score)?.count;
  if (measure === "move") return report.funnel.moves.find(({ from, to }) => from === stage && to === key)?.count;
  if (stage !== undefined) {
    const row = report.funnel.stages.find(({ name }) => name === stage);
    if (row === undefined || measure === undefined) return undefined;
    if (measure === "stuck") return row.stuck.count;
    return measure in row ? row[measure] : (row.time ?? {})[measure] ?? (row.time === null ? null : undefined);
  }
  if (kpi === "funnel") return report.funnel[measure] ?? report.funnel.bounds[measure];
  if (kpi === "survival") return report.survival === null ? report.kpis.survival.value : (report.survival[measure] ?? report.survival.median[measure ?? "value"]);
  if (kpi === "runway") {
    const line = report.runway?.lines.find((one) => one.key === key);
    if (line === undefined) return report.runway === null ? null : report.runway.steps.find(({ from, to }) => `${from}_to_${to}` === key)?.worth;
    return measure in line ? line[measure] : line.months.find(({ start }) => start.startsWith(measure))?.actual;
  }
  if (kpi === "team") {
    const row = report.team.find(({ owner }) => String(owner ?? "null") === key);
    return measure === "quota" ? (row?.quota_amount ?? row?.quota_count) : row?.[measure];
  }
  if (kpi === "campaigns") return report.campaigns.find((row) => String(row.key ?? "null") === key)?.[measure];
  if (kpi === "nps" && measure !== undefined && report.nps !== null && measure in report.nps) return report.nps[measure];
  const [id, variant] = kpi.split("@");
  const figure = report.kpis[id];
  if (figure === undefined) return undefined;
  if (variant !== undefined) return figure.variants.find((row) => row.id === variant)?.value;
  if (key !== undefined && measure !== undefined) return figure.rows.filter((row) => String(row.key ?? "null") === key).map((row) => row.figures[measure]);
  if (key !== undefined) return Object.values(figure.breakdowns).flat().filter((row) => String(row.key ?? "") === key || (row.key === null && key === "null")).map((row) => row.value);
  if (measure === undefined) return figure.value;
  return measure in figure.measures ? figure.measures[measure] : figure.variants.find(({ id }) => id === measure)?.value ?? figure[measure];
}

const written = (value) => (typeof value === "string" ? value : JSON.stringify(value));
const agrees = (wanted, text) => (Array.isArray(wanted) ? wanted.some((value) => written(value) === text) : wanted !== undefined && written(wanted) === text);

/** The page's own settings, as the sentence above the figures says them. */
async function settings(page) {
  const { period, asOf, grain } = await page.locator(".scope").evaluate(({ dataset }) => ({ ...dataset }));
  return [...(period ? ["--period", period] : []), ...(asOf ? ["--as-of", asOf] : []), "--grain", grain];
}

/** Compares every hook of every view with the command line; gives the ids seen and how many hooks there were. */
async function compare(page, files, more = []) {
  const report = JSON.parse(cli("report", ...files, "--format", "json", ...(await settings(page)), ...more));
  const wrong = [], seen = new Set();
  let count = 0;
  for (const link of await page.locator("nav a").all()) {
    await link.click();
    await quiet(page);
    for (const hook of await page.$$eval("[data-kpi][data-value]", (all) => all.map(({ dataset }) => ({ ...dataset })))) {
      count += 1;
      seen.add(hook.kpi);
      const wanted = expected(report, hook);
      if (!agrees(wanted, hook.value)) wrong.push({ ...hook, wanted });
    }
  }
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${count} figures on screen are not the command line's`);
  return { report, seen, count };
}

/** The menu of what can be taken away, and its line for the report as JSON. */
async function takeJson(page) {
  await page.click(".take-menu .menu-word");
  await page.locator(".take-row", { hasText: "JSON" }).click();
}

describe("the figures on screen are the command line's", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  it("over the sample data, in every view, and again under a filter", async (test) => {
    const files = sample(folder(test), 600);
    const { page, context, complaints } = await openPage(browser, server);
    await drop(page, files);
    await inState(page, "ready");
    const { seen, count } = await compare(page, files);
    assert.ok(count >= 60, `only ${count} figures on screen`);
    for (const id of ["sales.win_rate", "nps", "churn.logo", "mrr", "ltv_cac", "cac"]) assert.ok(seen.has(id), `${id} is not on screen`);

    const menu = page.locator('crm-kpi-menu[data-dimension="owner"]');
    await menu.getByRole("button").first().click();
    const label = await menu.locator("label").first().innerText();
    await menu.getByRole("checkbox").first().check();
    await page.keyboard.press("Escape");
    await quiet(page);
    const { report } = await compare(page, files, ["--filter", `owner=${label.trim()}`]);
    assert.deepEqual(report.settings.filters, { owner: [label.trim()] });
    assert.deepEqual(complaints, []);
    await context.close();
  });

  const planted = join(shared, "data/sets/planted_funnel");
  it("over the planted funnel, whose truth is known", { skip: existsSync(planted) ? false : `${planted} is not there` }, async () => {
    const files = readdirSync(planted).filter((name) => name.startsWith("hubspot")).map((name) => join(planted, name));
    const { page, context } = await openPage(browser, server, { hash: "view=funnel&period=2024-01-01..2025-07-01&as_of=2025-06-30" });
    await drop(page, files);
    await inState(page, "ready");
    const { report } = await compare(page, files);
    assert.deepEqual(report.funnel.stages.map(({ entered }) => entered), [1500, 1081, 756, 513, 424, 318]);
    await context.close();
  });

  it("gives the command line's bytes when the report is taken away", async (test) => {
    const files = sample(folder(test));
    const { page, context } = await openPage(browser, server);
    await drop(page, files);
    await inState(page, "ready");
    const [download] = await Promise.all([page.waitForEvent("download"), takeJson(page)]);
    const taken = readFileSync(await download.path(), "utf8");
    assert.equal(taken.trimEnd(), cli("report", ...files, "--format", "json").toString().trimEnd());
    await context.close();
  });

  it("in French as in English: the values do not know the language", async (test) => {
    const files = sample(folder(test));
    const { page, context } = await openPage(browser, server, { language: "fr" });
    await drop(page, files);
    await inState(page, "ready");
    await compare(page, files);
    await context.close();
  });
});
