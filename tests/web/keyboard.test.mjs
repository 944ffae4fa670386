// The way through the page without a mouse.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { drop, folder, inState, launch, openPage, quiet, recordingServer, sample } from "./site.mjs";

describe("by keyboard alone", () => {
  let browser, server;
  before(async () => { browser = await launch(); server = await recordingServer(); });
  after(async () => { await browser?.close(); server?.close(); });

  /** Presses Tab until the focus is on something that fits, or says that it never got there. */
  async function tabTo(page, selector) {
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return presses + 1;
    }
    assert.fail(`Tab never came to ${selector}`);
  }

  it("the sample data is loaded and every view is reached", async () => {
    const { page, context, complaints } = await openPage(browser, server);
    await tabTo(page, "button.sample");
    await page.keyboard.press("Enter");
    await inState(page, "ready");
    await quiet(page);
    const views = await page.locator("nav a").count();
    for (let view = 0; view < views; view++) {
      const link = page.locator("nav a").nth(view);
      await link.focus();
      await page.keyboard.press("Enter");
      await quiet(page);
      assert.equal(await page.locator("h1").count(), 1, "a view has one headline");
      assert.ok((await page.locator("h1").innerText()).trim().length > 0);
    }
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("the focus can always be seen", async (test) => {
    const { page, context } = await openPage(browser, server);
    await drop(page, sample(folder(test)));
    await inState(page, "ready");
    for (let presses = 0; presses < 25; presses++) {
      await page.keyboard.press("Tab");
      const hidden = await page.evaluate(() => {
        const at = document.activeElement;
        if (at === null || at === document.body) return null;
        const outlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && outlineWidth !== "0px";
        const label = at.labels?.[0];
        const seen = outlined(getComputedStyle(at)) || outlined(getComputedStyle(at, "::after")) || (label && outlined(getComputedStyle(label)));
        return seen ? null : at.outerHTML.slice(0, 200);
      });
      assert.equal(hidden, null);
    }
    await context.close();
  });

  it("the shop's sample is one click away too, and its figures stand without a deal", async () => {
    const { page, context, complaints } = await openPage(browser, server, { language: "fr" });
    await page.locator("button.sample").nth(1).click();
    await inState(page, "ready");
    await quiet(page);
    assert.match(await page.locator("h1").innerText(), /commandes de .* en moyenne/);
    for (const id of ["orders.revenue", "churn.logo", "nps", "cac"]) assert.notEqual(await page.locator(`[data-kpi="${id}"][data-value]`).first().getAttribute("data-value"), "null", id);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("a figure is explained, and Escape gives the focus back", async (test) => {
    const { page, context } = await openPage(browser, server);
    await drop(page, sample(folder(test)));
    await inState(page, "ready");
    const figure = page.locator("button.kpi-name").first();
    await figure.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    assert.ok((await dialog.innerText()).length > 100, "the explanation says nothing");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.ok(await figure.evaluate((element) => element === document.activeElement), "the focus is lost");
    await context.close();
  });

  it("a period is chosen on a series, by dragging and by Shift and arrows, and the way back is a step", async (test) => {
    const { page, context, complaints } = await openPage(browser, server, { hash: "view=customers" });
    await drop(page, sample(folder(test), 600));
    await inState(page, "ready");
    const period = () => page.locator(".scope").getAttribute("data-period");
    const whole = await period();
    const months = (words) => { const [from, to] = words.split("..").map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))); return to - from; };
    assert.equal(months(whole), 12);
    const last = page.locator("svg.brushed").first().locator(".mark").last();
    await last.focus();
    for (const key of ["Shift+ArrowLeft", "Shift+ArrowLeft"]) await page.keyboard.press(key);
    assert.match(await page.locator("figure:has(svg.brushed) .foot-line").first().innerText(), /^From October to December 2024/);
    await page.keyboard.press("Enter");
    await quiet(page);
    assert.deepEqual([months(await period()), (await period()).split("..")[1]], [3, whole.split("..")[1]]);
    await page.goBack();
    await quiet(page);
    assert.equal(await period(), whole);

    const box = await page.locator("svg.brushed").first().boundingBox();
    await page.mouse.move(box.x + box.width * 0.3, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 110, { steps: 4 });
    await page.mouse.up();
    await quiet(page);
    assert.ok(months(await period()) >= 2 && months(await period()) <= 5, await period());
    assert.equal(await page.locator("dialog[open]").count(), 0, "a drag is no click");
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it("nothing is wider than the page, from 320 px over a laptop at 200 % to a laptop", async (test) => {
    const files = sample(folder(test));
    for (const width of [320, 390, 683, 768, 1366]) {
      const { page, context } = await openPage(browser, server, { width });
      await drop(page, files);
      await inState(page, "ready");
      for (const link of await page.locator("nav a").all()) {
        const view = await link.getAttribute("href");
        await page.evaluate((hash) => { location.hash = hash; }, view);
        await quiet(page);
        assert.equal(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0, `${view} at ${width}`);
      }
      await context.close();
    }
  });
});
