import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser } from "./browser.ts";
import { tabTo } from "./keyboard.ts";
import { signInAs } from "./people.ts";
import { addPerson, type Source, signInWith, startSource } from "./source-site.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const PLAN = "ran-ogi-vii";
const ROWS = Array.from(
  { length: 24 },
  (_, row) => `${row + 1},Partai ${row + 1},https://partai${row + 1}.example.id/adart.pdf`,
);
const TABLE = `Nomor urut partai,Nama partai,Tautan AD/ART\n${ROWS.join("\n")}\n`;

let application: Application;
let browser: Browser;
let source: Source;

beforeAll(async () => {
  source = await startSource();
  application = await startApplication({ EVIDENCE_ALLOW: new URL(source.origin).host });
  if (hasBrowser) browser = await openBrowser(PHONE);
});

afterAll(async () => {
  await browser?.close();
  await application.stop();
  source.close();
});

test.skipIf(!hasBrowser)(
  "an owner updates a milestone with two links on a phone, by keyboard alone, from the address in the mail",
  async () => {
    source.pages.set("/adart.csv", TABLE);
    source.pages.set("/adart-2.csv", `${TABLE}25,Partai 25,https://partai25.example.id/adart.pdf\n`);
    const page = await browser.context.newPage();
    await browser.context.clearCookies();
    const [account] = application.accounts.filter(({ email }) => email.startsWith("kpu@"));
    await page.goto(`${application.origin}/tugas/${PLAN}/A2-B12`);
    await tabTo(page, "email");
    await page.keyboard.type(account?.email ?? "");
    await tabTo(page, "password");
    await page.keyboard.type(account?.password ?? "");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/tugas/${PLAN}/A2-B12`);

    await tabTo(page, "percent");
    await page.keyboard.press("Space");
    for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
    await tabTo(page, "slots[0].links");
    await page.keyboard.type(`${source.origin}/adart.csv`);
    await page.keyboard.press("Enter");
    await page.keyboard.type(`${source.origin}/adart-2.csv`);
    await page.locator("#slot-B12\\.9-nilai li.new").nth(1).waitFor();
    await tabTo(page, "narrative");
    await page.keyboard.type("Daftar tautan semua partai sudah terbit.");
    await tabTo(page, "intent", "submit");
    await page.keyboard.press("Enter");

    await page.getByText(/Terkirim ke Seknas OGI/).waitFor();
    expect(await page.getByRole("radio", { name: "100 %" }).isChecked()).toBe(false);
    await page.goto(`${application.origin}/${PLAN}/bukti/B12.9`);
    expect(await page.locator("main").textContent()).toContain("adart-2.csv");
    await page.close();
  },
);

test.skipIf(!hasBrowser)("a lost connection and a closed page lose nothing, and both are said", async () => {
  const address = `${application.origin}/tugas/${PLAN}/A2-B24`;
  let page = await browser.context.newPage();
  await signInAs(page, application, "kpu");
  await page.goto(address);
  await page.getByLabel("Cerita singkat").fill("Sebelum terputus.");
  await page.getByText(/Draf tersimpan/).waitFor();
  await browser.context.setOffline(true);
  await page.getByLabel("Cerita singkat").fill("Ditulis saat terputus.");
  await page.getByText("kesiapan parpol", { exact: true }).click();
  await page.getByLabel("Tautan B24.5").fill("https://example.id/data.csv");
  await page.getByText("Disimpan di perangkat ini; akan dikirim saat tersambung.").waitFor();
  await page.getByRole("button", { name: "Ajukan ke Seknas OGI" }).click();
  await page.getByText(/Belum terkirim: tidak tersambung/).waitFor();
  await page.close();
  await browser.context.setOffline(false);

  page = await browser.context.newPage();
  await page.goto(address);
  await page.getByText("Isian Anda yang belum terkirim dipulihkan dari perangkat ini.").waitFor();
  expect(await page.getByLabel("Cerita singkat").inputValue()).toBe("Ditulis saat terputus.");
  expect(await page.getByLabel("Tautan B24.5").inputValue()).toBe("https://example.id/data.csv");
  expect(await page.getByRole("checkbox", { name: "kesiapan parpol" }).isChecked()).toBe(true);
  await page.getByText(/Draf tersimpan/).waitFor();

  const laptop = await openBrowser();
  try {
    const other = await laptop.context.newPage();
    await signInAs(other, application, "kpu");
    await other.goto(address);
    expect(await other.getByLabel("Cerita singkat").inputValue()).toBe("Ditulis saat terputus.");
    await other.getByLabel("Cerita singkat").fill("Dari laptop.");
    await other.getByRole("button", { name: "Simpan draf" }).click();
    await other.getByText(/Draf tersimpan/).waitFor();
    await expect.poll(() => draftOf(other, address)).toBe("Dari laptop.");
  } finally {
    await laptop.close();
  }
  await page.getByLabel("Cerita singkat").fill("Dari telepon.");
  const conflict = page.getByRole("alert").filter({ hasText: "Draf ini juga diubah di perangkat lain" });
  await conflict.waitFor();
  expect(await conflict.textContent()).toMatch(/Dari telepon\..*Dari laptop\./s);
  await page.getByRole("button", { name: "Gabungkan keduanya" }).click();
  await page.getByText(/Kedua isian digabung/).waitFor();
  expect(await page.getByLabel("Cerita singkat").inputValue()).toBe("Dari telepon.\n\nDari laptop.");
  await page.close();
});

test.skipIf(!hasBrowser)(
  "two reviewers race; a return is disputed, withdrawn and accepted with both texts public; what vanishes comes back",
  async () => {
    const putu = await addPerson(application, "putu", "secretariat", "seknas-ogi");
    const page = await browser.context.newPage();
    await signInAs(page, application, "seknas");
    await page.goto(`${application.origin}/periksa`);
    const link = await page
      .getByRole("link", { name: /A2 × B12/ })
      .first()
      .getAttribute("href");
    const second = await openBrowser();
    try {
      const other = await second.context.newPage();
      await signInWith(other, application, putu);
      await other.goto(`${application.origin}${link}`);
      await page.goto(`${application.origin}${link}`);
      await decide(page, "Kembalikan laporan", "Mohon tautan yang resmi.");
      await page.waitForURL((url) => url.pathname === "/periksa");
      await decide(other, "Kembalikan laporan", "Alasan kedua.");
      await other
        .getByText(/tidak lagi menunggu langkah ini/)
        .first()
        .waitFor();
      expect(await other.locator("#alasan").inputValue()).toBe("Alasan kedua.");

      await signInAs(page, application, "kpu");
      await page.goto(`${application.origin}/tugas/${PLAN}/A2-B12`);
      await page.getByRole("link", { name: "Ajukan keberatan" }).click();
      await page.getByLabel("Mengapa pengembalian ini keliru?").fill("Tautan itu resmi dan terbuka.");
      await page.getByRole("button", { name: "Kirim keberatan" }).click();
      await page.waitForURL((url) => url.searchParams.has("tersimpan"));

      await other.goto(`${application.origin}/periksa`);
      await other
        .getByRole("link", { name: /A2-B12/ })
        .first()
        .click();
      await other.getByText("Cabut pengembalian: laporan menunggu lagi").click();
      await other.getByLabel("Jawaban").fill("Benar, tautannya resmi.");
      await other.getByRole("button", { name: "Kirim jawaban" }).click();
      await other.waitForURL((url) => url.searchParams.has("tersimpan"));
      await other.goto(`${application.origin}${link}`);
      for (const accept of await other.getByText("Terima", { exact: true }).all()) await accept.click();
      for (const box of await other.getByRole("checkbox").all()) await box.check({ force: true });
      await other.getByText("Teruskan ke Bappenas", { exact: true }).click();
      await other.getByRole("button", { name: "Kirim hasil pemeriksaan" }).click();
      await other.waitForURL((url) => url.pathname === "/periksa");
    } finally {
      await second.close();
    }

    await signInAs(page, application, "bappenas");
    await page.goto(`${application.origin}/tinjau`);
    await page
      .getByRole("link", { name: /A2 × B12/ })
      .first()
      .click();
    await page.getByText("Terima laporan", { exact: true }).click();
    await page.getByRole("button", { name: /Kirim/ }).click();
    await page.waitForURL((url) => url.pathname === "/tinjau");
    await browser.context.clearCookies();
    await page.goto(`${application.origin}/${PLAN}/target/A2-B12`);
    const shown = await page.locator("main").textContent();
    for (const text of [
      "Mohon tautan yang resmi.",
      "Tautan itu resmi dan terbuka.",
      "Benar, tautannya resmi.",
    ]) {
      expect(shown).toContain(text);
    }

    source.pages.set(
      "/adart-2.csv",
      `<!doctype html><html lang="id"><title>Beranda KPU</title><h1>Beranda</h1>${"<p>Kabar pemilu hari ini dari seluruh daerah.</p>".repeat(30)}</html>`,
    );
    await signInAs(page, application, "seknas");
    await page.goto(`${application.origin}/${PLAN}/bukti/B12.9`);
    const broken = page.locator(".item").filter({ hasText: "adart-2.csv" });
    await broken.getByRole("button", { name: "Periksa sekarang" }).click();
    const again = page
      .getByRole("region", { name: "Perlu ditinjau ulang" })
      .getByRole("link", { name: /B12\.9/ });
    await expect
      .poll(
        async () => {
          await page.goto(`${application.origin}/periksa`);
          return again.count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await again.click();
    await page.getByText("Tidak lagi: minta bukti lain").click();
    await page.getByLabel("Alasan").fill("Berkasnya berganti menjadi laman beranda.");
    await page.getByRole("button", { name: "Simpan putusan" }).click();
    await page.waitForURL((url) => url.searchParams.has("tersimpan"));
    await page.close();
  },
);

async function draftOf(page: Page, address: string): Promise<string> {
  const html = await (await page.request.get(address)).text();
  return /name="narrative"[^>]*>([^<]*)</.exec(html)?.[1] ?? "";
}

async function decide(page: Page, decision: string, reason: string): Promise<void> {
  await page.getByText(decision, { exact: true }).click();
  await page.locator("#alasan").fill(reason);
  await page.getByRole("button", { name: "Kirim hasil pemeriksaan" }).click();
}
