// How the elements look to a host's style, name by name: every slot, part and custom property of custom-elements.json does something, and light and dark are the host's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { elementIn, hosts } from "./hosts.mjs";
import { folder, launch, root, sample } from "./site.mjs";

const { modules } = JSON.parse(readFileSync(join(root, "dist/npm/custom-elements.json"), "utf8"));
const elements = modules.map(({ declarations: [one] }) => one);
const page = (style, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>style</title><style>${style}</style><body>${body}
<script type="module">for (const name of ["dashboard", "funnel", "nps", "card"]) await import(\`/plain/crm-kpi/\${name}.js\`);</script>`;
const SCHEMES = ["normal", "light", "dark", "light dark"];
const PAGES = {
  board: page("", "<input id=own type=file multiple><crm-kpi-dashboard></crm-kpi-dashboard>"),
  slots: page("", elements.map(({ tagName }) => `<${tagName}><b slot="header">over</b><b slot="empty">nothing yet</b><b slot="footer">under</b></${tagName}>`).join("")),
  parts: page("", elements.map(({ tagName }) => `<${tagName} share="all" view="funnel" kpi="sales.win_rate"></${tagName}>`).join("")),
  ...Object.fromEntries(SCHEMES.map((scheme) => [`scheme-${scheme.replace(" ", "-")}`, page(`html { color-scheme: ${scheme}; }`, "<crm-kpi-dashboard></crm-kpi-dashboard><crm-kpi-card kpi='nps' style='color-scheme: dark'></crm-kpi-card><crm-kpi-nps theme=light style='color-scheme: dark'></crm-kpi-nps>")])),
};

/** What a custom property is set to, by what stands in it: where that can be, something that nothing else is, so that it is known again. */
function probe({ name, default: value }, at) {
  const own = (value) => ({ name, value, mark: value });
  const color = `rgb(1, 2, ${at})`;
  if (name.includes("shadow")) return { ...own(color), value: `0 0 0 7px ${color}` };
  if (/light-dark|#/.test(value)) return own(color);
  if (name.includes("font")) return own(`probe-${at}`);
  if (/ms$/.test(value)) return { ...own(`${4 + at / 100}s`), value: `${4000 + at * 10}ms` };
  if (name.endsWith("ease")) return own("steps(3)");
  return { name, value: /^[\d.]+$/.test(value) ? "1.77" : "77px", mark: null };
}

/** What a style says of every element in the shadow, and of what stands before and after it. */
function look() {
  const NAMES = ["color", "background-color", "background-image", "border-top-color", "border-bottom-color", "border-left-color", "border-top-width", "border-bottom-width", "border-top-left-radius", "outline-color", "fill", "stroke", "stop-color", "font-family", "font-size", "line-height", "padding-left", "padding-top", "padding-bottom", "margin-left", "max-width", "min-width", "min-height", "width", "height", "top", "column-gap", "row-gap", "grid-template-columns", "transition-duration", "transition-timing-function", "animation-duration", "animation-timing-function", "box-shadow", "text-decoration-color", "caret-color", "accent-color"];
  const told = [];
  const of = (element, part) => { const style = getComputedStyle(element, part); told.push(NAMES.map((name) => style.getPropertyValue(name)).join("|")); };
  for (const host of document.querySelectorAll("crm-kpi-dashboard")) for (const one of host.shadowRoot.querySelectorAll("*")) {
    of(one);
    for (const part of one.localName === "dialog" ? ["::backdrop", "::before", "::after"] : ["::before", "::after"]) if (part === "::backdrop" || getComputedStyle(one, part).content !== "none") of(one, part);
  }
  return told.join("\n");
}

describe("the elements' style", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await hosts({ pages: PAGES }); });
  after(async () => { await browser?.close(); server?.close(); });
  const open = async (name, options = {}) => {
    const page = await browser.newPage({ viewport: { width: 1300, height: 900 }, ...options });
    await page.goto(`${server.url}/${name}/`);
    return page;
  };

  it("every slot shows what its host puts there, in its place, in every element", async (test) => {
    const page = await open("slots");
    const files = sample(folder(test), 60);
    const places = (tag) => page.locator(tag).evaluate((element) => Object.fromEntries([...element.children].map((one) => {
      const { top, height } = one.getBoundingClientRect();
      const sheet = element.shadowRoot.querySelector("[part=sheet]").getBoundingClientRect();
      return [one.slot, height === 0 ? "nowhere" : top + height <= sheet.top + 1 ? "over" : top >= sheet.bottom - 1 ? "under" : "within"];
    })));
    for (const { tagName, slots } of elements) {
      assert.deepEqual(slots.map(({ name }) => name).sort(), ["empty", "footer", "header"]);
      await elementIn(page, tagName, "empty");
      await page.waitForFunction((tag) => document.querySelector(tag).shadowRoot.querySelector("slot[name=empty]"), tagName);
      assert.deepEqual(await places(tagName), { header: "over", empty: "within", footer: "under" }, tagName);
    }
    await page.locator("crm-kpi-dashboard #files").setInputFiles(files);
    await elementIn(page, "crm-kpi-dashboard", "ready");
    await page.waitForTimeout(200);
    assert.deepEqual(await places("crm-kpi-dashboard"), { header: "over", empty: "nowhere", footer: "under" });
    await page.close();
  });

  it("every part takes its host's style, in the element that has it", async () => {
    const page = await open("parts");
    const parts = await page.evaluate(async (elements) => {
      for (const { tagName } of elements) await customElements.whenDefined(tagName);
      const board = document.querySelector("crm-kpi-dashboard");
      for (const one of document.body.children) one.settings = { as_of: "2024-08-01", funnel: { stages: [{ name: "Proposal", limit_days: 5, action: "Call" }, "Won"] } };
      await board.addTable("deal", { id: [1, 2, 3], stage: ["Won", "Lost", "Proposal"], created: ["2024-01-02", "2024-02-03", "2024-03-01"], closed: ["2024-05-01", "2024-05-02", null] });
      await board.addTable("survey", { score: [9, 10, 3], at: ["2024-03-01", "2024-03-02", "2024-03-03"] });
      await new Promise((done) => setTimeout(done, 1500));
      const sheet = document.createElement("style");
      document.head.append(sheet);
      return elements.flatMap(({ tagName, cssParts }) => cssParts.map(({ name }) => {
        sheet.textContent = `${tagName}::part(${name}) { letter-spacing: 7.5px; }`;
        const inside = document.querySelector(tagName).shadowRoot.querySelector(`[part~="${name}"]`);
        return [tagName, name, inside && getComputedStyle(inside).letterSpacing];
      }));
    }, elements);
    assert.ok(parts.length >= 10);
    for (const [tag, name, spacing] of parts) assert.equal(spacing, "7.5px", `${tag}::part(${name})`);
    const named = await page.evaluate(() => [...document.body.children].flatMap((element) => [...(element.shadowRoot?.querySelectorAll("[part]") ?? [])].flatMap((one) => [...one.part].map((part) => `${element.localName} ${part}`))));
    const told = elements.flatMap(({ tagName, cssParts }) => cssParts.map(({ name }) => `${tagName} ${name}`));
    assert.deepEqual([...new Set(named)].filter((one) => !told.includes(one)), [], "no part is there that is not told of");
    await page.close();
  });

  it("every custom property changes something that is on screen", { timeout: 240_000 }, async (test) => {
    const page = await open("board", { reducedMotion: "no-preference" });
    await elementIn(page, "crm-kpi-dashboard", "empty");
    const left = new Map(elements[0].cssProperties.map((one, at) => [one.name, probe(one, at + 1)]));
    const seen = async (page) => {
      const found = await page.evaluate(`(() => {
        const look = ${look}, probes = ${JSON.stringify([...left.values()])};
        const { style, shadowRoot } = document.querySelector("crm-kpi-dashboard");
        // What moves to its new look has the old one at first.
        const wear = (all) => { for (const { name, value } of all) style.setProperty(name, value); for (const one of shadowRoot.getAnimations()) one.finish(); };
        const marked = probes.filter(({ mark }) => mark), found = [];
        const base = look();
        wear(marked);
        const told = look();
        for (const { name, mark } of marked) if (told.includes(mark)) found.push(name);
        for (const { name } of marked) style.removeProperty(name);
        for (const one of probes.filter(({ mark }) => !mark)) {
          wear([one]);
          if (look() !== base) found.push(one.name);
          style.removeProperty(one.name);
        }
        wear([]);
        return found;
      })()`);
      for (const name of found) left.delete(name);
    };
    await seen(page);
    await page.setInputFiles("#own", sample(folder(test), 400));
    await page.evaluate(() => { document.querySelector("crm-kpi-dashboard").files = document.querySelector("#own").files; });
    await elementIn(page, "crm-kpi-dashboard", "ready");
    const views = await page.locator("crm-kpi-dashboard [part=view]").evaluateAll((links) => links.map((link) => link.getAttribute("href").replace(/^#view=|&.*/g, "")));
    for (const view of views) {
      if (left.size === 0) break;
      await page.locator("crm-kpi-dashboard").evaluate((element, view) => { element.view = view; }, view);
      for (let still = 0, before = 0; still < 5;) {
        await page.waitForTimeout(100);
        const now = await page.locator("crm-kpi-dashboard").evaluate((element) => element.shadowRoot.querySelectorAll("*").length);
        still = now === before ? still + 1 : 0;
        before = now;
      }
      await seen(page);
      if (view !== "overview") continue;
      await page.locator("crm-kpi-dashboard .sheet button").first().focus();
      await page.keyboard.press("Tab");
      await seen(page);
      await page.locator("crm-kpi-dashboard button.kpi-name", { hasText: "Win rate" }).first().click();
      await page.locator("crm-kpi-dashboard dialog[open] ul.out button.act").first().hover();
      await seen(page);
      await page.keyboard.press("Escape");
    }
    // A cohort of which one leaves every month: every step of the heat map.
    const cohorts = await open("board", { reducedMotion: "no-preference" });
    await elementIn(cohorts, "crm-kpi-dashboard", "empty");
    await cohorts.locator("crm-kpi-dashboard").evaluate((element) => {
      const day = (month, of) => `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-${of}`;
      const rows = Array.from({ length: 13 }, (_, at) => `${at},2024-01-05,${at === 0 ? "" : day(at, "07")},10.00`);
      for (const month of [1, 2]) rows.push(`${20 + month},${day(month, "03")},,10.00`);
      element.files = [new File([`customer_id,start_date,end_date,mrr\n${rows.join("\n")}\n`], "subscriptions.csv")];
      element.settings = { as_of: "2025-02-28", period: { start: "2024-01-01", end: "2025-01-01" } };
      element.view = "customers";
    });
    await cohorts.locator("crm-kpi-dashboard .cellbox.q4").first().waitFor();
    await seen(cohorts);
    await cohorts.close();
    assert.deepEqual([...left.keys()], []);
    await page.close();
  });

  it("light and dark are those of the color-scheme around it, whatever the system prefers for itself", async () => {
    const [LIGHT, DARK] = ["rgb(251, 250, 246)", "rgb(20, 22, 27)"];
    const wanted = { light: { normal: LIGHT, light: LIGHT, dark: DARK, "light dark": LIGHT }, dark: { normal: LIGHT, light: LIGHT, dark: DARK, "light dark": DARK } };
    for (const [colorScheme, papers] of Object.entries(wanted)) for (const [scheme, paper] of Object.entries(papers)) {
      const page = await open(`scheme-${scheme.replace(" ", "-")}`, { colorScheme });
      for (const tag of ["crm-kpi-dashboard", "crm-kpi-card", "crm-kpi-nps"]) await elementIn(page, tag, "empty");
      const of = (tag) => page.locator(tag).evaluate((element) => getComputedStyle(element.shadowRoot.querySelector("crm-kpi-pane")).backgroundColor);
      const ink = (tag) => page.locator(tag).evaluate((element) => getComputedStyle(element.shadowRoot.querySelector("crm-kpi-pane")).color);
      assert.equal(await of("crm-kpi-dashboard"), paper, `the page says ${scheme}, the system prefers ${colorScheme}`);
      assert.equal(await ink("crm-kpi-dashboard"), paper === LIGHT ? "rgb(23, 24, 28)" : "rgb(239, 236, 228)");
      assert.equal(await of("crm-kpi-card"), DARK, "its own color-scheme");
      assert.equal(await of("crm-kpi-nps"), LIGHT, "a theme goes before it");
      await page.close();
    }
  });
});
