import { gzipSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { FORMAT_IDS } from "#app/domain/evidence/formats.ts";
import type { Sniff } from "#app/domain/evidence/sniff.ts";
import { sniffed, XML, zip } from "./sniff-factories.ts";

const TABLE = "kode;nama;suara\n11;Aceh;10\n12;Sumatera Utara;20\n13;Sumatera Barat;30\n";

const texts: Array<[string, string, string]> = [
  ["CSV", "kode,nama,suara\n11,Aceh,10\n12,Sumut,20\n", "csv"],
  ["CSV with semicolons", TABLE, "csv"],
  ["CSV that begins as a bitmap does", `BMKG,stasiun,suhu\n1,"Kemayoran, Jakarta",31\n2,Citeko,24\n`, "csv"],
  ["TSV", "a\tb\tc\n1\t2\t3\n4\t5\t6\n", "tsv"],
  ["PSV", "a|b|c\n1|2|3\n4|5|6\n", "psv"],
  ["prose with commas", "Kepada Yth, Bapak\nDengan hormat, kami\nsampaikan bahwa, data\n", "text"],
  ["JSON", '{"nama":"Aceh","suara":[1,2]}', "json"],
  ["GeoJSON", '{"type":"FeatureCollection","features":[{"type":"Feature"}]}', "geojson"],
  ["TopoJSON", '{"type":"Topology","objects":{}}', "topojson"],
  ["JSON-LD", '{"@context":"https://schema.org","@type":"Dataset"}', "jsonld"],
  ["NDJSON", '{"a":1}\n{"a":2}\n{"a":3}\n', "ndjson"],
  ["XML", `${XML}<data><baris/></data>`, "xml"],
  ["KML", `${XML}<kml xmlns="http://www.opengis.net/kml/2.2"></kml>`, "kml"],
  ["GPX", `${XML}<gpx version="1.1"></gpx>`, "gpx"],
  ["GML", `${XML}<gml:FeatureCollection/>`, "gml"],
  ["Atom", `${XML}<feed xmlns="http://www.w3.org/2005/Atom"/>`, "atom"],
  ["RSS", `${XML}<rss version="2.0"></rss>`, "rss"],
  ["IATI", `${XML}<iati-activities version="2.03"/>`, "iati"],
  ["a sitemap", `${XML}<!-- x --><urlset></urlset>`, "sitemap"],
  ["WMS", `${XML}<WMS_Capabilities version="1.3.0"/>`, "wms"],
  ["WFS", `${XML}<wfs:WFS_Capabilities version="2.0.0"/>`, "wfs"],
  ["RDF/XML", `${XML}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>`, "rdfxml"],
  ["SVG", `${XML}<svg xmlns="http://www.w3.org/2000/svg"/>`, "svg"],
  ["Turtle", "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n", "turtle"],
  ["N-Triples", '<http://a/1> <http://a/p> <http://a/2> .\n<http://a/2> <http://a/p> "x" .\n', "ntriples"],
  ["a calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "ics"],
  ["RTF", "{\\rtf1\\ansi Halo}", "rtf"],
  ["HTML", "<!doctype html><title>Laman</title>", "html"],
  ["HTML without its doctype", "<!-- sejak 2019 --><table><tr><td>1</td></tr></table>", "html"],
  ["XHTML", `${XML}<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head/></html>`, "html"],
];

test.each(texts)("%s is told by its text", async (_name, body, kind) => {
  expect((await sniffed(body)).kind).toBe(kind);
});

const binaries: Array<[string, Buffer, string, string]> = [
  ["PDF", Buffer.from("%PDF-1.7\n%âãÏÓ\n"), "x", "pdf"],
  ["PNG", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "x", "png"],
  ["JPEG", Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), "x", "jpeg"],
  ["gzip", gzipSync("x".repeat(500)), "x", "gzip"],
  ["XLSX", zip({ "[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>" }), "x", "xlsx"],
  ["XLSX cut before its directory", zip({ "xl/worksheets/sheet1.xml": "<x/>" }, false), "x", "xlsx"],
  ["XLSB", zip({ "[Content_Types].xml": "<x/>", "xl/workbook.bin": "x" }), "x", "xlsb"],
  ["DOCX", zip({ "word/document.xml": "<x/>" }), "x", "docx"],
  ["PPTX", zip({ "ppt/presentation.xml": "<x/>" }), "x", "pptx"],
  ["ODS", zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }), "x", "ods"],
  ["ODT", zip({ mimetype: "application/vnd.oasis.opendocument.text" }), "x", "odt"],
  [
    "a shapefile in an archive",
    zip({ "dapil.shp": "x", "dapil.dbf": "x", "dapil.shx": "x" }),
    "x",
    "shapefile",
  ],
  ["GTFS", zip({ "stops.txt": "x", "routes.txt": "x", "trips.txt": "x" }), "x", "gtfs"],
  ["KMZ", zip({ "doc.kml": "<kml/>" }), "x", "kmz"],
  ["a plain archive", zip({ "hasil.csv": "a,b", "baca.txt": "x" }), "x", "zip"],
  ["a bare shapefile", Buffer.from("0000270a00000000", "hex"), "dapil.shp", "shapefile"],
  ["dBase", Buffer.from("037b0a010000000000000000", "hex"), "dapil.dbf", "dbase"],
  ["Parquet", Buffer.from("PAR1\0\0"), "x", "parquet"],
  ["NetCDF", Buffer.from("CDF\x01\0\0"), "x", "netcdf"],
  ["SQLite", Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(90)]), "x", "sqlite"],
  ["Access", Buffer.from("\0\x01\0\0Standard Jet DB\0"), "x", "mdb"],
  ["noise", Buffer.from([1, 2, 3, 0, 255, 254, 9, 0]), "x", "binary"],
];

