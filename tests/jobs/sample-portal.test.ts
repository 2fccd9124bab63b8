import { readdirSync, readFileSync } from "node:fs";
import { readXlsx } from "hucre";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isCkanStatus, readPackageSearch } from "#app/exchange/ckan.ts";
import { type SamplePortal, startSamplePortal } from "#app/jobs/sample-portal.server.ts";

let portal: SamplePortal;

beforeAll(async () => {
  portal = await startSamplePortal({ host: "127.0.0.1", port: 0 });
});

afterAll(() => portal.stop());

const get = (path: string, init?: RequestInit) =>
  fetch(`${portal.origin}${path}`, { redirect: "manual", ...init });

async function search(query: string) {
  const response = await get(`/api/3/action/package_search?${query}`);
  const page = readPackageSearch(await response.json());
  if (page === null) throw new Error(`no CKAN answer to ${query}`);
  return { count: page.count, names: page.datasets.map(({ name }) => name), datasets: page.datasets };
}

test("the portal answers as a CKAN, page by page", async () => {
  expect(isCkanStatus(await (await get("/api/3/action/status_show")).json())).toBe(true);
  const all = await search("rows=1000");
  expect(all.count).toBe(22);
  expect(new Set(all.names).size).toBe(22);

  const order = "sort=metadata_modified+asc,id+asc";
  const first = await search(`${order}&rows=9`);
  const second = await search(`${order}&rows=9&start=9`);
  const third = await search(`${order}&rows=9&start=18`);
  expect(first).toMatchObject({ count: 22, names: { length: 9 } });
  expect([...first.names, ...second.names, ...third.names].sort()).toEqual([...all.names].sort());
  const days = first.datasets.map(({ modifiedAtSource }) => modifiedAtSource);
  expect(days).toEqual([...days].sort());
  expect((await search("")).names).toHaveLength(10);
});

test("a filter and a day narrow the search, and one that cannot be read is refused", async () => {
  expect((await search("fq=groups:wilayah")).names.sort()).toEqual(["calon-per-dapil", "peta-dapil"]);
  expect((await search("fq=res_format:GeoJSON")).names).toEqual(["peta-dapil"]);
  expect((await search("fq=-groups:wilayah&rows=100")).count).toBe(20);
  expect((await search("fq=metadata_modified:[2024-12-01T00:00:00Z TO *]")).names.sort()).toEqual([
    "dana-kampanye-pilkada",
    "hasil-pilkada",
  ]);
  expect((await get("/api/3/action/package_search?fq=nonsense")).status).toBe(409);
});

test("package_show knows a dataset by name and by id, and says so when there is none", async () => {
  const { datasets } = await search("fq=name:peta-dapil");
  const id = datasets[0]?.externalId;
  const byId = await (await get(`/api/3/action/package_show?id=${id}`)).json();
  const byName = await (await get("/api/3/action/package_show?id=peta-dapil")).json();
  expect(byId).toMatchObject({ success: true, result: { id, name: "peta-dapil" } });
  expect(byName).toMatchObject({ result: { id } });
  const missing = await get("/api/3/action/package_show?id=tidak-ada");
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ success: false, error: { __type: "Not Found Error" } });
});

test("every catalogued file opens, but for the one that is dead on purpose", async () => {
  const { datasets } = await search("rows=1000");
  const urls = datasets.flatMap(({ resources }) => resources.map(({ url }) => url));
  const answers = await Promise.all(urls.map(async (url) => ({ url, status: (await fetch(url)).status })));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([
    { url: `${portal.origin}/berkas/calon-per-dapil.csv`, status: 404 },
  ]);
});

