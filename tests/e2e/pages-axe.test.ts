import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser, seriousFindings } from "./browser.ts";
import { localised } from "./page-checks.ts";
import { ERROR_PAGES, PUBLIC_PAGES } from "./public-pages.ts";

let application: Application;
let browser: Browser;

beforeAll(async () => {
  application = await startApplication();
  if (hasBrowser) browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await application.stop();
});

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

for (const language of ["", "/en"]) {
  for (const path of [...PUBLIC_PAGES, ...ERROR_PAGES]) {
    test.skipIf(!hasBrowser)(
      `${language}${path} has no serious axe finding, wide and narrow, light and dark`,
      async () => {
        const page = await browser.context.newPage();
        const findings: Array<string> = [];
        for (const [index, size] of SIZES.entries()) {
          const colorScheme = index === 0 ? "dark" : "light";
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme });
          await page.goto(`${application.origin}${localised(language, path)}`);
          for (const finding of await seriousFindings(page))
            findings.push(`${size.width} ${colorScheme} ${finding}`);
        }
        expect(await page.locator("html").getAttribute("lang")).toBe(language === "/en" ? "en" : "id");
        await page.close();
        expect(findings).toEqual([]);
      },
    );
  }
}
