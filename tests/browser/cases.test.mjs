// The staff of a center: by keyboard from the day to a case, and a ficha that is kept while it is typed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { PHONE, openPage, startBrowser, startDemo } from "./demo.mjs";

let demo;
let browser;
let session;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  const page = await openPage(browser, demo);
  await page.goto(demo.links.admission);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await page.waitForURL("**/casos");
  session = await page.context().storageState();
  await page.context().close();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function assertAccessible(page, what) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`);
  assert.deepEqual(found, [], what);
}

async function fill(page, fields) {
  for (const [label, text] of fields) await page.getByLabel(label, { exact: true }).first().fill(text);
}

test("by keyboard from the day to the search, and on to a ficha that keeps itself", async () => {
  const page = await openPage(browser, demo, { storageState: session });
  await page.goto(`${demo.address}/casos`);
  await assertAccessible(page, "the day");
  await page.keyboard.press("n");
  await page.waitForURL("**/casos/buscar**");
  await assertAccessible(page, "the search");
  await page.keyboard.type("Lucía Ttito");
  await page.keyboard.press("Enter");
  await page.getByText("No encontramos a nadie parecido").waitFor();
  assert.ok(!page.url().includes("Luc"), "no name in the address");
  await page.getByRole("button", { name: "Abrir caso nuevo" }).click();
  await page.waitForURL("**/casos/nueva**");
  assert.equal(await page.getByLabel("Nombres", { exact: true }).inputValue(), "Lucía");
  await assertAccessible(page, "the ficha");

  const state = page.locator("[data-saved]");
  await fill(page, [["Segundo apellido", "Anco"], ["Nacimiento", "1992"]]);
  await page.getByLabel("Sexo").selectOption("female");
  await page.waitForFunction(() => /^Guardado \d\d:\d\d:\d\d$/.test(document.querySelector("[data-saved]").textContent));
  assert.match(await state.textContent(), /Guardado/);
  await page.getByLabel("Distrito", { exact: true }).pressSequentially("ollan");
  await page.waitForFunction(() => document.querySelectorAll("#places option").length > 0);
  const place = await page.locator("#places option").first().getAttribute("value");
  assert.match(place, /^\d{6} Ollantaytambo, Urubamba, Cusco$/);
  await page.getByLabel("Distrito", { exact: true }).fill(place);
  await page.getByLabel("Distrito", { exact: true }).blur();
  await page.waitForResponse((answer) => answer.url().endsWith("/casos/borrador"));
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
  assert.deepEqual(kept, [0, 0], "nothing is kept in the browser");
  assert.deepEqual(page.trouble, []);
  await page.context().close();

  const other = await openPage(browser, demo, { storageState: session, viewport: PHONE });
  await other.goto(`${demo.address}/casos`);
  await other.getByRole("link", { name: /Seguir escribiendo/ }).click();
  assert.equal(await other.getByLabel("Segundo apellido").inputValue(), "Anco");
  assert.equal(await other.getByLabel("Sexo").inputValue(), "female");
  assert.equal(await other.getByLabel("Distrito", { exact: true }).inputValue(), place);
  await assertAccessible(other, "the ficha on a phone");
  const wide = await other.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, "the page does not scroll sideways");
  assert.deepEqual(other.trouble, []);
  await other.context().close();
});

test("what the line does not carry is said, and is sent again", async () => {
  const page = await openPage(browser, demo, { storageState: session });
  await page.goto(`${demo.address}/casos/nueva`);
  await page.route("**/casos/borrador", (route) => route.abort());
  await page.getByLabel("Nombres", { exact: true }).fill("Yeni");
  await page.getByText("Todavía no se guardó").waitFor();
  await page.unroute("**/casos/borrador");
  await page.waitForFunction(() => document.querySelector("[data-saved]").textContent.startsWith("Guardado"));
  await page.context().close();
});

test("without script the button keeps the ficha, and mistakes stand beside their fields", async () => {
  const page = await openPage(browser, demo, { storageState: session, javaScriptEnabled: false });
  await page.goto(`${demo.address}/casos/nueva`);
  await fill(page, [["Nombres", "Flor"], ["Primer apellido", "Ccori2"]]);
  await page.getByRole("button", { name: "Guardar borrador" }).click();
  await page.waitForURL("**borrador=**");
  assert.equal(await page.getByLabel("Primer apellido").inputValue(), "Ccori2");
  await page.getByRole("button", { name: "Abrir el caso" }).click();
  assert.match(await page.locator("#e-surname1").textContent(), /no va en un nombre/);
  assert.equal(await page.getByLabel("Nombres", { exact: true }).inputValue(), "Flor");
  await page.getByRole("button", { name: "Descartar" }).click();
  await page.getByText("El borrador se descartó.").waitFor();
  await page.context().close();
});
