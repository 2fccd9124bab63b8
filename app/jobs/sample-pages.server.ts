import { escapeXml } from "#app/domain/escape-xml.ts";
import type { Package } from "./sample-catalogue.server.ts";

const PARTIES = 18;
/** Parties whose statutes open nothing, by design. */
const DEAD_LINKS = [3, 7, 12];
const EMPTY_DOCUMENTS = [5, 9, 16];

const NOTICE =
  "Portal contoh untuk ilustrasi. Semua partai, calon, wilayah, dan angka di sini dibuat-buat. " +
  "Portal ini hanya ada supaya Capaian dapat menunjukkan pemeriksaan bukti tanpa internet. " +
  "Tidak satu pun isinya berasal dari KPU atau menggambarkan pemilu yang sesungguhnya.";

/** A page's HTML by its path, or null when the sample portal has no such page. */
export function samplePage(path: string, packages: ReadonlyArray<Package>, origin: string): string | null {
  switch (path) {
    case "/":
    case "/dataset":
      return listPage(packages);
    case "/masuk":
      return loginPage();
    case "/halaman/info-parpol":
      return partiesPage();
    case "/halaman/ad-art":
      return statutesPage();
    case "/halaman/arsip-hasil":
      return archivePage();
    default: {
      const name = /^\/dataset\/([a-z0-9-]+)$/.exec(path)?.[1];
      const dataset = packages.find((candidate) => candidate.name === name);
      return dataset === undefined ? null : datasetPage(dataset, origin);
    }
  }
}

export function missingPage(): string {
  return layout("Halaman tidak ditemukan", "<p>Alamat ini tidak ada di portal contoh.</p>");
}

/** The symbol (*lambang*) of a sample party. */
export function partySymbol(number: string): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><title>Lambang contoh</title>' +
    '<circle cx="32" cy="32" r="30" fill="#dfe7ee" stroke="#33475b"/>' +
    `<text x="32" y="40" font-size="22" text-anchor="middle" fill="#33475b">${number}</text></svg>\n`
  );
}

function listPage(packages: ReadonlyArray<Package>): string {
  const rows = packages.map(
    ({ name, title, notes }) =>
      `<li><a href="/dataset/${name}">${escapeXml(title)}</a>: ${escapeXml(notes)}</li>`,
  );
  const pages = [
    ["/halaman/info-parpol", "Informasi partai"],
    ["/halaman/ad-art", "Dokumen AD/ART"],
    ["/halaman/arsip-hasil", "Arsip hasil"],
  ].map(([path, title]) => `<li><a href="${path}">${title}</a></li>`);
  return layout(
    "Portal Data Contoh",
    `<h2>${packages.length} dataset</h2><ul>${rows.join("")}</ul><ul>${pages.join("")}</ul>`,
  );
}

function datasetPage(dataset: Package, origin: string): string {
  const described = {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": `${origin}/dataset/${dataset.name}`,
    url: `${origin}/dataset/${dataset.name}`,
    identifier: dataset.id,
    name: dataset.title,
    description: dataset.notes,
    license: dataset.license_url,
    dateModified: dataset.metadata_modified.slice(0, 10),
    publisher: { "@type": "Organization", name: dataset.organization.title },
    distribution: dataset.resources.map((resource) => ({
      "@type": "DataDownload",
      name: resource.name,
      encodingFormat: resource.format,
      contentUrl: resource.url,
    })),
  };
  const files = dataset.resources.map(
    ({ url, name, format }) => `<li><a href="${url}">${escapeXml(name)}</a> (${format})</li>`,
  );
  return layout(
    dataset.title,
    `<p>${escapeXml(dataset.notes)}</p><p>Lisensi: ${dataset.license_title}. ` +
      `Diperbarui ${dataset.metadata_modified.slice(0, 10)}.</p><h2>Berkas</h2><ul>${files.join("")}</ul>`,
    `<link rel="canonical" href="${origin}/dataset/${dataset.name}">` +
      `<script type="application/ld+json">${JSON.stringify(described).replaceAll("<", "\\u003c")}</script>`,
  );
}

function partiesPage(): string {
  const rows = numbers().map(
    (number) => `<tr><td>${number}</td><td>Partai Contoh ${number}</td><td>Kota Contoh</td></tr>`,
  );
  return layout(
    "Informasi partai contoh",
    `<p>Halaman ini dapat dibuka tanpa masuk. Isinya ${PARTIES} partai contoh.</p>` +
      "<table><caption>Partai contoh</caption><thead><tr><th>Nomor urut</th><th>Nama partai</th>" +
      `<th>Kantor</th></tr></thead><tbody>${rows.join("")}</tbody></table>`,
  );
}

function statutesPage(): string {
  const links = numbers().map(
    (number) => `<li><a href="${statuteLink(number)}">Partai Contoh ${number}</a></li>`,
  );
  return layout(
    "Dokumen AD/ART",
    "<p>Delapan belas tautan. Enam di antaranya sengaja tidak membuka dokumen: tiga tidak menuju ke mana pun, " +
      `tiga membuka berkas kosong.</p><ul>${links.join("")}</ul>`,
  );
}

function statuteLink(number: number): string {
  if (DEAD_LINKS.includes(number)) return "#";
  if (EMPTY_DOCUMENTS.includes(number)) return "/berkas/ad-art/kosong.pdf";
  return `/berkas/ad-art/partai-contoh-${String(number).padStart(2, "0")}.pdf`;
}

function archivePage(): string {
  return layout(
    "Arsip hasil",
    "<p>Arsip contoh. Setiap berkas disimpan di alamat yang sama selamanya, dengan isi yang sama.</p>" +
      '<ul><li><a href="/berkas/gabungan-dapil-suara.csv">Gabungan dapil, calon, dan suara (CSV)</a></li>' +
      '<li><a href="/berkas/hasil-uji-coba.csv">Hasil uji coba (CSV)</a></li></ul>',
  );
}

function loginPage(): string {
  return (
    '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Masuk (contoh)</title></head><body>' +
    "<h1>Masuk</h1><p>Contoh / ilustrasi. Halaman ini meminta masuk dan tidak menyimpan apa pun.</p>" +
    '<form method="get" action="/masuk"><label>Nama pengguna <input name="u" autocomplete="off"></label>' +
    '<label>Kata sandi <input type="password" name="p" autocomplete="off"></label>' +
    "<button>Masuk</button></form></body></html>\n"
  );
}

function layout(title: string, body: string, head = ""): string {
  return (
    `<!doctype html>\n<html lang="id"><head><meta charset="utf-8"><title>${escapeXml(title)} · Portal contoh</title>` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">${head}` +
    "<style>body{font:16px/1.5 system-ui;max-width:48rem;margin:2rem auto;padding:0 1rem}</style></head>" +
    `<body><p><strong>CONTOH / ILUSTRASI</strong></p><h1>${escapeXml(title)}</h1>${body}` +
    `<hr><p>${NOTICE}</p></body></html>\n`
  );
}

function numbers(): Array<number> {
  return Array.from({ length: PARTIES }, (_, index) => index + 1);
}