test("the portal's traps are what they should be", async () => {
  const fake = await get("/berkas/dct-dpr-dprd.csv");
  expect([fake.status, fake.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect((await get("/dokumen-tim/hasil-audit")).headers.get("location")).toMatch(/^\/masuk\?/);
  expect(await (await get("/masuk")).text()).toContain('type="password"');
  const statutes = await (await get("/halaman/ad-art")).text();
  expect(statutes.match(/href="#"/g)).toHaveLength(3);
  expect(statutes.match(/kosong\.pdf/g)).toHaveLength(3);
  expect((await (await get("/berkas/ad-art/kosong.pdf")).arrayBuffer()).byteLength).toBe(0);
  expect((await get("/berkas/../../ilustrasi.yaml")).status).toBe(404);
  expect((await get("/berkas/%2e%2e/katalog.yaml")).status).toBe(404);
  expect((await get("/", { method: "POST" })).status).toBe(405);
});

test("a file changes once it has been opened, and stays changed for whoever has its first state", async () => {
  const changing = await startSamplePortal({ host: "127.0.0.1", port: 0 });
  const url = `${changing.origin}/berkas/anggota-terpilih.csv`;
  try {
    await fetch(url, { method: "HEAD" });
    const first = await fetch(url);
    const second = await fetch(url);
    const [before, after] = [await first.text(), await second.text()];
    expect(before).toContain("Calon Contoh 05");
    expect(after).not.toContain("Calon Contoh 05");
    expect(after.split("\n")).toHaveLength(before.split("\n").length);
    expect(await (await fetch(url)).text()).toBe(after);
    await changing.stop();

    const again = await startSamplePortal({ host: "127.0.0.1", port: 0 });
    const asked = await fetch(`${again.origin}/berkas/anggota-terpilih.csv`, {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });
    expect([asked.status, await asked.text()]).toEqual([200, after]);
    await again.stop();
  } finally {
    await changing.stop().catch(() => {});
  }
});

test("the file with personal data is in no catalogue, and its numbers belong to nobody", async () => {
  const rows = (await (await get("/berkas/responden-uji-coba.csv")).text()).trim().split("\n").slice(1);
  expect(rows).toHaveLength(6);
  for (const row of rows) expect(row).toMatch(/^\d,Warga Contoh \d\d,317999\d{10}$/);
  const { datasets } = await search("rows=1000");
  const urls = datasets.flatMap(({ resources }) => resources.map(({ url }) => url));
  expect(urls).toHaveLength(30);
  expect(urls.filter((url) => url.includes("responden"))).toEqual([]);
});

test("the newcomer's link lists a document for each party, and each opens", async () => {
  const lines = (await (await get("/berkas/tautan-ad-art.csv")).text()).trim().split("\n");
  expect(lines[0]).toBe("Nomor urut,Nama partai,Tautan AD/ART");
  const links = lines.slice(1).map((line) => line.split(",")[2] ?? "");
  expect(links).toHaveLength(18);
  for (const link of links) {
    const response = await fetch(link);
    expect([link, response.headers.get("content-type")]).toEqual([link, "application/pdf"]);
  }
});

test("the party profile has eighteen rows and seven of the nine elements", async () => {
  const bytes = new Uint8Array(await (await get("/berkas/profil-partai-politik.xlsx")).arrayBuffer());
  const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
  expect(rows).toHaveLength(19);
  expect(rows[0]).toEqual([
    ...["Nomor urut", "Nama partai", "Lambang", "Alamat kantor", "SK Kemenkumham", "Pengurus daerah"],
    "Keterwakilan perempuan (%)",
  ]);
});

test("a dataset's page describes itself for machines and links its files", async () => {
  const html = await (await get("/dataset/peta-dapil")).text();
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? "";
  expect(JSON.parse(json)).toMatchObject({ "@type": "Dataset", url: `${portal.origin}/dataset/peta-dapil` });
  expect(html).toContain(`${portal.origin}/berkas/peta-dapil.geojson`);
  expect(html).toContain("CONTOH / ILUSTRASI");
});

test("an unchanged file is not sent twice", async () => {
  const first = await get("/berkas/peta-dapil.geojson");
  const etag = first.headers.get("etag") ?? "";
  const again = await get("/berkas/peta-dapil.geojson", { headers: { "if-none-match": etag } });
  expect(again.status).toBe(304);
});

test("a portal that is stopped lets its port go", async () => {
  const other = await startSamplePortal({ host: "127.0.0.1", port: 0 });
  await other.stop();
  await expect(fetch(other.origin)).rejects.toThrow();
});

test("no table names a real party: every name in it is a sample", () => {
  const folder = "seed/ilustrasi/portal/files";
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".csv"))) {
    const [, ...rows] = readFileSync(`${folder}/${name}`, "utf8").split("\n");
    const parties = rows.join("\n").match(/Partai (?!Contoh \d)\w+/g) ?? [];
    expect([name, parties]).toEqual([name, []]);
  }
});
