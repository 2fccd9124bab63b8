import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { openDb } from "#app/data/db.server.ts";
import { readAsOf } from "#app/domain/as-of.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { fillTemplate, hasBrokenPlaces, unknownPlaces } from "#app/domain/mail-template.ts";
import { verifyReport } from "#app/domain/period-report/verify.ts";
import { readAmendmentTable } from "#app/exchange/amendment-table.server.ts";
import { BackupProblem } from "#app/exchange/backup/manifest.ts";
import { openBackup } from "#app/exchange/backup/read-backup.server.ts";
import { readRows } from "#app/exchange/backup/read-rows.ts";
import { readCalendarFile } from "#app/exchange/calendar-workbook/read-calendar-file.server.ts";
import {
  writeCalendarOds,
  writeCalendarXlsx,
} from "#app/exchange/calendar-workbook/write-calendar.server.ts";
import { readDatasetTable } from "#app/exchange/dataset-table.server.ts";
import { calendarRowsOf } from "#app/exchange/plan-folder/calendar-rows.ts";
import { parseCalendar } from "#app/exchange/plan-folder/parse-calendar.ts";
import { parsePlanFolder } from "#app/exchange/plan-folder/parse-plan-folder.ts";
import { readPlanFile } from "#app/exchange/plan-workbook/read-plan-file.server.ts";
import { writePlanCsv } from "#app/exchange/plan-workbook/write-csv.ts";
import { writePlanOds, writePlanXlsx } from "#app/exchange/plan-workbook/write-workbook.server.ts";
import { nodePorts } from "#app/exchange/signing-key.server.ts";
import { readMultipart } from "#app/http/multipart.server.ts";
import { inDatabase } from "#tests/db.ts";
import { contentOf, hardDocument, SURROUNDINGS } from "#tests/exchange/plan-workbook/plan-files.ts";
import { zipOf } from "#tests/exchange/read-file/binary-factories.ts";
import { issued, withReported } from "#tests/services/period-report/report-factories.ts";
import { damagedBytes, damagedText } from "./bytes.ts";
import { fuzz, fuzzRuns } from "./runs.ts";

