import { generateSync } from "otplib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser } from "./browser.ts";
import { tabTo, tabToWords } from "./keyboard.ts";
import { findingsAsItStands } from "./page-checks.ts";
import { signInAs } from "./people.ts";

const PLAN = "ran-ogi-vii";
const PASSWORD = "mangga manis di kebun";
const REVIEWER = { name: "Ratna", email: "ratna@contoh.capaian.test", role: "reviewer" };

let application: Application;
let chief: Browser;
let invited: Browser;

beforeAll(async () => {
  application = await startApplication();
  if (!hasBrowser) return;
  [chief, invited] = await Promise.all([openBrowser(), openBrowser()]);
});

afterAll(async () => {
  await Promise.all([chief?.close(), invited?.close()]);
  await application.stop();
});

async function wellMade(page: Page): Promise<void> {
  expect(await findingsAsItStands(page)).toEqual([]);
}

/** Invites somebody by keyboard, as the administrator, and reads the link that is shown once. */
async function invite(
  page: Page,
  { name, email, role }: typeof REVIEWER,
  organisation: string,
): Promise<string> {
  await page.goto(`${application.origin}/orang/undang`);
  await tabTo(page, "name");
  await page.keyboard.type(name);
  await tabTo(page, "email");
  await page.keyboard.type(email);
  await page.getByLabel("Peran").selectOption(role);
  await page.getByLabel("Lembaga", { exact: true }).selectOption(organisation);
  await wellMade(page);
  await tabToWords(page, "Kirim undangan");
  await page.keyboard.press("Enter");
  const link = page.getByLabel("Tautan undangan");
  await link.waitFor();
  await wellMade(page);
  return link.inputValue();
}

/** Takes an invitation by keyboard. */
async function accept(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await wellMade(page);
  await tabTo(page, "password");
  await page.keyboard.type(PASSWORD);
  await tabTo(page, "again");
  await page.keyboard.type(PASSWORD);
  await tabToWords(page, "Buat akun");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/undangan"));
}

async function signInByKeyboard(page: Page, email: string): Promise<void> {
  await page.goto(`${application.origin}/masuk`);
  await tabTo(page, "email");
  await page.keyboard.type(email);
  await tabTo(page, "password");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/masuk");
}

