import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Browser, hasBrowser, openBrowser, seriousFindings } from "./browser.ts";
import { startProgram } from "./program.ts";

const FORM = "/tugas/ran-ogi-vii/A2-B12";

const program = startProgram();

const PLACES = [
  { who: "kpu", path: "/tugas", first: null },
  { who: "kpu", path: FORM, first: null },
  { who: "seknas", path: "/periksa", first: "/periksa/" },
  { who: "bappenas", path: "/tinjau", first: "/tinjau/" },
  { who: "seknas", path: "/ran-ogi-vii/tahapan/tulis", first: null },
];

for (const { who, path, first } of PLACES) {
  test.skipIf(!hasBrowser)(`${path} has no serious axe finding and never scrolls sideways`, async () => {
    const page = await signIn(who);
    const findings: Array<string> = [];
    for (const language of ["", "/en"]) {
      await page.goto(`${program.application.origin}${language}${path}`);
      findings.push(...(await findingsOn(page)));
      if (first === null) continue;
      const link = await page.locator(`main a[href*="${first}"]`).first().getAttribute("href");
      await page.goto(`${program.application.origin}${link}`);
      expect(await page.getByRole("radio").count()).toBeGreaterThan(0);
      findings.push(...(await findingsOn(page)));
    }
    await page.close();
    expect(findings).toEqual([]);
  });
}

test.skipIf(!hasBrowser)(
  "a report that cannot be filed names each problem and keeps what was typed",
  async () => {
    const page = await signIn("kpu");
    await page.goto(`${program.application.origin}${FORM}`);
    await page.getByText("50 %", { exact: true }).click();
    await page.getByLabel("Tautan B12.9").fill("bukan tautan");
    await page.getByLabel("Keterangan kendala").fill("Enam partai belum menjawab.");
    await page.getByRole("button", { name: "Ajukan ke Seknas OGI" }).click();

    const summary = page.locator(".errs");
    await summary.waitFor();
    await expect.poll(() => summary.evaluate((box) => box === document.activeElement)).toBe(true);
    const named = await summary
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(named.sort()).toEqual(["#narrative", "#obstacles", "#slot-B12.9"]);
    expect(await messageOf(page, "narrative")).toContain("cerita singkat");
    expect(await messageOf(page, "slot-B12.9")).toContain("baris 1");
    expect(await messageOf(page, "obstacles")).toContain("kendala");
    expect(await page.getByRole("radio", { name: "50 %" }).isChecked()).toBe(true);
    expect(await page.getByLabel("Tautan B12.9").inputValue()).toBe("bukan tautan");
    expect(await page.getByLabel("Keterangan kendala").inputValue()).toBe("Enam partai belum menjawab.");
    expect(await findingsOn(page)).toEqual([]);
    await page.close();
  },
);

test.skipIf(!hasBrowser)(
  "no field hides behind the bar at the lower edge when the keyboard reaches it",
  async () => {
    const page = await signIn("kpu");
    await page.setViewportSize({ width: 390, height: 700 });
    await page.goto(`${program.application.origin}${FORM}`);
    await page.getByRole("radio", { name: "Lain" }).focus();
    const hidden: Array<string> = [];
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => {
        const field = document.activeElement;
        const bar = document.querySelector(".fm .sub")?.getBoundingClientRect();
        if (field === null || bar === undefined || field.closest(".sub") !== null) return null;
        const box = (field.closest(".ob label, .pc label") ?? field).getBoundingClientRect();
        return box.bottom > bar.top && field.closest(".fm") !== null ? field.id || field.outerHTML : "";
      });
      if (found === null) break;
      if (found !== "") hidden.push(found);
    }
    await page.close();
    expect(hidden).toEqual([]);
  },
);

