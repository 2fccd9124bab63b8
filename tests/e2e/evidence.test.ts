import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser } from "./browser.ts";
import { signInAs } from "./people.ts";

const TABLE_FORMATS = "Terbitkan datanya sebagai CSV, JSON, atau GeoJSON.";
/** File of the sample portal that holds made-up personal data. */
const PERSONAL = "responden-uji-coba.csv";

let application: Application;
let browser: Browser;

beforeAll(async () => {
  application = await startApplication();
  await vi.waitUntil(() => application.printed().includes("links checked"), { timeout: 60_000 });
  if (hasBrowser) browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await application.stop();
});

test.skipIf(!hasBrowser)(
  "an officer of KPU reads what to publish next, with JavaScript and without",
  async () => {
    const page = await browser.context.newPage();
    await signInAs(page, application, "kpu");
    const read = await guidanceOn(page);
    await page.close();

    expect(read.picture.next[0]).toContain(TABLE_FORMATS);
    expect(read.picture.item).toContain("Berkas PNG ini tidak memuat tabel yang dapat diolah.");
    expect(read.profile.next[0]).toContain(
      "Tambahkan kolom Status verifikasi dan Pemenuhan syarat Pasal 173",
    );
    expect(read.profile.next.join("\n")).toContain("Simpan juga sebagai CSV");
    expect(read.statutes.next[0]).toContain(TABLE_FORMATS);
    expect(read.statutes.item).toContain("Berkas HTML ini tidak memuat tabel yang dapat diolah.");
    for (const { item } of [read.statutes, read.statutesBefore])
      expect(item).toContain("Enam tautan tidak membuka dokumen.");

    const plain = await openBrowser({ javaScriptEnabled: false });
    try {
      const still = await plain.context.newPage();
      await signInAs(still, application, "kpu");
      expect(await guidanceOn(still)).toEqual(read);
    } finally {
      await plain.close();
    }
  },
);

test.skipIf(!hasBrowser)(
  "a link to personal data is kept from the public until a person releases it with a reason",
  async () => {
    const page = await browser.context.newPage();
    await signInAs(page, application, "kpu");
    await page.goto(`${application.origin}/tugas/ran-ogi-vii/A2-B12`);
    await page.getByText("50 %", { exact: true }).click();
    await page.getByLabel("Tautan B12.9").fill(`${application.portal}/berkas/${PERSONAL}`);
    await page.getByText("kesiapan parpol", { exact: true }).click();
    await page.getByLabel("Cerita singkat").fill("Daftar tautan sedang disusun.");
    await page.getByRole("button", { name: "Ajukan ke Seknas OGI" }).click();
    await page.waitForURL((url) => !url.pathname.endsWith("/A2-B12") || url.search !== "");

    await expect.poll(publicSlot, { timeout: 60_000 }).toContain("Tautan disembunyikan: data pribadi");
    const hidden = [await publicSlot(), await publicText("/ran-ogi-vii/target/A2-B12")];
    hidden.push(
      await publicText("/en/ran-ogi-vii/bukti/B12.9"),
      await publicText("/ran-ogi-vii/tautan-rusak"),
    );
    for (const text of hidden) expect(text).not.toContain("responden");

    await signInAs(page, application, "seknas");
    await page.goto(`${application.origin}/periksa/bukti`);
    const task = page.getByRole("article").filter({ hasText: "B12.9" });
    await task.getByText("Bukan data pribadi, buka tautan", { exact: true }).click();
    await task.getByRole("button").last().click();
    await page.locator(".errs").getByText("Tulis alasannya.").waitFor();
    expect(await publicSlot()).not.toContain("responden");

    await task.getByText("Bukan data pribadi, buka tautan", { exact: true }).click();
    await task.getByLabel("Alasan").fill("Nomor dan nama di berkas ini buatan, tidak milik siapa pun.");
    await task.getByRole("button").last().click();
    await page.waitForURL((url) => url.search.includes("tersimpan"));
    expect(await page.getByRole("article").filter({ hasText: "B12.9" }).count()).toBe(0);
    await page.close();

    await expect.poll(publicSlot).toContain(PERSONAL);
    const after = await publicSlot();
    expect(after).not.toContain("Tautan disembunyikan");
    expect(after).toContain("Yang ditemukan sudah diperiksa seseorang dan tautannya dibuka kembali.");
  },
);

type Read = { next: Array<string>; item: string };

/** What is said of the picture of a map, the party profile and the page of statutes. */
async function guidanceOn(page: Page) {
  return {
    picture: await readItem(page, "B06.1", "peta-dapil.png"),
    profile: await readItem(page, "B06.3", "profil-partai-politik.xlsx"),
    statutesBefore: await readItem(page, "B06.4", "halaman/ad-art"),
    statutes: await readItem(page, "B12.9", "halaman/ad-art"),
  };
}

async function readItem(page: Page, slot: string, address: string): Promise<Read> {
  await page.goto(`${application.origin}/ran-ogi-vii/bukti/${slot}`);
  const item = page.locator(".item").filter({ hasText: address });
  expect(await item.count()).toBe(1);
  const steps = item.locator(".next-steps");
  if ((await steps.count()) > 0) expect(await steps.textContent()).toContain("Langkah berikutnya");
  const parts = await item.locator(".chk, .by").allTextContents();
  return { next: await steps.locator("li").allTextContents(), item: parts.join("\n") };
}

function publicSlot(): Promise<string> {
  return publicText("/ran-ogi-vii/bukti/B12.9");
}

/** What anybody is sent, scripts and data of the page included. */
async function publicText(path: string): Promise<string> {
  return (await fetch(`${application.origin}${path}`)).text();
}
