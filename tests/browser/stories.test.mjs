// Whole stories of people at the pages.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { enter, openPage, startBrowser, startDemo } from "./demo.mjs";

let demo;
let browser;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Enters by a link that an administrator of the demonstration makes anew: each link lets in once. */
async function enterAgain(page, role) {
  const links = { statistician: "estadistica.demo", administrator: "administracion.demo" };
  const text = await demo.command("user", "link", links[role], "--json");
  await page.goto(JSON.parse(text).link);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await page.waitForURL("**/escritorio");
}

test("a visitor without script finds the center nearest to her", async () => {
  const page = await openPage(browser, demo, { javaScriptEnabled: false });
  await page.goto(demo.address);
  await page.locator("input[name=q]").first().fill("Urubamba");
  await page.locator("form[action^='/servicios'] button").first().click();
  await page.getByRole("link", { name: /Urubamba/ }).first().click();
  assert.match(await page.locator("main").innerText(), /CEM regular, Urubamba/);
  assert.match(await page.locator("main").innerText(), /100/, "the national line is always there");
  await page.getByRole("link", { name: /CEM regular, Urubamba/ }).first().click();
  assert.match(await page.locator("main").innerText(), /Resumen Ejecutivo Cusco, 2023/);
  await page.context().close();
});

test("a repeated name asks which place, with its province", async () => {
  const page = await openPage(browser, demo);
  await page.goto(`${demo.address}/servicios?q=oropesa`);
  const choices = await page.locator("main").innerText();
  assert.match(choices, /Quispicanchi, Cusco/);
  assert.match(choices, /Antabamba, Apurímac/);
  await page.context().close();
});

test("no page of the directory tells where a shelter is", async () => {
  const page = await openPage(browser, demo);
  for (const place of ["08", "0801", "080101", "0806", "080601", "2301", "230101"]) {
    await page.goto(`${demo.address}/servicios?lugar=${place}`);
    const links = await page.locator("a[href*='/centros/hrt']").count();
    assert.equal(links, 0, `a shelter is listed near ${place}`);
    const centers = await (await page.request.get(`${demo.address}/api/v1/centers?place=${place}&service=hrt`)).json();
    for (const center of centers) assert.equal(center.ubigeo.length, 2, JSON.stringify(center));
  }
  await page.context().close();
});

test("leaving quickly replaces the page, with and without script", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await openPage(browser, demo, { javaScriptEnabled });
    await page.goto(`${demo.address}/servicios?lugar=081301`);
    await page.getByRole("link", { name: /Salir rápido/ }).first().click();
    await page.waitForURL(demo.outside);
    if (javaScriptEnabled) {
      await page.goBack().catch(() => null);
      assert.doesNotMatch(await page.content(), /CEM regular/, "Back shows the page again");
    }
    await page.context().close();
  }
});

test("three times Shift leaves too", async () => {
  const page = await openPage(browser, demo);
  await page.goto(demo.address);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  await page.waitForURL(demo.outside);
  await page.context().close();
});

test("a statistician reads the summary, sees what contradicts and takes four files", async () => {
  const page = await openPage(browser, demo);
  await enterAgain(page, "statistician");
  await page.goto(`${demo.address}/resumenes?departamento=08&anio=2022&mes=2023-01`);
  const text = await page.locator("main").innerText();
  for (const said of ["DEMUNA, provincia de Paucartambo: dice 6", "suman 112", "10 079", "390 092", "Consolidado"]) {
    assert.ok(text.replaceAll("\u00a0", " ").includes(said), `the page does not say ${said}`);
  }
  const starts = { pdf: "%PDF", docx: "PK", xlsx: "PK", json: "{" };
  for (const [format, start] of Object.entries(starts)) {
    const file = await page.request.get(`${demo.address}/resumenes/documento?departamento=08&anio=2022&mes=2023-01&nombres=periodo&formato=${format}`);
    assert.equal(file.status(), 200);
    assert.match(file.headers()["content-disposition"], new RegExp(`resumen-ejecutivo-08-2022\\.${format}`));
    assert.match(file.headers()["cache-control"], /no-store/);
    assert.ok((await file.body()).subarray(0, 4).toString().startsWith(start));
  }
  assert.deepEqual(page.trouble, []);
  await page.context().close();
});