test.each(binaries)("%s is told by its bytes", async (_name, body, file, kind) => {
  expect((await sniffed(body, { url: `https://data.example.org/${file}` })).kind).toBe(kind);
});

test("an old office file is told by its streams, and by its name only when they are out of sight", async () => {
  const container = Buffer.alloc(2_048);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(container);
  const nameless = await sniffed(container, { url: "https://x.example.org/a.doc" });
  container.write("Workbook", 512, "utf16le");

  expect(nameless.kind).toBe("doc");
  expect((await sniffed(container, { url: "https://x.example.org/a.doc" })).kind).toBe("xls");
});

test("a GeoPackage is told from other SQLite files", async () => {
  const file = Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(90)]);
  file.write("GPKG", 68);
  expect((await sniffed(file)).kind).toBe("geopackage");
});

test("members of an archive are listed from its directory", async () => {
  expect((await sniffed(zip({ "a/hasil.csv": "x", "b.xlsx": "y" }))).members).toEqual([
    "a/hasil.csv",
    "b.xlsx",
  ]);
});

test("nothing is empty, whatever it is called", async () => {
  const seen = await sniffed("", { url: "https://x.example.org/a.csv", contentType: "text/csv" });
  expect(seen).toMatchObject({ kind: "empty", extension: "csv", contentType: "text/csv" });
});

test("a list of one column counts as a table only when the publisher calls it one", async () => {
  const list = "nama\nAceh\nBali\n";
  expect((await sniffed(list)).kind).toBe("text");
  expect(await sniffed(list, { contentType: "text/csv" })).toMatchObject({
    ...{ kind: "csv", sample: { dataRows: 2, columns: 1 } },
  });
});

test("HTML called .csv is HTML", async () => {
  const seen = await sniffed("<html><body>Galat</body></html>", {
    ...{ url: "https://x.example.org/hasil.csv", contentType: "text/csv" },
  });
  expect(seen).toMatchObject({ kind: "html", extension: "csv", contentType: "text/csv" });
});

