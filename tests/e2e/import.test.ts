import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser, seriousFindings } from "./browser.ts";
import { signInAs } from "./people.ts";

const PLAN = "/ran-ogi-vii";
const TITLE = "Judul dari buku kerja";

let application: Application;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "capaian-e2e-import-"));

beforeAll(async () => {
  application = await startApplication();
  if (hasBrowser) browser = await openBrowser({ locale: "id-ID" });
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await application.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A workbook of targets with a new title and a new weight for one of them. */
async function workbook(rows: ReadonlyArray<ReadonlyArray<string | number>>): Promise<string> {
  const head = ["Kode", "Judul", "Bobot"];
  const path = join(folder, `${rows.length}.xlsx`);
  const sheets = [{ name: "Target", rows: [head, ...rows].map((row) => [...row]) }];
  writeFileSync(path, await writeXlsx({ sheets }));
  return path;
}

test.skipIf(!hasBrowser)(
  "a workbook is uploaded, previewed by the names of its fields, applied, and taken back",
  async () => {
    const page = await browser.context.newPage();
    await signInAs(page, application, "seknas");
    const upload = async (path: string) => {
      await page.goto(`${application.origin}${PLAN}/impor`);
      await page.locator("#file").setInputFiles(path);
      await page.getByRole("button", { name: "Baca dan tinjau" }).click();
      await page.waitForURL(/\/impor\/[^/]+$/);
      await page.getByText("Siap ditinjau").waitFor();
    };
    const titleIn = async () =>
      (await fetch(`${application.origin}${PLAN}/target/A1-B06`)).text().then((html) => html.includes(TITLE));

    await upload(
      await workbook([
        ["A1-B06", TITLE, 3],
        ["A1-B12", "Judul lain", "berat"],
      ]),
    );
    expect(await page.locator(".imp-box").first().textContent()).toContain(
      "Lembar Target, baris 3, kolom C Bobot",
    );
    expect(await page.getByRole("button", { name: /^Terapkan/ }).count()).toBe(0);

    await upload(await workbook([["A1-B06", TITLE, 3]]));
    const change = page.locator(".imp-fields > div");
    expect(await change.locator("dt").allTextContents()).toEqual(["Judul", "Bobot"]);
    expect(await change.locator("ins").allTextContents()).toEqual([`Sesudah: ${TITLE}`, "Sesudah: 3"]);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await titleIn()).toBe(false);

    await page.getByRole("button", { name: "Terapkan 1 perubahan" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("Tulis");
    await page.locator("#reason").fill("Disamakan dengan buku kerja");
    await page.getByRole("button", { name: "Terapkan 1 perubahan" }).click();
    await page.getByText("Sudah diterapkan").waitFor();
    expect(await titleIn()).toBe(true);

    await page.getByRole("link", { name: "Urungkan" }).click();
    const batch = page.locator(".wr-batches > li").first();
    await batch.locator('input[name="reason"]').fill("Diurungkan");
    await batch.locator('button[value="undo"]').click();
    await expect.poll(titleIn).toBe(false);
    await page.close();
  },
  90_000,
);
