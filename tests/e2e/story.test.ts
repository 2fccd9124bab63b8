import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser } from "./browser.ts";
import { freshDatabase } from "./fresh-database.ts";
import { signInAs } from "./people.ts";

type Row = {
  code: string;
  status: string;
  counted: boolean;
  reported_percent: number | null;
  proven_percent: number | null;
};

const ENGINES = [
  { engine: "sqlite", databaseUrl: null },
  { engine: "postgresql", databaseUrl: process.env.TEST_POSTGRES_URL ?? null },
];

for (const { engine, databaseUrl } of ENGINES) {
  const canRun = hasBrowser && (engine === "sqlite" || databaseUrl !== null);

  test.skipIf(!canRun)(
    `KPU reports with a link, the machine opens it, Seknas checks, Bappenas accepts, the scorecard moves [${engine}]`,
    async () => {
      const database = databaseUrl === null ? null : await freshDatabase(databaseUrl);
      const application = await startApplication(database === null ? {} : { DATABASE_URL: database.url });
      const browser = await openBrowser();
      try {
        await playStory(application, browser);
      } finally {
        await browser.close();
        await application.stop();
        await database?.drop();
      }
    },
  );
}

/** The whole main job, as a newcomer does it on A2-B12, which the illustration leaves open. */
async function playStory(application: Application, browser: Browser): Promise<void> {
  await firstRoundOfChecks(application);
  const before = await milestones(application);
  expect(before.find((row) => row.code === "A2-B12")).toMatchObject({ status: "late", proven_percent: 0 });
  const page = await browser.context.newPage();

  await page.goto(application.origin);
  const provenBefore = await shownProven(page);
  expect(provenBefore).toBe(Math.round(rolledUp(before, "proven_percent")));
  await page.goto(`${application.origin}/ran-ogi-vii/bukti/B06.2`);
  expect(await page.locator("main").textContent()).toContain("B06.2");

  await signInAs(page, application, "kpu");
  await page.goto(`${application.origin}/tugas`);
  await page
    .getByRole("link", { name: /A2 × B12/ })
    .first()
    .click();
  await page.getByText("100 %", { exact: true }).click();
  await page.getByLabel("Tautan B12.9").fill(`${application.portal}/berkas/tautan-ad-art.csv`);
  await page.getByText("kesiapan parpol", { exact: true }).click();
  await page.getByLabel("Cerita singkat").fill("Daftar tautan AD/ART semua partai sudah terbit.");
  await page.getByRole("button", { name: "Ajukan ke Seknas OGI" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/A2-B12") || url.search !== "");
  await page.goto(`${application.origin}/ran-ogi-vii/bukti/B12.9`);
  await page.getByText("tautan-ad-art.csv").first().waitFor();
  expect(await page.locator("main").textContent()).toMatch(/menjawab 200/);
  const reported = await milestones(application);
  expect(reported.find((row) => row.code === "A2-B12")).toMatchObject({
    status: "reported",
    proven_percent: 0,
  });

  await signInAs(page, application, "seknas");
  await page.goto(`${application.origin}/periksa`);
  await page
    .getByRole("link", { name: /A2 × B12/ })
    .first()
    .click();
  await page.getByText("Terima", { exact: true }).first().click();
  for (const box of await page.getByRole("checkbox").all()) await box.check({ force: true });
  await page.getByText("Teruskan ke Bappenas", { exact: true }).click();
  await page.getByRole("button", { name: "Kirim hasil pemeriksaan" }).click();
  await page.waitForURL((url) => url.pathname === "/periksa");
  expect((await milestones(application)).find((row) => row.code === "A2-B12")?.proven_percent).toBe(0);

  await signInAs(page, application, "bappenas");
  await page.goto(`${application.origin}/tinjau`);
  await page
    .getByRole("link", { name: /A2 × B12/ })
    .first()
    .click();
  await page.getByText("Terima laporan", { exact: true }).click();
  await page.getByRole("button", { name: /Kirim/ }).click();
  await page.waitForURL((url) => url.pathname === "/tinjau");

  const after = await milestones(application);
  expect(after.find((row) => row.code === "A2-B12")).toMatchObject({
    status: "verified",
    proven_percent: 100,
  });
  const due = before.filter((row) => row.counted).length;
  expect(rolledUp(after, "proven_percent")).toBeCloseTo(rolledUp(before, "proven_percent") + 100 / due, 8);
  await browser.context.clearCookies();
  await page.goto(application.origin);
  expect(await shownProven(page)).toBe(Math.round(rolledUp(after, "proven_percent")));
}

/** The worker opens every link of the illustration at the start; what it finds moves numbers too. */
async function firstRoundOfChecks(application: Application): Promise<void> {
  await expect.poll(() => application.printed(), { timeout: 60_000 }).toContain("links checked");
}

async function milestones(application: Application): Promise<Array<Row>> {
  const answer = await fetch(`${application.origin}/ran-ogi-vii/data/milestones.json`);
  return (await answer.json()).milestones;
}

/** The rule, written again here: the mean over due milestones, all of weight 1 in this plan. */
function rolledUp(rows: ReadonlyArray<Row>, value: "reported_percent" | "proven_percent"): number {
  const due = rows.filter((row) => row.counted);
  return due.reduce((sum, row) => sum + (row[value] ?? 0), 0) / due.length;
}

async function shownProven(page: Page): Promise<number> {
  const text = await page.locator(".big .prv .v").first().textContent();
  return Number.parseInt(text ?? "", 10);
}