test("the file name the server gives counts before the address", async () => {
  const seen = await sniffed(TABLE, {
    ...{ url: "https://x.example.org/download.php", disposition: 'attachment; filename="hasil 2024.csv"' },
  });
  expect(seen.extension).toBe("csv");
});

const encodings: Array<[string, Uint8Array, string, string, string]> = [
  ["a byte order mark", iconv.encode("é,a\n1,2\n3,4\n", "utf-16le", { addBOM: true }), "", "utf-16le", "bom"],
  [
    "the server",
    iconv.encode("é;ü\n1;2\n", "windows-1252"),
    "text/csv; charset=ISO-8859-1",
    "iso-8859-1",
    "http",
  ],
  ["strict UTF-8", Buffer.from("é,ü\n1,2\n"), "text/csv", "utf-8", "utf8"],
  ["UTF-8 the server misnames", Buffer.from("é,ü\n1,2\n"), "text/csv; charset=ngawur", "utf-8", "utf8"],
];

test.each(encodings)("the encoding is taken from %s", async (_name, body, contentType, encoding, source) => {
  expect(await sniffed(body, { contentType })).toMatchObject({ encoding, encodingSource: source });
});

test("bytes that contradict the server's word are read as what they are", async () => {
  const seen = await sniffed(iconv.encode("kafé,tést\n1,2\n3,4\n", "windows-1252"), {
    contentType: "text/csv; charset=utf-8",
  });
  expect(seen).toMatchObject({ kind: "csv", encodingSource: "guess" });
});

test("first bytes that end in the middle of a character are still UTF-8", async () => {
  const bytes = Buffer.from("nama,kota\nÉ,é\nÉ,é").subarray(0, -1);
  expect(await sniffed(bytes, { totalBytes: 1_000 })).toMatchObject({
    encoding: "utf-8",
    whole: false,
    sample: null,
  });
});

const samples: Array<[string, string, Sniff["sample"]]> = [
  [
    "a header without rows",
    "kode,nama,suara\n",
    { dataRows: 0, columns: 3, textCells: 0, placeholderCells: 0 },
  ],
  [
    "examples",
    "kode,nama,ket\n1,Contoh A,test\n",
    { dataRows: 1, columns: 3, textCells: 2, placeholderCells: 2 },
  ],
  ["an empty list", "[]", { dataRows: 0, columns: 0, textCells: 0, placeholderCells: 0 }],
  [
    "features",
    '{"type":"FeatureCollection","features":[{"properties":{"nama":"lorem"}}]}',
    { dataRows: 1, columns: 1, textCells: 1, placeholderCells: 1 },
  ],
];

test.each(samples)("a small table with %s is counted", async (_name, body, sample) => {
  expect((await sniffed(body, { contentType: body.startsWith("kode") ? "text/csv" : "" })).sample).toEqual(
    sample,
  );
});

test("no bytes make the sniffer throw", async () => {
  const starts = [
    "",
    "PK\x03\x04",
    "\xd0\xcf\x11\xe0",
    "SQLite format 3\0",
    "<html",
    "<?xml",
    "{",
    "%PDF-",
    "BM",
  ];
  const types = [undefined, "text/html", "text/csv; charset=utf-16", "text/csv; charset=ngawur"];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...types),
      async (start, rest, contentType) => {
        const head = Buffer.concat([Buffer.from(start, "latin1"), rest]);
        const seen = await sniffed(head, contentType === undefined ? {} : { contentType });
        expect(FORMAT_IDS).toContain(seen.kind);
      },
    ),
    { numRuns: 500 },
  );
});

test("hostile text is read in little time", async () => {
  const started = performance.now();
  for (const body of [
    "<".repeat(65_536),
    "<a ".repeat(20_000),
    '{"'.repeat(30_000),
    "[".repeat(65_536),
    '"'.repeat(65_536),
  ]) {
    await sniffed(body, { contentType: "text/html" });
    await sniffed(body, { contentType: "text/csv" });
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});