const RUNS = fuzzRuns(200);
const PLAN_FOLDER = "seed/ran-ogi-vii";
const folder = mkdtempSync(join(tmpdir(), "capaian-fuzz-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("what people bring in is read or refused by place", () => {
  const tables = Object.fromEntries(
    readdirSync(PLAN_FOLDER)
      .filter((name) => /\.(csv|yaml)$/.test(name))
      .map((name) => [name, readFileSync(join(PLAN_FOLDER, name), "utf8")]),
  );
  const short = (name: string) => (tables[name] ?? "").split("\n").slice(0, 4).join("\n");

  test("plan folder", { timeout: 3_600_000 }, async () => {
    const names = Object.keys(tables);
    const part = fc.tuple(fc.constantFrom(...names), damagedText(names.map((name) => tables[name] ?? "")));
    const damaged = fc
      .constantFrom(...names)
      .chain((name) => damagedText([tables[name] ?? ""]).map((text) => [name, text] as const));
    await fuzz(fc.oneof(damaged, part), Math.ceil(RUNS / 10), ([name, text]) => {
      const parsed = parsePlanFolder({ ...tables, [name]: text });
      if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
    });
  });

  test("calendar tables", { timeout: 3_600_000 }, async () => {
    const names = [
      "regulations",
      "calendars",
      "stages",
      "stage_versions",
      "events",
      "occurrences",
      "holidays",
    ];
    const table = fc
      .constantFrom(...names.map((name) => `${name}.csv`))
      .chain((name) => damagedText([short(name)]).map((text) => ({ [name]: text })));
    await fuzz(table, RUNS, (files) => {
      const parsed = parseCalendar(files);
      if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      readAmendmentTable("pemilu-2024", Object.values(files)[0] ?? "");
    });
  });

  test("table of datasets", { timeout: 3_600_000 }, async () => {
    const sample = "title,url,publisher\nDPT,https://kpu.go.id/dpt,KPU\n";
    await fuzz(damagedText([sample]), RUNS, (text) => void readDatasetTable(text));
  });

  test("plan workbook", { timeout: 3_600_000 }, async () => {
    const content = contentOf(hardDocument);
    const csv = Buffer.from(writePlanCsv(hardDocument));
    const samples = [await writePlanXlsx(content), await writePlanOds(content), csv, csv];
    const target = { slug: "rencana", current: hardDocument, surroundings: SURROUNDINGS };
    await fuzz(damagedBytes(samples), Math.ceil(RUNS / 2), async (bytes) => {
      const run = await readPlanFile(
        { bytes },
        { name: "Target.csv", pasted: bytes.length % 2 === 0, target },
      );
      expect(run.rows).toBeGreaterThanOrEqual(0);
    });
  });

  test("calendar workbook", { timeout: 3_600_000 }, async () => {
    const parsed = parseCalendar({
      "stages.csv": short("stages.csv"),
      "stage_versions.csv": short("stage_versions.csv"),
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const content = { title: "Kalender", rows: calendarRowsOf(parsed), language: "id" } as const;
    const csv = Buffer.from(short("stage_versions.csv"));
    const samples = [await writeCalendarXlsx(content), await writeCalendarOds(content), csv];
    await fuzz(damagedBytes(samples), Math.ceil(RUNS / 2), async (bytes) => {
      const { tables, problems } = await readCalendarFile({ bytes }, { name: "kalender.csv", table: null });
      expect(Object.keys(tables).length + problems.length).toBeGreaterThan(0);
    });
  });

  test("backup", { timeout: 3_600_000 }, async () => {
    const rows = '{"id":"a","at":"2023-01-01T00:00:00.000Z"}\n';
    const sha256 = "0".repeat(64);
    const manifest = {
      ...{ format: "capaian-backup", version: 1, takenAt: "2023-05-10T03:00:00Z", provider: "sqlite" },
      ...{
        migrations: ["1_a"],
        tables: { User: { rows: 1, sha256 } },
        files: { "../a": { bytes: 1, sha256 } },
      },
    };
    const zip = zipOf([
      { name: "tables/User.ndjson", data: rows },
      { name: "manifest.json", data: JSON.stringify(manifest), stored: true },
    ]);
    const sealed = Buffer.from("age-encryption.org/v1\n-> scrypt AAAA 18\nAAAA\n--- AAAA\n\0\0\0");
    const path = join(folder, "fuzz.capaian");
    await fuzz(damagedBytes([zip, zip, sealed]), Math.ceil(RUNS / 2), async (bytes) => {
      writeFileSync(path, bytes);
      await refusedBy(BackupProblem, async () => {
        const backup = await openBackup(path, { passphrase: "kunci", scratch: folder });
        try {
          const name = "tables/User.ndjson";
          for await (const row of readRows(backup.entry(name, sha256), name)) expect(row).toBeDefined();
        } finally {
          await backup.close();
        }
      });
      expect(readdirSync(folder), "nothing is left").toEqual(["fuzz.capaian"]);
    });
  });

  test("issued report", { timeout: 3_600_000 }, async () => {
    const sample = await anIssuedReport();
    await fuzz(damagedBytes([sample]), RUNS, async (bytes) => {
      const found = await verifyReport(new Uint8Array(bytes), nodePorts, { keyIds: [], published: [] });
      if (found.ok) expect(bytes.equals(sample), "only the file as it was issued is whole").toBe(true);
    });
  });

  test("wording of a mail", { timeout: 3_600_000 }, async () => {
    await fuzz(damagedText(["Yth. {{nama}}, {{ kode }} jatuh tempo {{tanggal}}."]), RUNS, (text) => {
      unknownPlaces(text, ["nama"]);
      hasBrokenPlaces(text);
      expect(fillTemplate(text, { nama: "{{kode}}" })).not.toContain("[native code]");
    });
  });

  test("day asked for", { timeout: 3_600_000 }, async () => {
    const [from, today] = [CalendarDateSchema.parse("2022-11-16"), CalendarDateSchema.parse("2024-02-14")];
    await fuzz(damagedText(["2023-10-20", "2024-02-29", ""]), RUNS, (text) => {
      const read = readAsOf(text, from, today);
      if (read.ok) expect(read.asOf >= from && read.asOf <= today).toBe(true);
    });
  });

  test("form with files", { timeout: 3_600_000 }, async () => {
    const form =
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="f"; filename="a%22.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n--x--\r\n';
    await fuzz(
      fc.tuple(damagedBytes([Buffer.from(form)]), fc.integer({ min: 1, max: 64 })),
      RUNS,
      async ([bytes, step]) => {
        const headers = new Headers({ "content-type": "multipart/form-data; boundary=x" });
        const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
          start(controller) {
            for (let at = 0; at < bytes.length; at += step)
              controller.enqueue(new Uint8Array(bytes.subarray(at, at + step)));
            controller.close();
          },
        });
        let taken = 0;
        const sink = {
          write: async (chunk: Uint8Array) => {
            taken += chunk.length;
          },
          end: async () => {},
        };
        await readMultipart({ headers, body }, async () => sink);
        expect(taken).toBeLessThanOrEqual(bytes.length);
      },
    );
  });
});

/** Runs what may refuse by an error of its own; any other is the program's fault. */
async function refusedBy(kind: new (...args: never) => Error, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof kind)) throw error;
  }
}

async function anIssuedReport(): Promise<Buffer> {
  const files: Array<Buffer> = [];
  await inDatabase("sqlite", async (url) => {
    const { db, close } = await openDb(url);
    try {
      await withReported(db, async (reported) => {
        await issued(reported);
        files.push(Buffer.from((await db.periodReport.findFirstOrThrow()).snapshotJson));
      });
    } finally {
      await close();
    }
  });
  return files[0] ?? Buffer.alloc(0);
}