test.skipIf(!hasBrowser)("an owner reports with JavaScript off", async () => {
  const plain = await openBrowser({ javaScriptEnabled: false } satisfies BrowserContextOptions);
  const page = await signIn("kpu", plain);
  await page.goto(`${program.application.origin}/tugas`);
  await page.locator(`main a[href="${FORM}"]`).first().click();
  await page.getByText("Lain", { exact: true }).click();
  await page.getByLabel("Angka lain").fill("62,5");
  await page.getByLabel("Tautan B12.9").fill(""); // the draft kept by another test
  await page.getByRole("button", { name: "Ajukan ke Seknas OGI" }).click();
  const named = await page
    .locator(".errs a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(named.sort()).toEqual(["#narrative", "#obstacles"]);
  expect(await page.getByLabel("Angka lain").inputValue()).toBe("62,5");
  await page.getByText("kesiapan parpol", { exact: true }).click();
  await page.getByLabel("Cerita singkat").fill("Dua belas partai sudah lengkap.");
  await page.getByRole("button", { name: "Ajukan ke Seknas OGI" }).click();
  expect(new URL(page.url()).searchParams.has("terkirim")).toBe(true);
  expect(await page.getByRole("main").getByRole("status").first().textContent()).toContain(
    "Terkirim ke Seknas OGI",
  );
  await plain.close();
});

test.skipIf(!hasBrowser)("only Seknas checks and only Bappenas accepts", async () => {
  const seknas = await signIn("seknas");
  await seknas.goto(`${program.application.origin}/periksa`);
  const check = await seknas
    .locator('main a[href*="/periksa/"]:not([href$="/bukti"])')
    .first()
    .getAttribute("href");
  await seknas.close();
  const bappenas = await signIn("bappenas");
  await bappenas.goto(`${program.application.origin}/tinjau`);
  const accept = await bappenas.locator('main a[href*="/tinjau/"]').first().getAttribute("href");
  await bappenas.close();

  expect(await answersTo("kpu", { at: FORM, path: `${check}` })).toEqual([403, 403]);
  expect(await answersTo("seknas", { at: `${check}`, path: `${accept}` })).toEqual([403, 403]);
  expect(await answersTo("bappenas", { at: `${accept}`, path: `${check}` })).toEqual([403, 403]);
});

/** Statuses of a look and of a decision by one who holds no such office, with a form token valid for the person's own page `at`. */
async function answersTo(who: string, { at, path }: { at: string; path: string }): Promise<Array<number>> {
  const page = await signIn(who);
  await page.goto(`${program.application.origin}${at}`);
  const csrf = await page.locator('input[name="csrf"]').first().getAttribute("value");
  const headers = { origin: program.application.origin };
  const url = `${program.application.origin}${path}`;
  const look = await page.request.get(url);
  const form = { csrf: csrf ?? "", decision: "accepted" };
  const decide = await page.request.post(url, { headers, form });
  await page.close();
  return [look.status(), decide.status()];
}

async function signIn(who: string, opened: Browser = program.browser): Promise<Page> {
  const account = program.application.accounts.find(({ email }) => email.startsWith(`${who}@`));
  if (account === undefined) throw new Error(`no account for ${who} in:\n${program.application.printed()}`);
  const page = await opened.context.newPage();
  await page.context().clearCookies();
  await page.goto(`${program.application.origin}/masuk`);
  await page.getByLabel("Surel").fill(account.email);
  await page.getByLabel("Kata sandi").fill(account.password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/masuk");
  return page;
}

/** Serious axe findings, wide and narrow, light and dark; and whether a narrow phone scrolls sideways. */
async function findingsOn(page: Page): Promise<Array<string>> {
  const findings: Array<string> = [];
  for (const [width, colorScheme] of [
    [320, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const place = `${new URL(page.url()).pathname} ${width} ${colorScheme}`;
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) findings.push(`${place}: ${overflow} px too wide`);
    for (const finding of await seriousFindings(page)) findings.push(`${place} ${finding}`);
  }
  return findings;
}

/** What assistive technology says of a field beyond its name. */
function messageOf(page: Page, field: string): Promise<string> {
  return page.locator(`[id="${field}"]`).evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
}
