// A demonstration of its own for each test file: a fresh store, a free port, the links that the terminal prints.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const PROGRAM = process.env.YANAPAQ_PROGRAM ?? fileURLToPath(new URL("../../target/debug/yanapaq", import.meta.url));

export const DESKTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

/** A listener on a free port of the loopback. */
function listen(server) {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));
}

async function freePort() {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the program and answers its address and one-time links by role. `outside` is where "Salir rápido" leads. */
export async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), "yanapaq-browser-"));
  const neutral = createServer((request, response) => response.end("neutral"));
  const outside = `http://127.0.0.1:${await listen(neutral)}/`;
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const arguments_ = ["--data", data, "demo", "--listen", `127.0.0.1:${port}`, "--public-url", address, "--exit-url", outside];
  const child = spawn(PROGRAM, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  const links = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const link = line.match(/^ {2}(\S+)\s+(http\S+)$/);
    if (link) links[link[1]] = link[2];
    const serving = line.match(/^Yanapaq serves (\S+)/);
    if (serving) {
      const stop = async () => {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGTERM");
        await ended;
        neutral.closeAllConnections();
        neutral.close();
        rmSync(data, { recursive: true, force: true });
      };
      const command = (...words) => {
        const environment = { ...process.env, YANAPAQ_PUBLIC_URL: address };
        return execFileSync(PROGRAM, ["--data", data, ...words], { env: environment, encoding: "utf8" });
      };
      return { address, outside, links, command, stop };
    }
  }
  throw new Error("the program ended before it served");
}

/** Debian's Chromium. */
export function startBrowser() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

/** A page that notes what must not happen: script errors, broken rules of the content policy, foreign requests. */
export async function openPage(browser, { address, outside }, options = {}) {
  const context = await browser.newContext({ viewport: DESKTOP, locale: "es-PE", ...options });
  const page = await context.newPage();
  page.trouble = [];
  page.on("pageerror", (error) => page.trouble.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) page.trouble.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (![address, outside, "data:"].some((own) => url.startsWith(own))) page.trouble.push(`foreign: ${url}`);
  });
  return page;
}

/** Enters by the one-time link of a role. */
export async function enter(page, demo, role) {
  await page.goto(demo.links[role]);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await page.waitForURL("**/escritorio");
}
