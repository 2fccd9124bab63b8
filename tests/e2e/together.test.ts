import { expect, test } from "vitest";
import { hasBrowser, openBrowser } from "./browser.ts";
import { findingsInEveryLook, overflowOnNarrowPhone } from "./page-checks.ts";
import { signInAs } from "./people.ts";
import { startProgram } from "./program.ts";

const TOGETHER = "/tugas/ran-ogi-vii/bersama";
const CHOSEN = `${TOGETHER}?target=A2-B12&target=A5-B18`;

const program = startProgram();

test.skipIf(!hasBrowser)(
  "pages of the working day have no serious axe finding and never scroll sideways",
  async () => {
    const page = await program.browser.context.newPage();
    const findings: Array<string> = [];
    const look = async (path: string) => {
      const address = `${program.application.origin}${path}`;
      for (const finding of await findingsInEveryLook(page, address)) findings.push(`${path} ${finding}`);
      const overflow = await overflowOnNarrowPhone(page, address);
      if (overflow > 0) findings.push(`${path} is ${overflow} px too wide`);
    };
    await signInAs(page, program.application, "kpu");
    await look(TOGETHER);
    await look(CHOSEN);
    await page.goto(`${program.application.origin}/tugas/ran-ogi-vii/A2-B12`);
    const objection = await page.getByRole("link", { name: "Ajukan keberatan" }).getAttribute("href");
    await look(objection ?? "");
    await signInAs(page, program.application, "seknas");
    await look("/periksa/alasan");
    await page.goto(`${program.application.origin}/periksa`);
    const again = page.getByRole("region", { name: "Perlu ditinjau ulang" }).getByRole("link").first();
    await look((await again.getAttribute("href")) ?? "");
    await page.close();
    expect(findings).toEqual([]);
  },
  180_000,
);

test.skipIf(!hasBrowser)(
  "several targets are reported in one submission with JavaScript off, all or none",
  async () => {
    const plain = await openBrowser({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    try {
      const page = await plain.context.newPage();
      await signInAs(page, program.application, "kpu");
      await page.goto(`${program.application.origin}${TOGETHER}`);
      await page.getByRole("button", { name: "Isi target yang dipilih" }).click();
      await page.getByText("Pilih paling sedikit satu target.").waitFor();
      await page.getByRole("checkbox", { name: /A2 × B12/ }).check();
      await page.getByRole("checkbox", { name: /A5 × B18/ }).check();
      await page.getByRole("button", { name: "Isi target yang dipilih" }).click();

      const section = (name: RegExp) => page.getByRole("region", { name });
      await section(/A2 × B12/)
        .getByText("100 %", { exact: true })
        .click();
      await page.getByLabel("Cerita bersama", { exact: true }).fill("Kedua data sudah terbit.");
      await page.getByRole("button", { name: "Ajukan 2 target" }).click();
      const problems = await page.locator(".errs a").allTextContents();
      expect(problems.map((problem) => problem.slice(0, 6))).toEqual(["A5-B18", "A5-B18"]);
      expect(await page.getByLabel("Cerita bersama", { exact: true }).inputValue()).toBe(
        "Kedua data sudah terbit.",
      );
      await section(/A5 × B18/)
        .getByText("100 %", { exact: true })
        .click();
      await page.getByRole("button", { name: "Ajukan 2 target" }).click();

      await page.getByText("Terkirim ke Seknas OGI: A2-B12 dan A5-B18.").waitFor();
    } finally {
      await plain.close();
    }
  },
  60_000,
);
