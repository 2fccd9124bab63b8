import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize, sep } from "node:path";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { TABLES } from "#app/exchange/open-data/tables.ts";
import { expectPage } from "#tests/rebuild/expect-page.ts";
import { cell, optional, type Published, rowsOf } from "#tests/rebuild/read-files.ts";
import { readScorecardPage, versionOn } from "#tests/rebuild/read-page.ts";
import { rebuildScorecard } from "#tests/rebuild/rebuild-scorecard.ts";
import { someDays } from "#tests/rebuild/some-days.ts";
import { type Application, runCommand, startApplication } from "./application.ts";

const PLAN = "ran-ogi-vii";
const TABLE_NAMES = TABLES.map(({ name }) => name);

let application: Application;
let folder: string;
let published: { code: number; output: string };

beforeAll(async () => {
  application = await startApplication();
  await vi.waitUntil(() => application.printed().includes("links checked"), { timeout: 60_000 });
  folder = mkdtempSync(join(tmpdir(), "capaian-published-"));
  published = await runCommand(application, ["publish", folder]);
}, 240_000);

afterAll(async () => {
  await application.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function text(path: string): Promise<string> {
  const answer = await fetch(`${application.origin}${path}`);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

const inFolder = (path: string) => readFileSync(join(folder, path), "utf8");
const filesIn = (root: string) => readdirSync(root, { recursive: true, encoding: "utf8" });

const Numbers = z.array(
  z.object({
    ...{ scope: z.string(), code: z.string(), due_count: z.number(), total_count: z.number() },
    ...{ reported_percent: z.number().nullable(), proven_percent: z.number().nullable() },
  }),
);
const Scorecard = z.object({ as_of: z.string(), item: z.object({ numbers: Numbers }) });

/** The API's sums and the CSV of them say what was rebuilt, to nine places. */
function expectNumbers(
  numbers: ReturnType<typeof rebuildScorecard>["numbers"],
  { api, csv, where }: { api: z.infer<typeof Numbers>; csv: string; where: string },
): void {
  const rows = rowsOf({ numbers: csv }, "numbers");
  expect(api.length, where).toBeGreaterThan(20);
  expect(rows.map((row) => `${cell(row, "scope")} ${cell(row, "code")}`).sort(), where).toEqual(
    api.map(({ scope, code }) => `${scope} ${code}`).sort(),
  );
  for (const sum of api) {
    const name = `${sum.scope} ${sum.code}`;
    const row = rows.find((each) => name === `${cell(each, "scope")} ${cell(each, "code")}`) ?? {};
    expect(optional(row, "proven_percent"), `${name} ${where}`).toBe(sum.proven_percent?.toString() ?? null);
    expect(optional(row, "reported_percent"), `${name} ${where}`).toBe(
      sum.reported_percent?.toString() ?? null,
    );
    const rebuilt = numbers.get(name);
    if (rebuilt === undefined) {
      expect(sum, `${name} ${where}`).toMatchObject({ due_count: 0, total_count: 0 });
      continue;
    }
    expect([rebuilt.dueCount, rebuilt.totalCount], `${name} ${where}`).toEqual([
      sum.due_count,
      sum.total_count,
    ]);
    expect(rebuilt.proven ?? -1, `${name} ${where}`).toBeCloseTo(sum.proven_percent ?? -1, 9);
    expect(rebuilt.reported ?? -1, `${name} ${where}`).toBeCloseTo(sum.reported_percent ?? -1, 9);
  }
}

test("on random days page, API and CSV show cell by cell what the published files add up to", async () => {
  const version = versionOn(await text("/"));
  const files: Record<string, string> = {};
  for (const table of TABLE_NAMES) files[table] = await text(`/${PLAN}/data/${table}.csv`);
  const headlines = new Set<string>();
  for (const [place, day] of someDays(10).entries()) {
    const { numbers } = rebuildScorecard(files, day);
    const html = await text(`${place % 2 === 0 ? "/" : `/en/${PLAN}`}?per=${day}`);
    expect(versionOn(html), "the data changed while it was compared").toBe(version);
    const where = `on ${day}`;
    const page = readScorecardPage(html);
    expectPage(page, { numbers, plan: PLAN, where });
    headlines.add(page.headline);
    const { as_of, item } = Scorecard.parse(
      JSON.parse(await text(`/api/v1/plans/${PLAN}/scorecard?per=${day}`)),
    );
    expect(as_of).toBe(day);
    expectNumbers(numbers, {
      ...{ api: item.numbers, where },
      csv: await text(`/${PLAN}/data/numbers.csv?per=${day}`),
    });
  }
  expect(headlines.size).toBeGreaterThan(3);
});

const Percents = z.object({
  ...{ dueCount: z.number(), totalCount: z.number() },
  ...{ reportedPercent: z.number().nullable(), provenPercent: z.number().nullable() },
});
const Issued = z.object({
  content: z.object({
    ...{ asOf: z.string(), checkpoint: z.object({ code: z.string() }) },
    totals: z.object({ round: Percents }),
    milestones: z.array(
      z.object({
        ...{ code: z.string(), status: z.string() },
        ...{ reportedPercent: z.number().nullable(), provenPercent: z.number().nullable() },
      }),
    ),
  }),
});

test("an issued report, its page and its files say what the published files add up to on its day", async () => {
  const files: Record<string, string> = {};
  for (const table of TABLE_NAMES) files[table] = await text(`/${PLAN}/data/${table}.csv`);
  const at = `/${PLAN}/laporan/B06/v1`;
  const { content } = Issued.parse(JSON.parse(await text(`${at}/laporan.json`)));
  const code = content.checkpoint.code;
  const rebuilt = rebuildScorecard(files, content.asOf).numbers.get(`checkpoint ${code}`);
  const { dueCount, totalCount, reportedPercent, provenPercent } = content.totals.round;

  expect([dueCount, totalCount]).toEqual([rebuilt?.dueCount, rebuilt?.totalCount]);
  expect(reportedPercent ?? -1).toBeCloseTo(rebuilt?.reported ?? -1, 9);
  expect(provenPercent ?? -1).toBeCloseTo(rebuilt?.proven ?? -1, 9);
  const shown = (percent: number | null) => (percent === null ? "–" : `${Math.round(percent)}`);
  const big = [reportedPercent, provenPercent].map(shown);
  const pages = [await text(at), inFolder(`${PLAN}/laporan/B06/v1/index.html`)].map(
    (html) => new JSDOM(html).window,
  );
  for (const { document } of pages) {
    const values = [...document.querySelectorAll(".sheet .big .v")].map((value) => value.textContent);
    expect(values.map((value) => value?.match(/\d+/)?.[0])).toEqual(big);
  }
  const onDay = await text(`/${PLAN}/data/milestones.csv?per=${content.asOf}`);
  const rows = rowsOf({ milestones: onDay }, "milestones");
  expect(content.milestones.length).toBe(totalCount);
  for (const { code, status, ...percents } of content.milestones) {
    const row = rows.find((each) => cell(each, "code") === code) ?? {};
    expect([cell(row, "status"), optional(row, "reported_percent"), optional(row, "proven_percent")]).toEqual(
      [status, percents.reportedPercent?.toString() ?? null, percents.provenPercent?.toString() ?? null],
    );
  }
});

test("the whole static edition is written without a broken address", () => {
  expect(published.output).not.toMatch(/rusak:|broken:/);
  expect(published.code, published.output.slice(-2000)).toBe(0);
});

test("the static edition shows, on every day it holds, what its own files add up to", () => {
  const files: Published = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, inFolder(`${PLAN}/data/${table}.csv`)]),
  );
  const { as_of: today, item } = Scorecard.parse(JSON.parse(inFolder(`api/v1/plans/${PLAN}/scorecard.json`)));
  expectNumbers(rebuildScorecard(files, today).numbers, {
    ...{ api: item.numbers, where: "today, in files" },
    csv: inFolder(`${PLAN}/data/numbers.csv`),
  });
  const pages = filesIn(folder).filter((file) =>
    /^(en\/)?(ran-ogi-vii\/)?(index|per-[\d-]+)\.html$/.test(file),
  );
  expect(pages.length).toBeGreaterThan(20);
  for (const file of pages) {
    const day = /per-([\d-]+)\.html$/.exec(file)?.[1] ?? today;
    const { numbers } = rebuildScorecard(files, day);
    expectPage(readScorecardPage(inFolder(file)), { numbers, plan: PLAN, where: `in ${file}` });
  }
});

