import { expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { keyboardOrder } from "./page-checks.ts";
import { startProgram } from "./program.ts";
import { ERROR_PAGES, PUBLIC_PAGES } from "./public-pages.ts";

const program = startProgram();

const PAGES = [...PUBLIC_PAGES, ...ERROR_PAGES];

for (const path of PAGES) {
  test.skipIf(!hasBrowser)(`the Tab key goes through ${path} in its order`, async () => {
    const page = await program.browser.context.newPage();
    const { expected, reached } = await keyboardOrder(page, `${program.application.origin}${path}`);
    await page.close();
    expect(expected.length).toBeGreaterThan(8);
    expect(reached).toEqual(expected);
  });
}

test.skipIf(!hasBrowser)("no page scrolls sideways on a narrow phone", async () => {
  const page = await program.browser.context.newPage();
  await page.setViewportSize({ width: 320, height: 700 });
  const wide: Array<string> = [];
  for (const path of PAGES) {
    await page.goto(`${program.application.origin}${path}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) wide.push(`${path}: ${overflow} px`);
  }
  await page.close();
  expect(wide).toEqual([]);
});

test.skipIf(!hasBrowser)("no page logs an error or breaks its content security policy", async () => {
  const page = await program.browser.context.newPage();
  const complaints: Array<string> = [];
  page.on(
    "console",
    (message) => message.type() === "error" && complaints.push(`${page.url()}: ${message.text()}`),
  );
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  for (const path of PUBLIC_PAGES.filter((each) => !each.includes("kemarin"))) {
    await page.goto(`${program.application.origin}${path}`, { waitUntil: "networkidle" });
  }
  await page.close();
  expect(complaints).toEqual([]);
});

test("every page works without JavaScript: one h1, its main content, and the language switch", async () => {
  for (const path of PAGES) {
    const answer = await fetch(`${program.application.origin}${path}`);
    const html = await answer.text();
    expect(html.match(/<h1[ >]/g), path).toHaveLength(1);
    expect(html, path).toContain('<main id="isi"');
    expect(html, path).toContain('href="/en');
  }
});

test("what does not exist answers 404, an impossible day 400, each with a page that helps", async () => {
  const status = async (path: string) => (await fetch(`${program.application.origin}${path}`)).status;
  expect(await status("/tidak/ada")).toBe(404);
  expect(await status("/rencana-lain")).toBe(404);
  expect(await status("/ran-ogi-vii/target/A9-B99")).toBe(404);
  expect(await status("/ran-ogi-vii/bukti/B99.1")).toBe(404);
  expect(await status("/ran-ogi-vii/lembaga/tidak-ada")).toBe(404);
  expect(await status("/ran-ogi-vii/tahapan/pemilu-2024/T99")).toBe(404);
  expect(await status("/ran-ogi-vii?per=2023-02-30")).toBe(400);
  expect(await status("/ran-ogi-vii?per=2999-01-01")).toBe(400);
  expect(await status("/ran-ogi-vii?per=2001-01-01")).toBe(400);
  expect(await (await fetch(`${program.application.origin}/ran-ogi-vii?per=2999-01-01`)).text()).toContain(
    "belum tiba",
  );
});
