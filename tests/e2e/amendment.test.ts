import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDb } from "#app/data/db.server.ts";
import { migrate } from "#app/data/migrate.server.ts";
import { readPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { planBefore } from "#tests/services/schedule/real-plan.ts";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser, seriousFindings } from "./browser.ts";
import { signInAs } from "./people.ts";

const PLAN = "/ran-ogi-vii";
const MILESTONE = "A3-B12";

let application: Application;
let browser: Browser;

/** The real plan as it stood before either regulation was known. */
async function beforeBoth(dataDir: string): Promise<void> {
  const databaseUrl = `file:${join(dataDir, "capaian.db")}`;
  await migrate(databaseUrl, { at: new Date("2023-01-02T03:00:00Z") });
  const { db, close } = await openDb(databaseUrl);
  await planBefore(db, /,PKPU-(10|19)-2023,/);
  await close();
}

beforeAll(async () => {
  application = await startApplication({}, beforeBoth);
  if (hasBrowser) browser = await openBrowser({ locale: "id-ID" });
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await application.stop();
});

/** The planned rows of a regulation, as the table a secretariat pastes. */
function tableOf(regulation: string): string {
  const text = readPlanFolder("seed/ran-ogi-vii").files["stage_versions.csv"] ?? "";
  const [head = "", ...rows] = text.split("\n");
  const own = rows.filter((line) => line.includes(`,${regulation},`) && line.includes(",planned,"));
  return [head, ...own].join("\n");
}

type Entered = { regulation: string; citation: string; effectiveOn: string };

/** Enters an amendment with its new dates, and stays on its preview. */
async function enter(page: Page, { regulation, citation, effectiveOn }: Entered): Promise<void> {
  await page.goto(`${application.origin}${PLAN}/perubahan`);
  await page.locator("#calendar").selectOption("pemilu-2024");
  await page.locator("#regulation").selectOption(regulation);
  await page.locator("#citation").fill(citation);
  await page.locator("#effectiveOn").fill(effectiveOn);
  await page.locator("details.fs summary").click();
  await page.locator("#table").fill(tableOf(regulation));
  await page.getByRole("button", { name: "Buat draf" }).click();
  await page.waitForURL(/\/perubahan\/[^/?]+/);
  await page.goto(`${page.url().split("?")[0]}?pratinjau=1`);
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Terbitkan" }).click();
  await page.waitForURL(/tersimpan=terbit/);
}

const text = async (path: string) => (await fetch(`${application.origin}${path}`)).text();

/** The day an event of the public calendar falls on. */
async function calendarDay(on: string): Promise<string | undefined> {
  const lines = (await text(`${PLAN}/tenggat.ics?per=${on}`)).split("\r\n");
  const at = lines.indexOf(`UID:ran-ogi-vii.${MILESTONE}@capaian`);
  return lines.slice(at).find((line) => line.startsWith("DTSTART"));
}

/** What the page of the target says of its dates: days as a machine reads them, and the words. */
async function deadlineOn(on: string): Promise<string> {
  const html = await text(`${PLAN}/target/${MILESTONE}?per=${on}`);
  return html.slice(html.indexOf("<main"), html.indexOf("</main>"));
}

test.skipIf(!hasBrowser)(
  "two amendments are entered, previewed and published; the day before shows the earlier dates, and owners are told",
  async () => {
    const page = await browser.context.newPage();
    await signInAs(page, application, "seknas");
    expect(await calendarDay("2023-06-01")).toBe("DTSTART;VALUE=DATE:20231125");

    await enter(page, {
      ...{ regulation: "PKPU-10-2023", citation: "PKPU 10/2023, Lampiran I" },
      effectiveOn: "2023-04-18",
    });
    const preview = page.locator("#pratinjau, section:has(#pratinjau)").first();
    expect(await preview.textContent()).toContain("1 target bergeser");
    const row = page.locator("table.preview tr", { hasText: MILESTONE });
    expect(await row.locator("s").textContent()).toContain("25 Nov 2023");
    expect(await row.locator("time").getAttribute("datetime")).toBe("2023-11-04");
    expect(await seriousFindings(page)).toEqual([]);
    expect(await calendarDay("2023-06-01")).toBe("DTSTART;VALUE=DATE:20231125");
    await publish(page);

    await enter(page, {
      ...{ regulation: "PKPU-19-2023", citation: "PKPU 19/2023, pendaftaran 19–25 Oktober 2023" },
      effectiveOn: "2023-10-19",
    });
    await publish(page);
    expect(await seriousFindings(page)).toEqual([]);

    expect(await deadlineOn("2023-04-17")).toContain("25 November 2023");
    expect(await deadlineOn("2023-04-17")).not.toContain("PKPU 10/2023, Lampiran I");
    expect(await deadlineOn("2023-04-18")).toContain("PKPU 10/2023, Lampiran I");
    expect(await deadlineOn("2023-04-18")).toMatch(/[^\d]4 November 2023/);
    expect(await calendarDay("2023-04-17")).toBe("DTSTART;VALUE=DATE:20231125");
    expect(await calendarDay("2023-04-18")).toBe("DTSTART;VALUE=DATE:20231104");

    const stage = (on: string) => text(`${PLAN}/tahapan/pemilu-2024/T06c.1?per=${on}`);
    expect(await stage("2023-10-18")).not.toContain("2023-10-25");
    expect(await stage("2023-10-19")).toContain("2023-10-25");
    await page.goto(`${application.origin}${PLAN}/perubahan`);
    expect(
      await page.locator("#terbit, section:has(#terbit)").first().locator("li h3").allTextContents(),
    ).toEqual(["PKPU-19-2023", "PKPU-10-2023"]);

    await signInAs(page, application, "kpu");
    await expect
      .poll(
        async () => {
          await page.goto(`${application.origin}/pemberitahuan`);
          return (await page.getByRole("main").textContent()) ?? "";
        },
        { timeout: 30_000, interval: 500 },
      )
      .toContain(MILESTONE);
    await page.close();
  },
  120_000,
);