test("every relative link of the static edition leads to a file and an anchor in it", () => {
  const files = new Set(filesIn(folder).map((file) => file.split(sep).join("/")));
  const anchors = new Map<string, ReadonlySet<string>>();
  const lost: Array<string> = [];
  let checked = 0;
  const pages = [...files].filter((file) => file.endsWith(".html"));
  for (const page of pages) anchors.set(page, new Set(idsIn(inFolder(page))));
  for (const page of pages) {
    for (const [path, anchor] of relativeLinks(inFolder(page))) {
      const target = path === "" ? page : normalize(join(dirname(page), decodeURIComponent(path)));
      checked += 1;
      if (!files.has(target)) lost.push(`${page}: ${path}`);
      else if (anchor !== "" && !(anchors.get(target)?.has(anchor) ?? true))
        lost.push(`${page}: ${path}#${anchor}`);
    }
  }
  expect(checked).toBeGreaterThan(50_000);
  expect(lost.length, lost.slice(0, 20).join("\n")).toBe(0);
});

function idsIn(html: string): Array<string> {
  return [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? "");
}

function relativeLinks(html: string): Array<readonly [path: string, anchor: string]> {
  const values = [...html.matchAll(/<(?:a|link|img|script|source|iframe)\b[^>]*?\s(?:href|src)="([^"]*)"/g)];
  return values.flatMap(([, value = ""]) => {
    if (/^([a-z][\w+.-]*:|\/\/)/i.test(value)) return [];
    const [path = "", anchor = ""] = value.replaceAll("&amp;", "&").split("#", 2);
    return [[path, decodeURIComponent(anchor)] as const];
  });
}
