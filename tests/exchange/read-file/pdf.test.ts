import fc from "fast-check";
import { expect, test } from "vitest";
import { createPiiScanner } from "#app/domain/evidence/pii/scanner.ts";
import { ProfileSchema } from "#app/domain/evidence/profile.ts";
import { readPdf } from "#app/exchange/read-file/pdf.server.ts";
import { createReaderPool } from "#app/exchange/read-file/reader-pool.server.ts";
import { documentOf } from "./pdf-factories.ts";

const HINT = { kind: "pdf", contentType: null, ownHost: null, partial: false } as const;
const SAMPLES = "seed/ilustrasi/portal/files";
const read = (bytes: Uint8Array) => readPdf({ bytes }, { partial: false, newScanner: null });

test("pages with text and pages without are told apart", async () => {
  const profile = await read(documentOf(["Halaman satu", "", "   ", "Halaman empat"]));

  expect(ProfileSchema.parse(profile)).toEqual(profile);
  expect(profile).toMatchObject({ format: "pdf", failure: null, partial: false });
  expect(profile.pdf).toEqual({ pages: 4, textPages: 2, tagged: false, lang: null, title: null });
});

test("tags, language and title are read", async () => {
  const title = "<< /Title (Laporan Dana Kampanye) >>";
  const bytes = documentOf(["Isi"], "/MarkInfo << /Marked true >> /Lang (id-ID)", "/Info 6 0 R", [title]);

  expect((await read(bytes)).pdf).toEqual({
    ...{ pages: 1, textPages: 1, tagged: true, lang: "id-ID", title: "Laporan Dana Kampanye" },
  });
});

test("personal data in the text of any page are found, and a scanned page is not said to be clean", async () => {
  const newScanner = () => createPiiScanner();
  const look = (pages: Array<string>) =>
    readPdf({ bytes: documentOf(pages) }, { partial: false, newScanner });
  const found = await look(["Daftar warga", "NIK: 3273056010900001"]);

  expect(found).toMatchObject({
    piiSearched: true,
    pii: [{ kind: "nik", firstRow: 2, certainty: "certain" }],
  });
  expect(JSON.stringify(found)).not.toContain("3273056010900001");
  expect(await look(["Isi", ""])).toMatchObject({ piiSearched: false, pii: [] });
});

test("no more than 500 pages are looked at", async () => {
  const profile = await read(documentOf(Array.from({ length: 503 }, () => "Isi")));

  expect(profile).toMatchObject({ partial: true, pdf: { pages: 503, textPages: 500 } });
});

test.each([
  ["nota-kesepahaman.pdf", 1],
  ["penetapan-hasil-pindaian.pdf", 0],
])("the sample %s has %i page with text", async (name, textPages) => {
  const profile = await readPdf({ path: `${SAMPLES}/${name}` }, { partial: false, newScanner: null });

  expect(profile).toMatchObject({ failure: null, pdf: { pages: 1, textPages } });
});

test("a password is told, and nothing of the document is", async () => {
  const hash = "00".repeat(32);
  const lock = `<< /Filter /Standard /V 1 /R 2 /O <${hash}> /U <${hash}> /P -44 >>`;
  const trailer = "/Encrypt 6 0 R /ID [<01> <01>]";

  expect(await read(documentOf(["Isi"], "", trailer, [lock]))).toMatchObject({
    failure: "encrypted",
    pdf: null,
  });
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["no document", Buffer.from("%PDF-1.7\nbukan dokumen")],
  ["a page", Buffer.from("<!doctype html><p>404")],
])("%s is corrupt", async (_what, bytes) => {
  expect(await read(bytes)).toMatchObject({ failure: "corrupt", pdf: null });
});

test("only the beginning of a large document is too large, not corrupt", async () => {
  const bytes = documentOf(["Isi"]).subarray(0, 60);

  expect(await readPdf({ bytes }, { partial: true, newScanner: null })).toMatchObject({
    failure: "too-large",
    partial: true,
  });
});

test("a document cut anywhere or with any bytes changed is a profile and never costs a reader", async () => {
  const pool = createReaderPool({ registers: [], size: 1 }); // as files are read: in a thread of their own
  const whole = documentOf(["Halaman satu", ""]);
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.array(change, { maxLength: 8 }), async (length, changes) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      const profile = await pool.read({ bytes: bytes.slice(0, length) }, HINT);
      expect(ProfileSchema.safeParse(profile).success).toBe(true);
      expect(profile.failure).not.toBe("reader-stopped");
    }),
    { numRuns: 120 },
  );
  await pool.close();
});
