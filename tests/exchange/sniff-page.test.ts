import { expect, test } from "vitest";
import type { Sniff } from "#app/domain/evidence/sniff.ts";
import { sniffed, XML } from "./sniff-factories.ts";

test("a page shows its title, language, text, scripts, form and links to data", async () => {
  const html = `<!doctype html><html lang="id"><head><title> Hasil &amp; Data </title>
    <link rel="canonical" href="/dataset/hasil"><base href="https://data.example.org/dataset/">
    <script src="a.js"></script><style>p{}</style>
    <script type="application/ld+json">{"@graph":[{"@type":"Dataset","@id":"https://data.example.org/id/7",
      "license":"https://creativecommons.org/licenses/by/4.0/"}]}</script></head>
    <body><!-- <a href="tersembunyi.csv"> --><h1>Hasil</h1><p>Suara &lt;sah&gt;</p>
    <a href="hasil.csv">CSV</a> <a href='hasil.xlsx#x'>Excel</a> <a href=peta.geojson>Peta</a>
    <a href="?format=json">API</a> <a href="hasil.csv">lagi</a> <a href="foto.png">Foto</a> <a href="javascript:x()">x</a>
    <form><input type="password" name="p"></form></body></html>`;
  const seen = await sniffed(html, { url: "https://data.example.org/dataset/hasil" });

  expect(seen).toMatchObject({
    ...{ kind: "html", title: "Hasil & Data", lang: "id", scripts: 1, loginForm: true },
    canonicalUrl: "https://data.example.org/dataset/hasil",
    datasetIds: ["https://data.example.org/id/7"],
    licenceUrls: ["https://creativecommons.org/licenses/by/4.0/"],
    dataLinks: [
      { url: "https://data.example.org/dataset/hasil.csv", format: "csv" },
      { url: "https://data.example.org/dataset/hasil.xlsx", format: "xlsx" },
      { url: "https://data.example.org/dataset/peta.geojson", format: "geojson" },
      { url: "https://data.example.org/dataset/?format=json", format: "json" },
    ],
  });
  expect(seen.textLength).toBe("Hasil Suara <sah> CSV Excel Peta API lagi Foto x".length);
});

test("two error pages of one site are alike although each repeats its address", async () => {
  const page = (leaf: string) =>
    `<title>404</title><p>Maaf, halaman /unduh/${leaf} yang Anda cari tidak tersedia di situs resmi kami.</p>`;
  const one = await sniffed(page("adart-partai"), { url: "https://x.example.org/unduh/adart-partai" });
  const two = await sniffed(page("0123456789abcdef"), {
    url: "https://x.example.org/unduh/0123456789abcdef",
  });

  expect(one.simhash).toMatch(/^[0-9a-f]{16}$/);
  expect(one.simhash).toBe(two.simhash);
});

const markers: Array<[string, string, Partial<Sniff>]> = [
  ["cloudflare", "<title>Just a moment...</title>", { challenge: "cloudflare" }],
  [
    "f5",
    "<html><body>The requested URL was rejected. Please consult with your administrator.</body></html>",
    { challenge: "f5" },
  ],
  [
    "php",
    "<html><b>Fatal error</b>: Uncaught Error in /var/www/x.php on line 3</html>",
    { errorMarker: "php" },
  ],
  ["asp", "<html><title>x</title><h1>Server Error in '/' Application.</h1></html>", { errorMarker: "asp" }],
  ["java", "<html><title>HTTP Status 500 – Internal Server Error</title></html>", { errorMarker: "java" }],
  ["title", "<html><title>404 Not Found</title></html>", { errorMarker: "error-title" }],
  ["parking", "<html><p>This domain is for sale</p></html>", { parkedMarker: "for-sale" }],
  ["start page", "<html><title>Welcome to nginx!</title></html>", { parkedMarker: "start-page" }],
  ["ogc", `${XML}<ServiceExceptionReport version="1.3.0"/>`, { errorMarker: "ogc" }],
  ["ckan", '{"help":"x","success":false,"error":{"message":"Not found"}}', { errorMarker: "json" }],
  ["api", '{"error":{"code":500}}', { errorMarker: "json" }],
];

test.each(markers)("the marks of %s are recognised", async (_name, body, expected) => {
  expect(await sniffed(body)).toMatchObject(expected);
});

test.each([
  '<html><title>Berita 404 hari</title><script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script></html>',
  '{"error":null,"data":[{"a":1}]}',
  '{"success":true,"result":{"records":[{"a":1}]}}',
])("%s carries no mark", async (body) => {
  expect(await sniffed(body)).toMatchObject({ challenge: null, errorMarker: null, parkedMarker: null });
});
