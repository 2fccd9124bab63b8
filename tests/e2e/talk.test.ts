import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { findingsAsItStands } from "./page-checks.ts";
import { signInAs } from "./people.ts";
import { startProgram } from "./program.ts";

const PLAN = "ran-ogi-vii";
const QUESTION = "Apakah berkas tautan partai memuat partai lokal Aceh?";
const ASKED = "Daftar TPS dengan koordinat, seluruh provinsi, 2024, CSV.";

const program = startProgram();

async function wellMade(page: Page): Promise<void> {
  expect(await findingsAsItStands(page)).toEqual([]);
}

/** Fills the fields of a form in by their names; lists are chosen from by value. */
async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main form [name="${name}"]`).last();
    if ((await field.evaluate(({ tagName }) => tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
}

function open(page: Page, path: string) {
  return page.goto(`${program.application.origin}/${PLAN}${path}`);
}

async function asGuest(page: Page): Promise<void> {
  await page.context().clearCookies();
}

async function publish(page: Page, words: string): Promise<void> {
  await signInAs(page, program.application, "seknas");
  await page.goto(`${program.application.origin}/moderasi`);
  const card = page.getByRole("article").filter({ hasText: words });
  await card.locator('input[value="published"]').check({ force: true });
  await wellMade(page);
  await card.locator('button[type="submit"]').click();
  await card.waitFor({ state: "detached" });
}

async function shows(page: Page, path: string, words: string): Promise<void> {
  await open(page, path);
  await page.getByText(words).first().waitFor({ timeout: 10_000 });
}

test.skipIf(!hasBrowser)(
  "a visitor's question waits, is shown after moderation, and is answered under the organisation's name",
  async () => {
    const page = await program.browser.context.newPage();
    const path = "/target/A2-B12/diskusi";
    await asGuest(page);
    await open(page, path);
    await fillIn(page, { name: "Budi", text: QUESTION });
    await wellMade(page);
    await page.getByRole("button", { name: "Kirim tulisan" }).click();
    await page.getByText("Terkirim. Tulisan tampil setelah diperiksa.").waitFor();
    expect(await page.getByText(QUESTION).count()).toBe(0);
    await publish(page, QUESTION);

    await signInAs(page, program.application, "kpu");
    await open(page, path);
    await page.getByRole("link", { name: "Jawab Budi" }).first().click();
    await page.waitForURL((url) => url.searchParams.has("jawab"));
    await fillIn(page, { audience: "public", text: "Ya, enam partai lokal termasuk." });
    await page.getByRole("button", { name: "Kirim tulisan" }).click();
    await page.waitForURL((url) => url.searchParams.has("terkirim"));
    await publish(page, "Ya, enam partai lokal termasuk.");
    await asGuest(page);
    await shows(page, path, "Ya, enam partai lokal termasuk.");
    await wellMade(page);
    await page.close();
  },
);

test.skipIf(!hasBrowser)("data that the public asks for is forwarded and answered in public", async () => {
  const page = await program.browser.context.newPage();
  await asGuest(page);
  await open(page, "/permintaan-data/ajukan");
  await fillIn(page, { text: ASKED, purpose: "Peta akses", askedBy: "researcher" });
  await wellMade(page);
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await page.getByText(/Terkirim\. Permintaan tampil setelah diperiksa/).waitFor();
  await publish(page, ASKED);

  await open(page, "/permintaan-data");
  await page
    .getByRole("link", { name: ASKED.slice(0, 20) })
    .first()
    .click();
  await page.locator('select[name="to"]').selectOption("kpu");
  await wellMade(page);
  await page.getByRole("button", { name: "Teruskan", exact: true }).click();
  await page.waitForURL((url) => url.searchParams.has("tersimpan"));
  const address = new URL(page.url()).pathname;

  await signInAs(page, program.application, "kpu");
  await page.goto(`${program.application.origin}${address}`);
  await fillIn(page, { text: "Sudah ada di portal.", address: "https://opendata.kpu.go.id/tps.csv" });
  await page.getByRole("button", { name: "Kirim jawaban" }).click();
  await page.waitForURL((url) => url.searchParams.has("tersimpan"));
  await asGuest(page);
  await page.goto(`${program.application.origin}${address}`);
  await page.getByText("Sudah ada di portal.").waitFor();
  expect(await page.locator("main").textContent()).not.toContain("Peta akses");
  await wellMade(page);
  await page.close();
});

test.skipIf(!hasBrowser)(
  "a decision of a meeting stands on the target it binds and on the agenda, and so does a risk",
  async () => {
    const page = await program.browser.context.newPage();
    await signInAs(page, program.application, "seknas");
    await open(page, "/rapat/tulis");
    const heldOn = await page.evaluate(() =>
      new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(
        new Date(Date.now() - 86_400_000),
      ),
    );
    await fillIn(page, {
      ...{ heldOn, title: "Rapat bulanan", audience: "public", attendees: "Nama rahasia" },
      ...{ "d.0.text": "Tautan partai diperbaiki.", "d.0.cell": "A2-B12", "d.0.organisation": "kpu" },
      "d.0.dueOn": heldOn,
    });
    await page.locator('input[name="organisations"]').first().check({ force: true });
    await wellMade(page);
    await page.getByRole("button", { name: "Simpan", exact: true }).last().click();
    await page.waitForURL((url) => url.searchParams.has("tersimpan"));
    await wellMade(page);
    await shows(page, "/rapat/agenda", "Tautan partai diperbaiki.");
    await wellMade(page);

    await open(page, "/risiko/tulis");
    const level = { likelihood: "high", impact: "high", organisation: "kpu", audience: "public" };
    await fillIn(page, { milestone: "A2-B12", title: "Portal berpindah alamat", ...level });
    await fillIn(page, { trigger: "Tautan tidak terbuka dua hari.", fallback: "Salinan dipasang di JDIH." });
    await wellMade(page);
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await page.waitForURL((url) => url.searchParams.has("tersimpan"));
    await wellMade(page);

    await asGuest(page);
    await shows(page, "/target/A2-B12", "Tautan partai diperbaiki.");
    await shows(page, "/target/A2-B12", "Portal berpindah alamat");
    await open(page, "/rapat");
    await page.getByRole("link", { name: "Rapat bulanan" }).click();
    await page.getByText("Tautan partai diperbaiki.").first().waitFor();
    expect(await page.locator("main").textContent()).not.toContain("Nama rahasia");
    await page.close();
  },
);
