/**
 * Writes the sample portal's files. Run once, commit what it writes:
 *
 *     node seed/ilustrasi/portal/make-files.mjs
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeXlsx } from "hucre";
import { pdfOfScan, pdfOfText, pngMap } from "./make-drawings.mjs";
import { districts, partyNumbers, tables } from "./make-tables.mjs";
import { laterTables, trapTables } from "./make-traps.mjs";

const portal = dirname(fileURLToPath(import.meta.url));

/** Tables published as XLSX; the others are CSV, and `profil-partai-politik` is both. */
const AS_XLSX = ["profil-partai-politik", "dct-dpr-dprd", "calon-terpilih"];
/** The address `/berkas/dct-dpr-dprd.csv` answers with an error page, `/berkas/calon-per-dapil.csv` not at all. */
const NOT_AS_CSV = ["dct-dpr-dprd", "calon-terpilih", "calon-per-dapil"];

const DOCUMENTS = {
  "daftar-elemen-data": "Daftar elemen data yang diserahkan",
  "keputusan-data-dibuka": "Keputusan contoh tentang data yang dibuka",
  "catatan-standar-data": "Catatan pembahasan standar data",
  "nota-kesepahaman": "Nota kesepahaman contoh",
  "elemen-data-calon": "Daftar elemen data calon",
  "catatan-pertemuan-2023": "Catatan pertemuan rutin 2023",
  "evaluasi-akhir": "Evaluasi akhir bersama",
  "serah-terima": "Dokumen serah terima",
};

function save(name, bytes, folder = "files") {
  const path = join(portal, folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function csvOf(rows) {
  const cell = (value) =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return `${rows.map((row) => row.map(cell).join(",")).join("\n")}\n`;
}

/** A workbook is served as it is, so its links name a host that does not exist. */
function xlsxOf(rows) {
  const fixed = rows.map((row) => row.map((value) => absolute(value)));
  return writeXlsx({ sheets: [{ name: "Contoh", rows: fixed }] });
}

function absolute(value) {
  return typeof value === "string" ? value.replace("{{portal}}", "https://portal-contoh.test") : value;
}

function geoJson() {
  const features = districts.map(({ code, name, area, seats, west }) => ({
    type: "Feature",
    properties: {
      kode_dapil: code,
      nama_dapil: name,
      lembaga: "DPR",
      kode_wilayah: area,
      jumlah_kursi: seats,
    },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [west, -7],
          [west + 0.5, -7],
          [west + 0.5, -6.5],
          [west, -6.5],
          [west, -7],
        ],
      ],
    },
  }));
  return `${JSON.stringify({ type: "FeatureCollection", name: "Peta dapil contoh (ilustrasi)", features }, null, 1)}\n`;
}

for (const [name, rows] of Object.entries({ ...tables, ...trapTables })) {
  if (!NOT_AS_CSV.includes(name)) save(`${name}.csv`, csvOf(rows));
  if (AS_XLSX.includes(name)) save(`${name}.xlsx`, await xlsxOf(rows));
}
for (const [name, rows] of Object.entries(laterTables)) save(`${name}.csv`, csvOf(rows), "later");
save("calon-per-dapil-2024.csv", csvOf(tables["calon-per-dapil"]));

const [columns, ...records] = tables["hasil-sementara"];
const keys = columns.map((label) => label.toLowerCase().replaceAll(" ", "_"));
const list = records.map((row) => Object.fromEntries(row.map((value, index) => [keys[index], value])));
save("hasil-sementara.json", `${JSON.stringify(list, null, 1)}\n`);

save("peta-dapil.geojson", geoJson());
save("peta-dapil.png", pngMap(320, 200));
save("penetapan-hasil-pindaian.pdf", pdfOfScan(420, 594));
for (const [name, title] of Object.entries(DOCUMENTS)) {
  save(`${name}.pdf`, pdfOfText(title, ["Isi dokumen ini dibuat untuk menunjukkan cara kerja Capaian."]));
}
for (const number of partyNumbers) {
  const title = `AD/ART Partai Contoh ${Number(number)}`;
  save(`ad-art/partai-contoh-${number}.pdf`, pdfOfText(title, ["Pasal 1. Partai ini hanya contoh."]));
}
