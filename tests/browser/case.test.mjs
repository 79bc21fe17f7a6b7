// The pages of a case as samples: accessible, no wider than the screen; and the script that saves each answer at once,
// against a server that answers well, says no, is busy, or has ended the session.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { DESKTOP, PHONE, startBrowser } from "./demo.mjs";

const KINDS = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

let folder;
let server;
let address;
let browser;
let sent = [];
/** Answers to the next changes, first to last; after them every change is saved. */
let next = [];

const saved = { version: 5, was: "0", words: "Guardado 10:42:07 en el servidor", asked: { "q-psychology-containment": false }, html: null };

function answer(request, response) {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    sent.push(Object.fromEntries(new URLSearchParams(body)));
    const [status, content] = next.shift() ?? [200, saved];
    response.writeHead(status, { "content-type": "application/json", ...(status === 303 ? { location: "/entrar" } : {}) });
    response.end(JSON.stringify(content));
  });
}

function serve(request, response) {
  if (request.method === "POST") return answer(request, response);
  try {
    const path = join(folder, new URL(request.url, "http://localhost").pathname);
    response.setHeader("content-type", `${KINDS[extname(path)]}; charset=utf-8`);
    return response.end(readFileSync(path));
  } catch {
    response.statusCode = 404;
    return response.end();
  }
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "yanapaq-samples-"));
  const build = ["run", "--quiet", "--package", "web", "--features", "samples", "--example", "samples", "--", folder];
  execFileSync("cargo", build, { cwd: ROOT, stdio: "inherit" });
  server = createServer(serve);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}/es`;
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function part() {
  const context = await browser.newContext({ viewport: DESKTOP, locale: "es-PE" });
  const page = await context.newPage();
  await page.goto(`${address}/case-part.html`);
  [sent, next] = [[], []];
  return { page, question: (field) => page.locator(`#q-psychology-${field}`) };
}

test("every page of a case is accessible and fits the screen", async () => {
  const context = await browser.newContext({ locale: "es-PE" });
  const page = await context.newPage();
  const samples = readdirSync(join(folder, "es")).filter((name) => name.startsWith("case-"));
  assert.ok(samples.length >= 10, "the samples are there");
  for (const name of samples) {
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      await page.goto(`${address}/${name}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${name} is ${wider} px wider than ${viewport.width}`);
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html}`), [], name);
  }
  await context.close();
});

test("an answer is saved at once, in words, and what does not apply goes away", async () => {
  const { page, question } = await part();
  assert.ok(await page.locator("[data-save]").first().isHidden(), "no button is needed");
  await question("is_safe_now").getByLabel("Sí", { exact: true }).check();
  await question("is_safe_now").getByText("Guardado 10:42:07 en el servidor").waitFor();
  const { field, value, base, form, token } = sent[0];
  assert.deepEqual([field, value, base, form], ["is_safe_now", "yes", "0", "psychology"]);
  assert.ok(token, "the form token goes along");
  assert.equal(await question("is_safe_now").getAttribute("data-base"), "5", "the next change names what it saw");
  await question("containment").waitFor({ state: "hidden" });
  await page.context().close();
});

test("a wrong answer is told at its field and its text stays", async () => {
  const { page, question } = await part();
  next = [[422, { error: "No puede ser después de hoy." }]];
  const day = question("interviewed_on").locator("input[type=date]");
  await day.fill("2030-01-01");
  await day.blur();
  await question("interviewed_on").getByText("No puede ser después de hoy.").waitFor();
  assert.equal(await day.inputValue(), "2030-01-01");
  await page.context().close();
});

test("what a busy server did not take is sent again with the same key", async () => {
  const { page, question } = await part();
  next = [[503, {}]];
  const words = question("private_notes").locator("textarea");
  await words.fill("«así lo dijo» & <b>ñ</b>");
  await words.blur();
  await question("private_notes").getByText("Guardado").waitFor();
  assert.equal(sent.length, 2);
  assert.equal(sent[0].key, sent[1].key);
  assert.equal(sent[1].value, "«así lo dijo» & <b>ñ</b>");
  await page.context().close();
});

test("a session that ended is told, and nothing that was written is lost", async () => {
  const { page, question } = await part();
  next = [[303, {}]];
  const words = question("private_notes").locator("textarea");
  await words.fill("Vuelve el jueves");
  await words.blur();
  await question("private_notes").getByText("Su sesión terminó").waitFor();
  assert.equal(await words.inputValue(), "Vuelve el jueves");
  await page.context().close();
});
