import { expect, test } from "vitest";
import { hasBrowser, seriousFindings } from "./browser.ts";
import { localised } from "./page-checks.ts";
import { startProgram } from "./program.ts";
import { ERROR_PAGES, PUBLIC_PAGES } from "./public-pages.ts";

const program = startProgram();

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

for (const language of ["", "/en"]) {
  for (const path of [...PUBLIC_PAGES, ...ERROR_PAGES]) {
    test.skipIf(!hasBrowser)(
      `${language}${path} has no serious axe finding, wide and narrow, light and dark`,
      async () => {
        const page = await program.browser.context.newPage();
        const findings: Array<string> = [];
        for (const [index, size] of SIZES.entries()) {
          const colorScheme = index === 0 ? "dark" : "light";
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme });
          await page.goto(`${program.application.origin}${localised(language, path)}`);
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
