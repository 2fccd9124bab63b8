import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser } from "./browser.ts";
import { findingsInEveryLook, keyboardOrder, localised, overflowOnNarrowPhone } from "./page-checks.ts";
import { signInAs } from "./people.ts";

/** The piece of evidence whose file changes once it has been opened. */
const CHANGED = "/ran-ogi-vii/bukti/B24.7/perubahan/ilustrasi-a1-b24-1-01";
const DATASET = "/katalog/portal-contoh/profil-partai-politik";
const PUBLIC = [
  "/katalog",
  "/katalog/portal-contoh",
  "/katalog/open-data-kpu",
  DATASET,
  "/ran-ogi-vii/cakupan",
  "/ran-ogi-vii/tautan-rusak",
  "/ran-ogi-vii/bukti/B06.3",
  "/ran-ogi-vii/bukti/B06.3/pengecualian",
  CHANGED,
];
const SIGNED_IN = ["/periksa/bukti", "/kemajuan"];

let application: Application;
let anyone: Browser;
let seknas: Browser;

beforeAll(async () => {
  application = await startApplication();
  await vi.waitUntil(() => application.printed().includes("links checked"), { timeout: 60_000 });
  await vi.waitUntil(() => answers(DATASET), { timeout: 30_000 });
  if (!hasBrowser) return;
  anyone = await openBrowser();
  seknas = await openBrowser();
  const page = await seknas.context.newPage();
  await signInAs(page, application, "seknas");
  await page.goto(`${application.origin}/ran-ogi-vii/bukti/B24.7`);
  await page.getByRole("button", { name: "Periksa sekarang" }).first().click();
  await page.locator(`main a[href*="${CHANGED}"]`).first().waitFor();
  await page.close();
}, 120_000);

afterAll(async () => {
  await anyone?.close();
  await seknas?.close();
  await application.stop();
});

const EVERY = [
  ...PUBLIC.map((path) => ({ path, who: () => anyone })),
  ...SIGNED_IN.map((path) => ({ path, who: () => seknas })),
];

for (const { path, who } of EVERY) {
  for (const language of ["", "/en"]) {
    test.skipIf(!hasBrowser)(
      `${language}${path} has no serious axe finding, wide and narrow, light and dark`,
      async () => {
        const page = await who().context.newPage();
        const address = `${application.origin}${localised(language, path)}`;
        const findings = await findingsInEveryLook(page, address);
        expect(new URL(page.url()).pathname).toBe(localised(language, path));
        expect(await page.locator("html").getAttribute("lang")).toBe(language === "/en" ? "en" : "id");
        await page.close();
        expect(findings).toEqual([]);
      },
    );
  }

  test.skipIf(!hasBrowser)(
    `${path} never scrolls sideways, and the Tab key goes through it in its order`,
    async () => {
      const page = await who().context.newPage();
      expect(await overflowOnNarrowPhone(page, `${application.origin}${path}`)).toBeLessThanOrEqual(0);
      const { expected, reached } = await keyboardOrder(page, `${application.origin}${path}`);
      await page.close();
      expect(expected.length).toBeGreaterThan(8);
      expect(reached).toEqual(expected);
    },
  );
}

test("every page works without JavaScript: one h1, its main content, and the language switch", async () => {
  for (const path of PUBLIC) {
    const html = await (await fetch(`${application.origin}${path}`)).text();
    expect(html.match(/<h1[ >]/g), path).toHaveLength(1);
    expect(html, path).toContain('<main id="isi"');
    expect(html, path).toContain('href="/en');
  }
});

test.skipIf(!hasBrowser)("what changed since it was accepted is there to read, row by row", async () => {
  const html = await (await fetch(`${application.origin}${CHANGED}`)).text();
  for (const name of ["Calon Contoh 05", "Calon Contoh 25", "Partai Contoh 4", "Partai Contoh 5"])
    expect(html).toContain(name);
  const page = await seknas.context.newPage();
  await page.goto(`${application.origin}/periksa/bukti`);
  expect(await page.locator('main a[href$="/bukti/B24.7"]').count()).toBe(1);
  await page.close();
});

test("a dataset's page says why each part of its record earned its points or did not", async () => {
  const html = await (await fetch(`${application.origin}${DATASET}`)).text();
  const table = /<table class="cat cat-score">.*?<\/table>/s.exec(html)?.[0] ?? "";
  const rows = [
    ...table.matchAll(/<tr[^>]*><th scope="row">([^<]*)<\/th><td>([^<]*)<\/td><td[^>]*>([^<]*)</g),
  ];
  const said = Object.fromEntries(rows.map(([, part, reason, points]) => [part, `${reason}, ${points}`]));
  expect(rows).toHaveLength(23);
  expect(said).toMatchObject({ wilayah: "tidak disebut, 0 / 20", lisensi: "disebut, 20 / 20" });
});

async function answers(path: string): Promise<boolean> {
  return (await fetch(`${application.origin}${path}`)).ok;
}
