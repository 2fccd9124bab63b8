import type { FileChooser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser } from "./browser.ts";

const REPORT = "/ran-ogi-vii/laporan/B06/v1/laporan.json";

let application: Application;
let browser: Browser;
let issued: Buffer;

beforeAll(async () => {
  application = await startApplication();
  const answer = await fetch(`${application.origin}${REPORT}`);
  expect(answer.status).toBe(200);
  issued = Buffer.from(await answer.arrayBuffer());
  if (hasBrowser) browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await application.stop();
});

/** The report with one bit of one byte of a narrative turned. */
function flipped(): Buffer {
  const copy = Buffer.from(issued);
  const at = copy.indexOf("Peta dapil terbit sebagai GeoJSON");
  expect(at).toBeGreaterThan(0);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

const asFile = (buffer: Buffer) => ({ name: "laporan-B06.json", mimeType: "application/json", buffer });

/** Lets a file fall on the form, as a hand with a mouse does. */
async function drop(page: Page, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "laporan-B06.json", { type: "application/json" }));
    return carried;
  }, content.toString());
  await page.dispatchEvent("form.rdrop", "drop", { dataTransfer: transfer });
}

async function openVerifying(page: Page): Promise<Array<string>> {
  const sent: Array<string> = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await page.goto(`${application.origin}/verifikasi`);
  await page.getByText("tidak dikirim ke mana pun").waitFor();
  return sent;
}

test.skipIf(!hasBrowser)(
  "a dropped report is found genuine in the browser, its signature too, and sent nowhere",
  async () => {
    const page = await browser.context.newPage();
    const sent = await openVerifying(page);
    await drop(page, issued);
    const result = page.getByRole("status").getByRole("region");
    await result.getByRole("heading", { name: /^Asli\./ }).waitFor();
    const says = await result.innerText();
    expect(says).toContain("Tanda tangan cocok dengan kuncinya.");
    expect(says).toContain("Kuncinya milik penerbit.");
    expect(says).toContain("Penelaah Bappenas (contoh)");
    expect(sent).toEqual([]);
    await page.close();
  },
);

test.skipIf(!hasBrowser)("with one byte turned it says that it was changed, and where", async () => {
  const page = await browser.context.newPage();
  const sent = await openVerifying(page);
  await drop(page, flipped());
  const result = page.getByRole("status").getByRole("region");
  await result.getByRole("heading", { name: /^Tidak asli\./ }).waitFor();
  expect(await result.getByRole("listitem").first().innerText()).toContain("A1-B06");
  expect(sent).toEqual([]);

  await drop(page, issued);
  await result.getByRole("heading", { name: /^Asli\./ }).waitFor();
  await page.close();
});

test.skipIf(!hasBrowser)("the keyboard alone chooses a file and hears the answer", async () => {
  const page = await browser.context.newPage();
  // Listened for from the start: a chooser opened before the browser was told to hand it over is never heard of.
  const chooser = new Promise<FileChooser>((opened) => page.once("filechooser", opened));
  await openVerifying(page);
  const field = page.getByLabel("Berkas laporan (.json)");
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press("Tab");
    if (await field.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(asFile(flipped()));
  await page.getByRole("status").getByText("Tidak asli.").waitFor();
  await page.close();
});

test.skipIf(!hasBrowser)("without JavaScript the page says that the server checks, and it does", async () => {
  const plain = await openBrowser({ javaScriptEnabled: false });
  try {
    const page = await plain.context.newPage();
    await page.goto(`${application.origin}/verifikasi`);
    await page.getByText("Tanpa JavaScript, berkas dikirim ke server ini").waitFor();
    await page.getByLabel("Berkas laporan (.json)").setInputFiles(asFile(flipped()));
    await page.getByRole("button", { name: "Periksa di server" }).click();
    await page.getByText("Tidak asli.").waitFor();
    expect(await page.getByRole("listitem").filter({ hasText: "A1-B06" }).count()).toBeGreaterThan(0);
    await page.getByLabel("Berkas laporan (.json)").setInputFiles(asFile(issued));
    await page.getByRole("button", { name: "Periksa di server" }).click();
    await page.getByText("Asli. Isi berkas ini").waitFor();
  } finally {
    await plain.close();
  }
});
