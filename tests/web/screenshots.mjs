// Every view × width × theme × language, into screenshots/: to lay beside the mocks.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drop, inState, launch, openPage, quiet, recordingServer, root, sample } from "./site.mjs";

const into = join(root, "screenshots");
mkdirSync(into, { recursive: true });
const data = mkdtempSync(join(tmpdir(), "crm-kpi-"));
const files = sample(data, 2000);
const [browser, server] = [await launch(), await recordingServer()];
let count = 0;
for (const language of ["en", "fr"]) {
  for (const scheme of ["light", "dark"]) {
    for (const [width, height] of [[1366, 768], [768, 1024], [390, 844]]) {
      const { page, context } = await openPage(browser, server, { language, scheme, width, height });
      const shot = async (view) => { count += 1; await page.screenshot({ path: join(into, `${view}-${width}-${scheme}-${language}.png`), fullPage: true }); };
      await shot("empty");
      await drop(page, files);
      await inState(page, "ready");
      for (const hash of [...await page.locator("nav a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), "#view=sources", "#view=seal"]) {
        await page.evaluate((address) => { location.hash = address; }, hash);
        await quiet(page);
        await shot(/view=([a-z]+)/.exec(hash)?.[1] ?? "view");
      }
      await context.close();
    }
  }
}
await browser.close();
server.close();
rmSync(data, { recursive: true, force: true });
console.log(`${count} pictures in ${into}`);
