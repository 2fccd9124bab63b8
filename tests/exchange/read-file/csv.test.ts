import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { labelsOf, read, readSource, writtenFile } from "./text-factories.ts";

const CSV = "Provinsi,Jumlah,Tahun\nAceh,1,2022\nBali,2,2022\nPapua,3,2022\n";

describe("the delimiter", () => {
  test.each([
    [",", "csv"],
    [";", "csv"],
    ["\t", "tsv"],
    ["|", "psv"],
  ] as const)("%j is found by vote", async (delimiter, kind) => {
    const found = await read(kind, CSV.replaceAll(",", delimiter));
    expect(found).toMatchObject({ format: kind, delimiter, rows: 3, failure: null, raggedRows: 0 });
    expect(labelsOf(found)).toEqual(["Provinsi", "Jumlah", "Tahun"]);
  });
  test("is not a comma inside quotes or numbers", async () => {
    const found = await read("csv", 'Nama;Nilai\n"Aceh, Bali, Papua";1,5\nx;2,5\n');
    expect(found).toMatchObject({ delimiter: ";", rows: 2 });
  });
  test("may be named by Excel", async () => {
    const found = await read("csv", "sep=|\r\nNama|Nilai\r\na;b|1\r\n");
    expect(found).toMatchObject({ delimiter: "|", rows: 1, headerOffset: 0 });
  });
});

describe("situations", () => {
  test("header not first, blank rows, notes below", async () => {
    const found = await read("csv", `Data Penduduk\nTahun 2022\n\n${CSV}\nSumber: BPS\n`);
    expect(found).toMatchObject({ failure: null, headerOffset: 3, headerRows: 1, rows: 3, footnoteRows: 1 });
  });
  test("merged header", async () => {
    const found = await read("csv", "Provinsi,Jumlah,\n,L,P\nAceh,1,2\nBali,3,4\n");
    expect(found.headerRows).toBe(2);
    expect(labelsOf(found)).toEqual(["Provinsi", "Jumlah L", "Jumlah P"]);
  });
  test("ragged rows", async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `w${index},1,2022`).join("\n");
    const found = await read("csv", `Nama,Nilai,Tahun\n${rows}\nkurang,1\nlebih,1,2022,x\n`);
    expect(found).toMatchObject({ failure: null, rows: 52, raggedRows: 2 });
  });
  test("duplicate and blank labels, duplicate rows", async () => {
    const found = await read("csv", "Nama,Nilai,nilai,\na,1,2,x\na,1,2,x\n");
    expect(found).toMatchObject({ duplicateLabels: ["nilai"], blankLabels: 1, duplicateRows: 1 });
  });
  test("rows of many widths are no table", async () => {
    const rows = Array.from({ length: 60 }, (_, index) =>
      Array(2 + (index % 7))
        .fill("x")
        .join(","),
    );
    expect((await read("csv", rows.join("\n"))).failure).toBe("rows-differ");
  });
  test("one column", async () => {
    expect(await read("csv", "Nama\nAceh\nBali\n")).toMatchObject({ failure: "one-column", rows: 2 });
  });
  test("a header without rows", async () => {
    expect(await read("csv", "Nama,Nilai\n")).toMatchObject({ rows: 0, tableFp: null });
  });
  test("numbers as people write them", async () => {
    const found = await read("csv", 'Nama;Nilai\na;1.234.567,89\nb;"Rp 1.000"\n');
    expect(found.columns[1]).toMatchObject({ type: "number", numberAsTextRatio: 1, max: "1234567.89" });
  });
  test("line ends of every system, also mixed, and a quote inside a cell", async () => {
    const found = await read("csv", 'Nama,Nilai\r\na 5" pipe,1\rb,2\nc,3');
    expect(found).toMatchObject({ rows: 3, failure: null, raggedRows: 0 });
  });
  test("line breaks inside quotes stay in their cell", async () => {
    expect(await read("csv", 'Nama,Nilai\n"a\nb",1\n"c ""d""",2\n')).toMatchObject({
      rows: 2,
      raggedRows: 0,
    });
  });
  test("personal data are found and not repeated", async () => {
    const found = await read("csv", "Nama,NIK\nA,3273014510900001\nB,3273014510900002\nC,3273014510900003\n");
    expect(found.pii).toContainEqual(
      expect.objectContaining({ kind: "nik", count: 3, certainty: "certain" }),
    );
    expect(JSON.stringify(found)).not.toMatch(/32730145109/);
  });
});

