import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { hasBrowser, seriousFindings } from "./browser.ts";
import { signInAs } from "./people.ts";
import { startProgram } from "./program.ts";

const WRITE = "/ran-ogi-vii/matriks/tulis";
/** Pause between keys; a person types one in about 100 ms. */
const KEY_DELAY_MS = Number(process.env.KEY_DELAY_MS ?? 0);

const program = startProgram();

async function signIn(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await program.browser.context.browser()?.newContext({ locale: "id-ID", ...options });
  if (context === undefined) throw new Error("the program.browser is gone");
  const page = await context.newPage();
  await signInAs(page, program.application, "seknas");
  return page;
}

/** Goes on by the tab key until the field of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement?.getAttribute("name"))) === name) return;
  }
  throw new Error(`no field ${name} by the keyboard on ${page.url()}`);
}

async function typeInto(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await tabTo(page, name);
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text, { delay: KEY_DELAY_MS });
  }
}

/** Opens the form that a link of the page leads to, and waits until its heading has the focus. */
async function follow(page: Page, link: string): Promise<void> {
  await page.locator(`main a[href*="${link}"]`).first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.search.includes(link.slice(1)));
  await page.waitForFunction(() => document.activeElement?.id === "buka-judul");
}

async function saveByEnter(page: Page, opened: string): Promise<void> {
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("buka") === opened);
  await page.waitForFunction(() => document.activeElement?.id === "buka-judul");
}

test.skipIf(!hasBrowser)(
  "a commitment with three targets is added by the keyboard alone",
  async () => {
    const page = await signIn();
    await page.goto(`${program.application.origin}${WRITE}`);
    await page.waitForLoadState("networkidle");
    await follow(page, "?baru=commitment");
    await typeInto(page, { code: "VII", "title.id": "Keterbukaan data pilkada", reason: "Ditambahkan" });
    await saveByEnter(page, "commitment:VII");
    await follow(page, "?baru=action&di=VII");
    await typeInto(page, { code: "P1", "title.id": "Membuka data calon", reason: "Ditambahkan" });
    await saveByEnter(page, "action:P1");
    for (const checkpoint of ["B06", "B12", "B18"]) {
      await follow(page, `?baru=milestone&di=P1&titik=${checkpoint}`);
      await typeInto(page, {
        "title.id": `Data calon ${checkpoint}`,
        "mustBeTrue.id": "3 dataset calon dapat diunduh",
        reason: "Ditambahkan",
      });
      await tabToSave(page);
      await saveByEnter(page, `milestone:P1-${checkpoint}`);
    }
    expect(await page.locator('.wr-cell a[href*="P1-B"]').count()).toBe(3);

    await page.locator('.wr-cell a[href*="P1-B06"]').focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("P1-B12");
    expect(await page.locator('input[value="P1-B06"]').isChecked()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  },
  180_000,
);

async function tabToSave(page: Page): Promise<void> {
  for (let presses = 0; presses < 10; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute("value"))) === "save") return;
    await page.keyboard.press("Tab");
  }
}

test.skipIf(!hasBrowser)(
  "without a script the second of two people loses nothing, at any width",
  async () => {
    const page = await signIn({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const other = await page.context().newPage();
    const open = `${program.application.origin}${WRITE}?buka=milestone:A1-B06`;
    await page.goto(open);
    await other.goto(open);
    const save = async (on: Page, title: string) => {
      await on.getByLabel("Judul", { exact: true }).fill(title);
      await on.locator("#reason").fill("Diperjelas");
      await on.locator('.wr-panel button[value="save"]').click();
    };
    await save(page, "Yang pertama");
    expect(await page.getByRole("main").locator(".note[role=status]").first().textContent()).toContain(
      "Tersimpan",
    );
    await save(other, "Yang kedua");
    expect(await other.locator(".wr-conflict").textContent()).toContain("Yang pertama");
    expect(await other.getByLabel("Judul", { exact: true }).inputValue()).toBe("Yang kedua");
    await other.locator('.wr-panel button[value="save"]').click();
    await other.goto(`${program.application.origin}/ran-ogi-vii/riwayat/milestone/A1-B06`);
    expect(await other.locator(".vers > li").count()).toBe(2);
    const width = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await other.evaluate(width)).toBe(0);
    await other.goto(open);
    expect(await other.evaluate(width)).toBe(0);
    await page.context().close();
  },
  60_000,
);
