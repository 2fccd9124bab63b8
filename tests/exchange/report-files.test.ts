import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import type { ReportDocument, ReportSheet } from "#app/domain/period-report/document.ts";
import { writeDocx } from "#app/exchange/report-docx.server.ts";
import { writeReportXlsx } from "#app/exchange/report-xlsx.server.ts";

const DOCUMENT: ReportDocument = {
  ...{ language: "id", title: "Laporan B06", running: "Laporan B06, versi 1", foot: "SHA-256 abc" },
  page: { before: "Halaman", between: "dari" },
  blocks: [
    { kind: "heading", level: 1, text: "Laporan capaian B06" },
    { kind: "text", text: "Empat terverifikasi & dua <tanpa> bukti." },
    { kind: "facts", rows: [["Dilaporkan", "100 %"]] },
    { kind: "list", items: ["B06.4: gagal"] },
    {
      kind: "table",
      caption: "Aksi",
      head: ["Kode", "Terbukti"],
      rows: [
        ["A0", "100 %"],
        ["A1", "59 %"],
      ],
      right: [1],
    },
    { kind: "page_break" },
    { kind: "signatures", people: [{ role: "Diterbitkan", name: "Rina", on: "28 Juli 2023" }] },
  ],
};
const SHEETS: Array<ReportSheet> = [
  {
    name: "Target",
    columns: [
      { title: "Kode", width: 10 },
      { title: "Terbukti (%)", width: 12, isPercent: true },
    ],
    rows: [
      ["A1-B06", 59.25],
      ["A2-B06", null],
    ],
  },
];

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Array<Buffer> = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
    parts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
  }
  return parts;
}

function readXml(xml: string): { text: string; tags: Array<string> } {
  const parser = new SaxesParser();
  let text = "";
  const tags: Array<string> = [];
  parser.on("text", (piece) => {
    text += piece;
  });
  parser.on("opentag", ({ name }) => tags.push(name));
  parser.write(xml).close();
  return { text, tags };
}

test("the DOCX is an archive of sound XML with headings, a repeated table head, and page numbers", async () => {
  const parts = await partsOf(await writeDocx(DOCUMENT));
  for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) readXml(xml);
  const body = readXml(parts.get("word/document.xml") ?? "");
  expect(body.text).toContain("Empat terverifikasi & dua <tanpa> bukti.");
  expect(body.tags.filter((tag) => tag === "w:tblHeader")).toHaveLength(1);
  expect(parts.get("word/document.xml")).toContain('w:val="Heading1"');
  const footers = [...parts].filter(([name]) => name.startsWith("word/footer")).map(([, xml]) => xml);
  expect(footers.join("")).toContain("NUMPAGES");
  expect(footers.join("")).toContain("SHA-256 abc");
});

test("the XLSX is read back with its numbers as numbers and its first row in view", async () => {
  const bytes = await writeReportXlsx(SHEETS, "Laporan B06");
  const book = await readXlsx(bytes);
  expect(book.sheets[0]?.rows).toEqual([
    ["Kode", "Terbukti (%)"],
    ["A1-B06", 59.25],
    ["A2-B06", null],
  ]);
  const sheet = (await partsOf(bytes)).get("xl/worksheets/sheet1.xml") ?? "";
  expect(readXml(sheet).tags).toContain("pane");
});

const OFFICE = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find(existsSync);

test.skipIf(OFFICE === undefined)(
  "LibreOffice opens both (skipped where it is not installed)",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "capaian-office-"));
    try {
      writeFileSync(join(folder, "a.docx"), await writeDocx(DOCUMENT));
      writeFileSync(join(folder, "b.xlsx"), await writeReportXlsx(SHEETS, "B06"));
      const convert = (to: string, file: string) =>
        execFileSync(OFFICE ?? "", [
          ...[`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to],
          ...["--outdir", folder, join(folder, file)],
        ]);
      convert("txt:Text", "a.docx");
      convert("csv", "b.xlsx");
      expect(readFileSync(join(folder, "a.txt"), "utf8")).toContain("Empat terverifikasi");
      expect(readFileSync(join(folder, "b.csv"), "utf8")).toContain("A1-B06,59.2");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);

if (OFFICE === undefined)
  process.stderr.write("LibreOffice is not installed: its half of the file tests is SKIPPED\n");