test("the desk is closed to who has no session, and silent to who has no right", async () => {
  const stranger = await openPage(browser, demo);
  await stranger.goto(`${demo.address}/personal`);
  assert.match(stranger.url(), /\/entrar/);
  await stranger.context().close();
  const reader = await openPage(browser, demo);
  await enter(reader, demo, "reader");
  const hidden = await reader.goto(`${demo.address}/personal`);
  const absent = await reader.request.get(`${demo.address}/no-existe`);
  assert.equal(hidden.status(), 404);
  assert.equal(absent.status(), 404);
  await reader.context().close();
});

test("a link lets in once", async () => {
  const page = await openPage(browser, demo);
  await enter(page, demo, "directory_keeper");
  const again = await page.request.get(demo.links.directory_keeper);
  assert.equal(again.status(), 404);
  await page.context().close();
});

/** Adds a simulated person and answers the one-time link that the page shows. */
async function addPerson(admin, name, number) {
  await admin.goto(`${demo.address}/personal`);
  await admin.locator("input[name=full_name]").fill("Persona Simulada");
  await admin.locator("form input[name=name]").fill(name);
  await admin.locator("input[name=document_number]").fill(number);
  await admin.locator("form:has(input[name=full_name]) button").click();
  return (await admin.locator("main").innerText()).match(/http:\/\/\S+\/acceso\/\S+/)[0];
}

/** The time-based code of a secret in base32, for this moment (RFC 6238). */
function timeCode(secret) {
  let bits = "";
  for (const letter of secret) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

test("staff enrol a passkey or a password with a code, leave, and come back", async () => {
  const admin = await openPage(browser, demo);
  await enterAgain(admin, "administrator");

  const withKey = await openPage(browser, demo);
  const devtools = await withKey.context().newCDPSession(withKey);
  await devtools.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
  await withKey.goto(await addPerson(admin, "llave.simulada", "00000001"));
  await withKey.locator("input[name=label]").fill("Llave de prueba");
  await withKey.locator("form[data-passkey] button").click();
  await withKey.waitForURL("**/entrar");
  await withKey.locator("form[data-passkey] button").click();
  await withKey.waitForURL("**/escritorio");
  assert.match(await withKey.locator("main").innerText(), /Todavía no tiene funciones/);
  assert.deepEqual(withKey.trouble, []);
  await withKey.context().close();

  const withCode = await openPage(browser, demo);
  await withCode.goto(await addPerson(admin, "clave.simulada", "00000002"));
  await withCode.getByRole("link", { name: /contraseña/i }).click();
  const secret = (await withCode.locator(".secret").innerText()).replaceAll(/\s/g, "");
  for (const field of ["password", "again"]) await withCode.locator(`input[name=${field}]`).fill("una frase larga y tranquila");
  await withCode.locator("input[name=code]").fill(timeCode(secret));
  await withCode.locator("form button").click();
  assert.match(await withCode.locator("main").innerText(), /[A-Z0-9]{4,}/, "recovery codes are shown");
  await withCode.goto(`${demo.address}/entrar`);
  await withCode.locator("#name").fill("clave.simulada");
  await withCode.locator("#password").fill("otra frase que no es");
  await withCode.locator("form:has(#password) button").click();
  assert.match(await withCode.locator("[role=alert]").first().innerText(), /no coinciden|no son correctos|revise/i);
  await admin.context().close();
  await withCode.context().close();
});

test("a file of figures is refused with its lines, or taken in whole", async () => {
  const page = await openPage(browser, demo);
  await enterAgain(page, "statistician");
  const header = "measure,place,dimensions,period,amount,unit,printed,document,statement,locator,status";
  const row = (amount, unit, locator) => `cem.cases,08,,2021,${amount},${unit},,resumen-ejecutivo-cusco-2023,section,${locator},final`;
  const send = async (name, text) => {
    await page.goto(`${demo.address}/importar`);
    const form = page.locator("form[action='/importar/cifras']");
    await form.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await form.locator("button").click();
    return page.locator("main").innerText();
  };
  const refused = await send("mal.csv", `${header}\n${row("-3", "person", "prueba")}\n`);
  assert.match(refused, /No se cargó/);
  assert.match(refused, /menor que cero/);
  assert.match(refused, /no es la unidad de esta medida/);
  assert.match(await send("bien.csv", `${header}\n${row("11260", "case", "prueba")}\n`), /Se cargó bien.csv/);
  assert.match(await send("bien.csv", `${header}\n${row("11260", "case", "prueba")}\n`), /ya se había cargado/);
  await page.goto(`${demo.address}/cifras?lugar=08&periodo=2021`);
  assert.match((await page.locator("main").innerText()).replaceAll("\u00a0", " "), /11 260/);
  await page.context().close();
});
