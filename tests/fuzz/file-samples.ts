import type { FormatId } from "#app/domain/evidence/formats.ts";
import {
  inlineCell,
  odsOf,
  PROVINCE_ROWS,
  rawXlsx,
  sheetOf,
  sheetXml,
  xlsxOf,
  zipOf,
} from "#tests/exchange/read-file/binary-factories.ts";
import { documentOf } from "#tests/exchange/read-file/pdf-factories.ts";
import { dbfOf, shpOf } from "#tests/exchange/read-file/shapes-factories.ts";
import { xlsOf } from "#tests/exchange/read-file/xls-factories.ts";

/** Files as portals give them, one or more of each kind that is read. */

const CSV = "kode,provinsi,suara\n11,Aceh,7\n12,\"Sumatera, Utara\",14\n13,'Barat',\n";
const POINT = { type: "Point", coordinates: [106.8, -6.2] };
const GEO = {
  type: "FeatureCollection",
  features: [{ type: "Feature", geometry: POINT, properties: { dapil: "DKI 1", suara: 3 } }],
};
const RECORDS = [
  { kode: "11", provinsi: "Aceh", suara: 7, sub: { a: [1, 2] } },
  { kode: "12", provinsi: "Sumut" },
];
const KML =
  '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>TPS 1</name><ExtendedData><Data name="dapil"><value>1</value></Data></ExtendedData><Point><coordinates>106.8,-6.2</coordinates></Point></Placemark></Document></kml>';
const XML =
  "<?xml version='1.0' encoding='UTF-8'?><rows><row id='1'><nama>A &amp; B</nama></row><row id='2'/></rows>";
const HTML =
  "<!doctype html><html lang=id><title>Data</title><body><table><caption>Suara</caption><tr><th>Kode<th colspan=2>Suara</tr><tr><td rowspan=2>11<td>7<td>8</tr><tr><td>1<td>2</tr></table><script>var a='</table>'</script>";
const COLUMNS = [
  { name: "KODE", type: "C" as const, length: 4 },
  { name: "SUARA", type: "N" as const, length: 6 },
];
const DBF = dbfOf(COLUMNS, [
  ["11", "7"],
  ["12", "14"],
]);
const SHP = shpOf([{ point: [106.8, -6.2] }, null, { box: [95, -11, 141, 6] }], [95, -11, 141, 6]);
const PRJ = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]';

/** Samples of each kind, made once. */
export async function fileSamples(): Promise<Readonly<Partial<Record<FormatId, ReadonlyArray<Uint8Array>>>>> {
  const text = (value: string) => [Buffer.from(value)];
  const xlsx = await xlsxOf(sheetOf("Data", PROVINCE_ROWS));
  const ods = await odsOf(sheetOf("Data", PROVINCE_ROWS));
  const shapefile = zipOf([
    { name: "d.dbf", data: DBF },
    { name: "d.shp", data: SHP },
    { name: "d.prj", data: PRJ },
  ]);
  const archive = zipOf([
    { name: "a/data.csv", data: CSV },
    { name: "data.json", data: JSON.stringify(RECORDS), stored: true },
  ]);
  return {
    csv: [Buffer.from(CSV), Buffer.from(CSV, "utf16le"), Buffer.from(CSV.replaceAll(",", ";"))],
    tsv: text(CSV.replaceAll(",", "\t")),
    json: [...text(JSON.stringify(RECORDS)), ...text(JSON.stringify({ data: RECORDS, total: 2 }))],
    ndjson: text(RECORDS.map((each) => JSON.stringify(each)).join("\n")),
    jsonld: text(
      JSON.stringify({ "@context": "https://schema.org/", "@graph": [{ "@type": "Dataset", name: "D" }] }),
    ),
    geojson: text(JSON.stringify(GEO)),
    kml: text(KML),
    xml: text(XML),
    rdfxml: text(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="a"/></rdf:RDF>',
    ),
    html: text(HTML),
    turtle: text('@prefix a: <https://example.org/> . a:b a:c "d"@id .'),
    ics: text(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20230630\r\nSUMMARY:Tenggat\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ),
    xlsx: [xlsx, rawXlsx(sheetXml(`<row r="1">${inlineCell("A1", "kode")}</row>`))],
    xls: [
      xlsOf(PROVINCE_ROWS.map((row) => row.map((cell) => (typeof cell === "number" ? cell : String(cell))))),
    ],
    ods: [ods],
    dbase: [DBF],
    shapefile: [shapefile],
    pdf: [documentOf(["Tabel suara 11 7"]), documentOf(["", "Halaman 2"])],
    zip: [archive, shapefile],
  };
}
