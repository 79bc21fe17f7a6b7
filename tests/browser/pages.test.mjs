// Every page: accessible (axe, WCAG 2.2 AA), no wider than the screen, nothing foreign, nothing inline, no script error.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { DESKTOP, PHONE, enter, openPage, startBrowser, startDemo } from "./demo.mjs";

const SHOTS = new URL("shots/", import.meta.url).pathname;
const PUBLIC = {
  home: "/",
  "home-qu": "/?lang=qu",
  "home-en": "/?lang=en",
  "finder-empty": "/servicios",
  "finder-choose": "/servicios?q=santa",
  "finder-found": "/servicios?lugar=081301",
  "finder-nothing": "/servicios?lugar=010101",
  center: "/centros/cem-regular-urubamba-1",
  privacy: "/privacidad",
  "sign-in": "/entrar",
  "not-found": "/no-existe",
};
const DESK = {
  statistician: {
    desk: "/escritorio",
    "summary-choose": "/resumenes",
    "summary-cusco": "/resumenes?departamento=08&anio=2022&mes=2023-01",
    "summary-lima": "/resumenes?departamento=15&anio=2022&mes=2023-01",
    figures: "/cifras?lugar=08",
    imports: "/importar",
    "my-access": "/mi-acceso",
  },
  administrator: { users: "/personal", health: "/salud" },
};

let demo;
let browser;

before(async () => {
  mkdirSync(SHOTS, { recursive: true });
  demo = await startDemo();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function look(page, name, path) {
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await page.goto(demo.address + path);
    await page.screenshot({ path: `${SHOTS}${name}-${size}.png`, fullPage: false });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wider <= 0, `${path} is ${wider} px wider than a ${size}`);
    const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    const violations = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).slice(0, 3).join(" ")}`);
    assert.deepEqual(violations, [], `${path} at ${size}`);
  }
  assert.deepEqual(page.trouble, [], path);
}

for (const [name, path] of Object.entries(PUBLIC)) {
  test(`public page ${name}`, async () => {
    const page = await openPage(browser, demo);
    await look(page, name, path);
    assert.doesNotMatch(await page.title(), /violencia|agres|abuso/i, "the tab tells too much");
    await page.context().close();
  });
}

for (const [role, paths] of Object.entries(DESK)) {
  test(`desk of the ${role}`, async () => {
    const page = await openPage(browser, demo);
    await enter(page, demo, role);
    for (const [name, path] of Object.entries(paths)) await look(page, name, path);
    await page.context().close();
  });
}