describe("the encoding", () => {
  const text = `Nama,Kota\n${"José,Café\nÑandú,Über\n".repeat(40)}`;
  test.each([
    ["marked UTF-8", iconv.encode(text, "utf8", { addBOM: true }), null, "utf-8", false],
    ["plain UTF-8", Buffer.from(text), null, "utf-8", false],
    ["marked UTF-16LE", iconv.encode(text, "utf-16le", { addBOM: true }), null, "utf-16le", false],
    ["marked UTF-16BE", iconv.encode(text, "utf-16be", { addBOM: true }), null, "utf-16be", false],
    ["unmarked UTF-16", iconv.encode(text, "utf-16le"), null, "utf-16le", true],
    ["declared Latin 1", iconv.encode(text, "latin1"), "text/csv; charset=iso-8859-1", "iso-8859-1", false],
    ["wrongly declared UTF-8", Buffer.from(text), "text/csv; charset=us-ascii", "us-ascii", false],
  ] as const)("of %s is known", async (_, bytes, contentType, encoding, guessed) => {
    const found = await read("csv", bytes, { contentType });
    expect(found).toMatchObject({ encodingGuessed: guessed, rows: 80 });
    if (encoding !== "us-ascii") expect(found.encoding).toBe(encoding);
    expect(found.replacedCharacters).toBe(0);
  });
  test("of Windows 1252 is guessed", async () => {
    const words = "Nama,Keterangan\nJosé,“naïve” – façade €\n".repeat(40);
    const found = await read("csv", iconv.encode(words, "windows-1252"));
    expect(found).toMatchObject({ encodingGuessed: true, replacedCharacters: 0 });
    expect(found.encoding).toMatch(/1252|8859/);
  });
  test("shows itself even where only the end of a long file is not ASCII", async () => {
    const late = iconv.encode(`${"a,b\n".repeat(40_000)}é,ü\n`, "windows-1252");
    expect(await read("csv", late)).toMatchObject({ encodingGuessed: true, replacedCharacters: 0 });
  });
  test("stays UTF-8 when a few characters of many are broken", async () => {
    const damaged = Buffer.concat([Buffer.from(text.repeat(30)), Buffer.from([0xff]), Buffer.from(",x\n")]);
    const found = await read("csv", damaged);
    expect(found).toMatchObject({ encoding: "utf-8", replacedCharacters: 1 });
  });
});

describe("hostile", () => {
  test("a quote that is never closed stops the reading after 1 MiB of 100", async () => {
    let pieces = 0;
    function* endless(): Generator<string> {
      yield 'Nama,Nilai\n"tak ditutup,1\n';
      for (; pieces < 1_600; pieces += 1) yield "baris,1\n".repeat(8_192);
    }
    const path = await writtenFile(endless());
    const started = performance.now();
    const found = await readSource("csv", { path });
    expect(found.failure).toBe("unclosed-quote");
    expect(pieces).toBe(1_600);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
  test("one line of 10 MB is no table", async () => {
    const found = await read("csv", "x,".repeat(5_000_000));
    expect(found.failure).toBe("rows-differ");
  });
  test("NUL bytes are characters like others", async () => {
    const found = await read("csv", CSV.replace("Aceh", "A\0ceh"));
    expect(found).toMatchObject({ rows: 3, failure: null });
  });
  test("300 000 rows are read in little memory", async () => {
    function* rows(): Generator<string> {
      yield "id,nama,keterangan\n";
      for (let block = 0; block < 300; block += 1) {
        const lines = Array.from(
          { length: 1_000 },
          (_, index) => `${block * 1_000 + index},nama ${index},${"k".repeat(100)}\n`,
        );
        yield lines.join("");
      }
    }
    const path = await writtenFile(rows());
    global.gc?.();
    const before = process.memoryUsage();
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().heapUsed - before.heapUsed);
    }, 20);
    const found = await readSource("csv", { path });
    clearInterval(watch);
    expect(found).toMatchObject({ rows: 300_000, failure: null, partial: false });
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(200 * 1024 * 1024);
  }, 60_000);
  test("a text that was cut by us is marked as partial and has no fingerprint", async () => {
    const found = await read("csv", 'Nama,Nilai\na,1\nb,"2', { partial: true });
    expect(found).toMatchObject({ partial: true, failure: null, tableFp: null });
    expect(found.rows).toBeGreaterThan(0);
  });
});
