import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Browser, hasBrowser, openBrowser } from "./browser.ts";
import { tabTo, tabToWords } from "./keyboard.ts";
import { findingsInEveryLook, keyboardOrder, localised, overflowOnNarrowPhone } from "./page-checks.ts";
import { signInAs } from "./people.ts";
import { startProgram } from "./program.ts";

const WRITTEN = "/ran-ogi-vii/tahapan/tulis";

const program = startProgram();

/** What is typed and chosen, by name of the field, in the order of the form. */
type Filling = ReadonlyArray<readonly [field: string, value: string]>;

/** A small calendar from its regulation to a holiday, each row resting on those before it. */
function storyOf(
  code: string,
  day: string,
): ReadonlyArray<{ table: string; fields: Filling; shown: string }> {
  const known = [
    ["citation", "PKPU 9/2031, Lampiran I"],
    ["known_on", "2031-02-03"],
  ] as const;
  return [
    {
      table: "peraturan",
      shown: "Tahapan percobaan",
      fields: [
        ["code", `PKPU-9-2031-${code}`],
        ["kind", "pkpu"],
        ["title", "Tahapan percobaan"],
        ["year", "2031"],
        ["effective_on", "2031-02-03"],
      ],
    },
    {
      table: "kalender",
      shown: `uji-${code}`,
      fields: [
        ["code", `uji-${code}`],
        ["title", "Pemilihan percobaan"],
      ],
    },
    {
      table: "tahapan",
      shown: "Pendaftaran percobaan",
      fields: [
        ["calendar", `uji-${code}`],
        ["code", "T01"],
        ["title", "Pendaftaran percobaan"],
        ["phase", "pra"],
      ],
    },
    {
      table: "peristiwa",
      shown: "Putusan percobaan",
      fields: [
        ["calendar", `uji-${code}`],
        ["code", "putusan"],
        ["title", "Putusan percobaan"],
      ],
    },
    {
      table: "tanggal",
      shown: "event:putusan+3w",
      fields: [
        ["stage", `uji-${code}/T01`],
        ["start.kind", "date"],
        ["start.on", "2031-03-01"],
        ["end.kind", "event"],
        ["end.event", `uji-${code}/putusan`],
        ["end.days", "3"],
        ["end.unit", "w"],
        ...known,
      ],
    },
    {
      table: "kejadian",
      shown: "2031-04-01",
      fields: [["event", `uji-${code}/putusan`], ["occurred_on", "2031-04-01"], ...known],
    },
    {
      table: "libur",
      shown: "Libur percobaan",
      fields: [["day", day], ["name", "Libur percobaan"], ["kind", "holiday"], ...known],
    },
  ];
}

const TABLES = storyOf("x", "").map(({ table }) => table);

for (const table of TABLES) {
  test.skipIf(!hasBrowser)(`the form of ${table} is for everyone`, async () => {
    const page = await signedIn(program.browser);
    const findings: Array<string> = [];
    for (const language of ["", "/en"]) {
      const address = `${program.application.origin}${localised(language, `${WRITTEN}/${table}`)}`;
      findings.push(...(await findingsInEveryLook(page, address)));
      const wider = await overflowOnNarrowPhone(page, address);
      if (wider > 0) findings.push(`${address}: ${wider} px too wide`);
    }
    const { expected, reached } = await keyboardOrder(
      page,
      `${program.application.origin}${WRITTEN}/${table}`,
    );
    expect(reached).toEqual(expected);
    expect(findings).toEqual([]);
    await page.close();
  });
}

test.skipIf(!hasBrowser)("a calendar is written row by row with the keyboard alone", async () => {
  const page = await signedIn(program.browser);
  for (const { table, fields, shown } of storyOf("satu", "2031-05-01")) {
    await page.goto(`${program.application.origin}${WRITTEN}`);
    await tabToWords(page, await nameOf(page, table));
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname.endsWith(`/${table}`));
    for (const [field, value] of fields) await typeInto(page, field, value);
    await tabToWords(page, "Simpan");
    await page.keyboard.press("Enter");
    await expectSaved(page, shown);
  }
  await page.close();
});

test.skipIf(!hasBrowser)("a calendar is written row by row with JavaScript off", async () => {
  const plain = await openBrowser({ javaScriptEnabled: false });
  const page = await signedIn(plain);
  for (const { table, fields, shown } of storyOf("dua", "2031-05-02")) {
    await page.goto(`${program.application.origin}${WRITTEN}/${table}`);
    for (const [field, value] of fields) {
      const input = page.locator(`main [name="${field}"]`);
      if (await isChoice(page, field)) await input.selectOption(value);
      else await input.fill(value);
    }
    await page.getByRole("button", { name: "Simpan" }).click();
    await expectSaved(page, shown);
  }
  await plain.close();
});

test.skipIf(!hasBrowser)("what is wrong in a row is named, reached and keeps what was typed", async () => {
  const page = await signedIn(program.browser);
  await page.goto(`${program.application.origin}${WRITTEN}/libur`);
  await typeInto(page, "name", "Libur tanpa hari");
  await tabToWords(page, "Simpan");
  await page.keyboard.press("Enter");
  const summary = page.locator(".errs");
  await summary.waitFor();
  await expect.poll(() => summary.evaluate((box) => box === document.activeElement)).toBe(true);
  const named = await summary
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(named).toContain("#day");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("day");
  expect(await page.locator('[name="name"]').inputValue()).toBe("Libur tanpa hari");
  await page.close();
});

async function signedIn(opened: Browser): Promise<Page> {
  const page = await opened.context.newPage();
  await signInAs(page, program.application, "seknas");
  return page;
}

function isChoice(page: Page, field: string): Promise<boolean> {
  return page.locator(`main [name="${field}"]`).evaluate((input) => input instanceof HTMLSelectElement);
}

/** The words of the link to a table's form. */
async function nameOf(page: Page, table: string): Promise<string> {
  return (await page.locator(`main a[href$="/tulis/${table}"]`).innerText()).trim();
}

/** Reaches a field by Tab and types into it as a person does: of a choice its words, of a day its digits. */
async function typeInto(page: Page, field: string, value: string): Promise<void> {
  await tabTo(page, field);
  const input = page.locator(`main [name="${field}"]`);
  if (await isChoice(page, field)) {
    const words = await input.locator(`option[value="${value}"]`).innerText();
    await page.keyboard.type(words);
    return expect(await input.inputValue()).toBe(value);
  }
  const isDay = (await input.getAttribute("type")) === "date";
  if (!isDay) {
    await page.keyboard.press("Control+A");
    return page.keyboard.type(value);
  }
  const [year = "", month = "", date = ""] = value.split("-");
  await page.keyboard.type(`${month}${date}${year}`); // as the browser of these tests writes days
  expect(await input.inputValue()).toBe(value);
}

async function expectSaved(page: Page, shown: string): Promise<void> {
  await page.waitForURL((url) => url.searchParams.has("tersimpan"));
  await page.getByText("Tersimpan.").first().waitFor();
  expect(await page.locator("#tercatat").textContent()).toContain(shown);
}
