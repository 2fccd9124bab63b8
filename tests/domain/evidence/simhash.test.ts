import fc from "fast-check";
import { expect, test } from "vitest";
import { simhash, simhashDistance } from "#app/domain/evidence/simhash.ts";

const PAGE =
  "Maaf, halaman yang Anda cari tidak tersedia. Silakan kembali ke beranda atau hubungi kami melalui surel resmi " +
  "lembaga. Jam layanan Senin sampai Jumat pukul delapan sampai enam belas waktu Indonesia barat.";

test("the same words give the same fingerprint, whatever stands between them", () => {
  expect(simhash(PAGE)).toBe(simhash(PAGE.toUpperCase().replaceAll(" ", "\n")));
  expect(simhash(PAGE)).toMatch(/^[0-9a-f]{16}$/);
});

test("other pages are far away", () => {
  const other =
    "Hasil pemilihan umum tahun 2024 menurut provinsi, daerah pemilihan, partai politik dan calon.";
  expect(simhashDistance(simhash(PAGE), simhash(other))).toBeGreaterThan(15);
});

test("nothing to read has no fingerprint, and no distance", () => {
  expect(simhash(" … ")).toBeNull();
  expect(simhashDistance(null, simhash(PAGE))).toBeNull();
});

test("distance is symmetric, 0 to itself and at most 64", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const [first, second] = [simhash(a), simhash(b)];
      expect(simhashDistance(first, second)).toBe(simhashDistance(second, first));
      if (first !== null) expect(simhashDistance(first, first)).toBe(0);
      expect(simhashDistance(first, second) ?? 0).toBeLessThanOrEqual(64);
    }),
  );
});
