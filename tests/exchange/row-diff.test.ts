import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FormatId } from "#app/domain/evidence/formats.ts";
import { diffSnapshots, type SnapshotState } from "#app/exchange/row-diff.server.ts";
import { putSnapshot } from "#app/exchange/snapshot-store.server.ts";
import { odsOf, PROVINCE_ROWS, sheetOf, xlsxOf, zipOf } from "./read-file/binary-factories.ts";
import { dbfOf } from "./read-file/shapes-factories.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "capaian-row-diff-"));
  await mkdir(join(folder, "work"));
  vi.stubEnv("TMPDIR", join(folder, "work"));
});

afterEach(async () => {
  expect(await readdir(join(folder, "work"))).toEqual([]);
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function kept(kind: FormatId, content: Uint8Array | string): Promise<SnapshotState> {
  const bytes = Buffer.from(content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await putSnapshot(folder, { bytes }, sha256);
  return { sha256, kind, contentType: null };
}

type Rows = typeof PROVINCE_ROWS;

/** The same table in every format that is read, below a title where the format allows one. */
const FORMATS: Array<[FormatId, (rows: Rows) => Promise<Uint8Array | string>]> = [
  ["csv", async (rows) => rows.map((row) => row.join(",")).join("\n")],
  [
    "xlsx",
    (rows) =>
      xlsxOf(sheetOf("Catatan", [["Sumber"], ["KPU"]]), sheetOf("Suara", [["Daftar suara"], [], ...rows])),
  ],
  ["ods", (rows) => odsOf(sheetOf("Suara", rows))],
  [
    "json",
    async ([labels = [], ...rows]) =>
      JSON.stringify({
        data: rows.map((row) => Object.fromEntries(row.map((cell, at) => [String(labels[at]), cell]))),
      }),
  ],
  ["zip", async (rows) => zipOf([{ name: "suara.csv", data: rows.map((row) => row.join(";")).join("\n") }])],
  [
    "dbase",
    async ([labels = [], ...rows]) =>
      dbfOf(
        labels.map((name) => ({ name: String(name), type: "C", length: 20 })),
        rows.map((row) => row.map(String)),
      ),
  ],
];

const LATER: Rows = [
  ...PROVINCE_ROWS.slice(0, 5),
  [15, "Provinsi 4", 99_999],
  ...PROVINCE_ROWS.slice(7),
  [91, "Papua", 1],
];

test.each(FORMATS)(
  "rows of %s are compared with the later rows of every other format",
  async (kind, write) => {
    const before = await kept(kind, await write(PROVINCE_ROWS));
    for (const [other, writeOther] of FORMATS) {
      const after = await kept(other, await writeOther(LATER));
      const found = await diffSnapshots(folder, { before, after });
      expect([other, found]).toMatchObject([
        other,
        {
          diff: {
            rowsBefore: 20,
            rowsAfter: 20,
            added: 1,
            removed: 1,
            changed: 1,
            keyColumns: ["kode"],
            partial: false,
          },
        },
      ]);
      expect(found).toMatchObject({
        diff: {
          examples: {
            added: [["91", "Papua", "1"]],
            removed: [["16", "Provinsi 5", "35"]],
            changed: [{ before: ["15", "Provinsi 4", "28"], after: ["15", "Provinsi 4", "99999"] }],
          },
        },
      });
    }
  },
);

test("a table without a header is compared by the place of its columns", async () => {
  const before = await kept("csv", "1,2,3\n4,5,6\n7,8,9\n");
  const after = await kept("csv", "1,2,3\n4,5,60\n7,8,9\n");

  expect(await diffSnapshots(folder, { before, after })).toMatchObject({
    diff: { changed: 1, columns: ["1", "2", "3"] },
  });
});

test("a state that was not kept, or that holds no table, is named", async () => {
  const [csv, pdf] = [await kept("csv", "a,b\n1,2\n"), await kept("pdf", "%PDF-1.7")];
  const lost: SnapshotState = { sha256: "0".repeat(64), kind: "csv", contentType: null };

  expect(await diffSnapshots(folder, { before: csv, after: lost })).toEqual({
    failure: "not-kept",
    state: "after",
  });
  expect(await diffSnapshots(folder, { before: pdf, after: csv })).toEqual({
    failure: "corrupt",
    state: "before",
  });
});

test("a state that was changed on disk is not compared", async () => {
  const state = await kept("csv", "a,b\n1,2\n");
  const { sha256 } = state;
  const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.gz`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, gzipSync("a,b\n1,3\n"));

  await expect(diffSnapshots(folder, { before: state, after: state })).rejects.toThrow("another digest");
});

test("of several tables in an archive the one that is described is compared, whatever its length", async () => {
  const other = { name: "lain.csv", data: `a,b\n${"1,2\n".repeat(20)}` };
  const tables = [PROVINCE_ROWS, LATER].map((rows) => rows.map((row) => row.join(",")).join("\n"));
  const [before, after] = await Promise.all(
    tables.map((data) =>
      kept("zip", zipOf([other, { name: "suara.csv", data: `${data}\n\nSumber: KPU\n` }])),
    ),
  );
  if (before === undefined || after === undefined) throw new Error("two states are compared");

  expect(await diffSnapshots(folder, { before, after })).toMatchObject({
    diff: { keyColumns: ["kode"], added: 1, removed: 1, changed: 1, rowsBefore: 20 },
  });
});
