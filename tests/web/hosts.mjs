// Other people's pages: the examples, with the package beside each of them as it is published.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { root } from "./site.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8" };

/** Serves pages and folders by their names, else the examples; writes down what is asked. */
export async function hosts({ pages = {}, folders = {} } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://page").pathname);
    requests.push(path);
    const [, name, beside, ...rest] = path.split("/");
    if (name in pages) return void response.writeHead(200, { "content-type": TYPES[".html"] }).end(pages[name]);
    const place = folders[name] ?? join(root, "examples", name ?? "");
    const file = beside === "crm-kpi" ? join(root, "dist/npm", ...rest) : join(place, beside || "index.html", ...rest);
    if (path.includes("..") || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { requests, url: `http://127.0.0.1:${server.address().port}`, close() { server.closeAllConnections(); server.close(); } };
}

/** Opens a host's page; what it complains of is kept. */
export async function openHost(browser, server, name) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error" && !message.text().includes("404")) complaints.push(message.text()); });
  await page.goto(`${server.url}/${name}/`);
  return { page, complaints };
}

/** Waits until an element is in a state. `where`: a page or a frame. */
export const elementIn = (where, selector, state) => where.locator(`${selector}[data-state="${state}"]`).waitFor({ state: "attached", timeout: 60_000 });