async function showCode(page: Page, code: string): Promise<void> {
  await tabTo(page, "code");
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${application.origin}/keluar`);
  await page.getByRole("main").getByRole("button", { name: "Keluar" }).click();
  await page.waitForURL((url) => url.pathname !== "/keluar");
}

/** The code of the half minute that comes `ahead` after this one: each works once. */
function codeOf(secret: string, ahead: number): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + ahead * 30 });
}

test.skipIf(!hasBrowser)(
  "a reviewer is invited, sets a password, must set a second factor up, and signs in with it by keyboard alone",
  async () => {
    const page = await chief.context.newPage();
    await signInAs(page, application, "admin");
    await page.goto(`${application.origin}/orang`);
    await page.getByRole("checkbox", { name: "Penilai" }).first().check();
    await page.getByRole("button", { name: "Simpan aturan" }).first().click();
    await page.getByText("Aturan langkah kedua tersimpan.").waitFor();
    await wellMade(page);
    const link = await invite(page, REVIEWER, "bappenas");
    await page.goto(`${application.origin}/orang`);
    expect(await page.content()).not.toContain(link.split("/").at(-1));

    const own = await invited.context.newPage();
    await accept(own, link);
    await own.waitForURL((url) => url.pathname === "/akun/langkah-kedua");
    await own.goto(`${application.origin}/tinjau`);
    expect(new URL(own.url()).pathname).toBe("/akun/langkah-kedua");
    await wellMade(own);
    await tabToWords(own, "Mulai memasang");
    await own.keyboard.press("Enter");
    const secret = ((await own.locator(".secret code").textContent()) ?? "").replaceAll(" ", "");
    await wellMade(own);
    await showCode(own, "000000");
    await own
      .getByText(/Kode ini tidak cocok/)
      .first()
      .waitFor();
    await showCode(own, codeOf(secret, 0));
    await own.locator(".codes code").first().waitFor();
    const codes = await own.locator(".codes code").allTextContents();
    expect(new Set(codes).size).toBe(10);
    await wellMade(own);
    await tabToWords(own, "Sudah saya simpan, lanjut");
    await own.keyboard.press("Enter");
    await own.waitForURL((url) => url.pathname === "/tinjau");

    await signOut(own);
    await signInByKeyboard(own, REVIEWER.email);
    expect(new URL(own.url()).pathname).toBe("/masuk/kode");
    await wellMade(own);
    await showCode(own, codeOf(secret, 1));
    await own.waitForURL((url) => url.pathname === "/tinjau");
    await signOut(own);
    await signInByKeyboard(own, REVIEWER.email);
    await showCode(own, codes[0] ?? "");
    await own.waitForURL((url) => url.pathname === "/tinjau");
    await signOut(own);
    await signInByKeyboard(own, REVIEWER.email);
    await showCode(own, codes[0] ?? "");
    await own
      .getByText(/Kode ini tidak cocok/)
      .first()
      .waitFor();
    await showCode(own, codes[1] ?? "");
    await own.waitForURL((url) => url.pathname === "/tinjau");

    const other = await openBrowser();
    try {
      const elsewhere = await other.context.newPage();
      await signInByKeyboard(elsewhere, REVIEWER.email);
      await showCode(elsewhere, codes[2] ?? "");
      await elsewhere.waitForURL((url) => url.pathname === "/tinjau");
      await own.goto(`${application.origin}/akun`);
      await wellMade(own);
      expect(await own.locator("#sesi li").count()).toBe(2);
      await own.getByRole("button", { name: "Keluar dari semua peramban" }).click();
      await own.waitForURL((url) => url.pathname === "/masuk" || url.pathname === "/");
      for (const each of [own, elsewhere]) {
        await each.goto(`${application.origin}/tinjau`);
        expect(new URL(each.url()).pathname).toBe("/masuk");
      }
    } finally {
      await other.close();
    }

    await page.goto(`${application.origin}/orang`);
    await page.getByRole("link", { name: REVIEWER.name, exact: true }).click();
    await page.getByRole("heading", { name: "Lepas langkah kedua" }).waitFor();
    await wellMade(page);
    await tabToWords(page, "Lepas langkah kedua");
    await page.keyboard.press("Enter");
    await page.getByText("Tulis alasannya.").first().waitFor();
    await tabTo(page, "reason");
    await page.locator("#factor-reason").fill("Ponsel hilang.");
    await page.keyboard.press("Enter");
    await page.getByText(/Langkah kedua dilepas/).waitFor();
    await signInByKeyboard(own, REVIEWER.email);
    expect(new URL(own.url()).pathname).toBe("/akun/langkah-kedua");
    await Promise.all([page.close(), own.close()]);
  },
);

test.skipIf(!hasBrowser)(
  "an office is handed over from a day on: its tasks go to the successor, what was done stays whose it was",
  async () => {
    const before = await invited.context.newPage();
    await signInAs(before, application, "perludem");
    await before.goto(`${application.origin}/tugas`);
    const tasks = await taskCodes(before);
    expect(tasks.length).toBeGreaterThan(0);

    const page = await chief.context.newPage();
    await signInAs(page, application, "admin");
    await page.goto(`${application.origin}/orang`);
    await page.getByRole("link", { name: "Peneliti Perludem (contoh)" }).click();
    const held = page.locator("#jabatan li").first();
    await tabToWords(page, "Serahkan kepada orang lain");
    await page.keyboard.press("Enter");
    await held.getByLabel("Surel pengganti").fill("sinta@contoh.capaian.test");
    await held.getByLabel("Nama pengganti (bila belum punya akun)").fill("Sinta");
    const today = await page.evaluate(() =>
      new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(new Date()),
    );
    await held.getByLabel("Mulai").last().fill(today);
    await wellMade(page);
    await held.getByRole("button", { name: "Serahkan kepada orang lain" }).click();
    const link = await page.getByLabel("Tautan undangan").inputValue();
    await wellMade(page);
    expect(await held.textContent()).toContain("sudah berakhir");

    await before.goto(`${application.origin}/tugas`);
    expect(await taskCodes(before)).toEqual([]);
    await before.context().clearCookies();
    await accept(before, link);
    await before.goto(`${application.origin}/tugas`);
    expect(await taskCodes(before)).toEqual(tasks);
    await before.goto(`${application.origin}/akun`);
    expect(await before.locator("#jabatan").textContent()).toContain("Perludem");
    await page.goto(`${application.origin}/jejak`);
    expect(await page.locator("main").textContent()).toContain("Peneliti Perludem (contoh)");
    await Promise.all([page.close(), before.close()]);
  },
);

/** The milestones a page of tasks leads to, each once. */
async function taskCodes(page: Page): Promise<Array<string>> {
  const paths = await page
    .locator(`main a[href^="/tugas/${PLAN}/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(paths.map((path) => path.split(/[/?#]/)[3] ?? ""))].sort();
}
