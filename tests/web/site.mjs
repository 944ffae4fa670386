// The built page behind a server that writes down every request, and a Chromium to look at it with.
import { execFileSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { createReadStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { chromium } from "playwright-core";

export const root = resolve(import.meta.dirname, "../..");
export const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
export const shared = process.env.CRM_KPI_SHARED ?? join(root, "../shared");
const site = process.env.CRM_KPI_SITE ?? join(root, "dist/site");
const program = process.env.CRM_KPI_BIN ?? join(target, "debug/crm-kpi");
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

/**
 * Serves the built page on a free port of 127.0.0.1 and records what arrives there: HTTP requests, WebSocket handshakes, UDP packets.
 * `blank` is a page without a policy, to see that what should be blocked elsewhere does arrive from there.
 */
export async function recordingServer() {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const path = decodeURIComponent(new URL(request.url, "http://page").pathname);
    if (path === "/blank") return void response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>blank</title>");
    const file = join(site, path === "/" ? "index.html" : path);
    if (!file.startsWith(site) || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(204, { "access-control-allow-origin": "*" }).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-length": statSync(file).size });
    createReadStream(file).pipe(response);
  });
  server.on("upgrade", (request, socket) => { requests.push(`UPGRADE ${request.url}`); socket.destroy(); });
  const packets = createSocket("udp4");
  packets.on("message", () => requests.push("UDP"));
  await Promise.all([new Promise((done) => server.listen(0, "127.0.0.1", done)), new Promise((done) => packets.bind(0, "127.0.0.1", done))]);
  const { port } = server.address();
  return {
    requests,
    url: `http://127.0.0.1:${port}`,
    udp: packets.address().port,
    close() { server.closeAllConnections(); server.close(); packets.close(); },
  };
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** Opens the page and waits until it is sealed and takes files. `hash` without its sign. Page errors and policy reports are kept. */
export async function openPage(browser, server, { language = "en", scheme = "light", width = 1366, height = 768, hash = "" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce", acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  await page.goto(`${server.url}/?lang=${language}${hash === "" ? "" : `#${hash}`}`);
  await inState(page, "empty");
  return { page, context, complaints };
}

/** Waits until the page is in a state. */
export const inState = (page, state) => page.locator(`body[data-state="${state}"]`).waitFor({ state: "attached", timeout: 30_000 });

/** Gives files to the page as its input does, and waits until it has read (or refused) them and drawn the figures. */
export async function drop(page, files) {
  await page.setInputFiles("#files", files);
  await quiet(page);
}

/** Waits until the page is neither loading nor computing. */
export async function quiet(page) {
  for (let still = 0, tries = 0; still < 3; tries++) {
    if (tries > 600) throw new Error(`the page did not come to rest: ${await page.evaluate(() => document.body.dataset.state)}`);
    await page.waitForTimeout(50);
    still = (await page.evaluate(() => document.body.dataset.state === "loading" || document.querySelector("[aria-busy=true]") !== null)) ? 0 : still + 1;
  }
}

/** Runs the command line and gives what it prints. */
export const cli = (...given) => execFileSync(program, given, { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });

/** A folder of this test, taken away at the end. */
export function folder(test) {
  const path = mkdtempSync(join(tmpdir(), "crm-kpi-"));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** The project's own sample data: the files, in order of name. */
export function sample(into, deals = 300) {
  cli("sample", into, "--deals", String(deals), "--seed", "7");
  return readdirSync(into).filter((name) => name.endsWith(".csv")).sort().map((name) => join(into, name));
}
