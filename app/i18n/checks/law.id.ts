import type { LAW_CODES } from "#app/domain/evidence/codes/law.ts";
import type { CheckSentences } from "./check-sentences.ts";

const NOTHING = "Tidak perlu tindakan.";
const SEARCHED =
  "Dicari: NIK/KK, NPWP, telepon, surel, serta nomor paspor, rekening, dan BPJS. Dicari pula: nama orang di samping data pribadinya, dan kolom daftar pemilih yang berlebih.";
const HIDDEN =
  "Tautan disembunyikan dari halaman publik. Minta penerbit menghapus data itu; sekretariat yang membuka tautan kembali.";
const LOOK = "Buka berkasnya dan putuskan: data pribadi atau bukan.";

/** Two sentences for every result: what was observed, and what to do about it. */
export const lawChecks = {
  NO_PII_FOUND: {
    fact: `${SEARCHED} Tidak ditemukan; ini bukan jaminan bahwa berkasnya aman.`,
    todo: NOTHING,
  },
  POSSIBLE_PII: {
    fact: "Mungkin data pribadi ({{piiKinds}}) di kolom {{columns}}: {{cells}} sel, baris {{firstRow}} sampai {{lastRow}}.",
    todo: LOOK,
  },
  POSSIBLE_PII_TEXT: {
    fact: "Mungkin data pribadi ({{piiKinds}}) di dalam teks: {{cells}} kali.",
    todo: LOOK,
  },
  PII_PUBLISHED: {
    fact: "Data pribadi ({{piiKinds}}) terbuka di kolom {{columns}}: {{cells}} sel, baris {{firstRow}} sampai {{lastRow}}. Isinya tidak disimpan.",
    todo: HIDDEN,
  },
  PII_PUBLISHED_TEXT: {
    fact: "Data pribadi ({{piiKinds}}) terbuka di dalam teks: {{cells}} kali. Isinya tidak disimpan.",
    todo: HIDDEN,
  },
  PII_PARTLY_SEARCHED: {
    fact: "Data pribadi dicari di bagian awal berkas saja ({{rows}} baris) dan tidak ditemukan di sana.",
    todo: "Buka berkasnya dan periksa sisanya.",
  },
  PII_NOT_SEARCHED: {
    fact: "Data pribadi belum dapat dicari: isi berkas tidak terbaca.",
    todo: "Buka berkasnya dan periksa sendiri sebelum diterima.",
  },
  PII_RELEASED: {
    fact: "Yang ditemukan sudah diperiksa seseorang dan tautannya dibuka kembali.",
    todo: NOTHING,
  },

  CLOSED_WITH_GROUND: {
    fact: "{{openCount}} dari {{declaredCount}} elemen diumumkan. Tertutup: {{elements}}, menurut {{ground}}, keputusan {{decision}}, sampai {{until}}.",
    todo: NOTHING,
  },
  CLOSED_FOR_PUBLIC_ONLY: {
    fact: "{{openCount}} dari {{declaredCount}} elemen diumumkan. {{elements}} hanya untuk Bawaslu, menurut {{ground}}, keputusan {{decision}}, sampai {{until}}.",
    todo: NOTHING,
  },
  CLOSURE_EXPIRING: {
    fact: "Pengecualian menurut {{ground}} (keputusan {{decision}}) berakhir {{until}}, {{days}} hari lagi.",
    todo: "Buka datanya sebelum hari itu, atau ajukan keputusan yang baru.",
  },
  CLOSURE_WITHOUT_URL: {
    fact: "Keputusan {{decision}} yang mengecualikan {{elements}} tidak punya alamat yang dapat dibuka.",
    todo: "Tambahkan tautan ke keputusan uji konsekuensinya.",
  },
  CLOSURE_WITHOUT_SUMMARY: {
    fact: "{{elements}} tertutup menurut {{ground}}, tetapi ringkasan atau versi yang disamarkan belum diumumkan.",
    todo: "Umumkan ringkasan atau versi tersamar, lalu tambahkan tautannya.",
  },
  CLOSURE_IN_PROCESS: {
    fact: "{{elements}} tertutup menurut {{ground}} tanpa keputusan uji konsekuensi; masih berproses sampai {{until}}.",
    todo: "Selesaikan uji konsekuensi, atau buka datanya ketika syarat itu tiba.",
  },
  CLOSURE_NOT_APPROVED: {
    fact: "Pengecualian {{elements}} menurut {{ground}} belum disetujui siapa pun di luar lembaga yang mengajukannya.",
    todo: "Menunggu keputusan sekretariat atau peninjau; sampai itu elemennya tetap wajib.",
  },
  CONSENT_LIST_MISSING: {
    fact: "{{agreed}} dari {{asked}} calon setuju diumumkan; daftar yang menolak belum ada.",
    todo: "Umumkan daftar yang menolak, lalu tambahkan tautannya.",
  },
  ACCESS_LEVEL_WITHOUT_CLOSURE: {
    fact: "Katalog menandai dataset ini «{{accessLevel}}», tetapi tidak ada pengecualian yang diajukan.",
    todo: "Ajukan pengecualian dengan dasar hukumnya, atau perbaiki katalog.",
  },
  BLANKET_CLOSURE: {
    fact: "Semua elemen ditutup tanpa keputusan uji konsekuensi.",
    todo: "Batasi pada bagian yang memang dikecualikan, atau tambahkan keputusannya.",
  },
  CLOSURE_EXPIRED: {
    fact: "Pengecualian menurut {{ground}} (keputusan {{decision}}) sudah berakhir {{until}}.",
    todo: "Buka datanya, atau ajukan pengecualian yang baru.",
  },
  GROUND_UNKNOWN: {
    fact: "Dasar hukum «{{ground}}» tidak ada dalam daftar.",
    todo: "Pilih dasar dari daftar, atau minta sekretariat menambahkannya.",
  },
  END_CONDITION_MISSING: {
    fact: "{{elements}} tertutup tanpa keputusan, tanpa batas waktu, dan tanpa syarat berakhir.",
    todo: "Tulis peristiwa yang mengakhirinya, atau tanggalnya.",
  },
  CLOSURE_SCOPE_UNKNOWN: {
    fact: "Yang ditutup ({{elements}}) bukan elemen data yang diminta di sini.",
    todo: "Ajukan ulang dengan memilih dari elemen yang diminta.",
  },
  NOTHING_CLOSED: { fact: "Tidak ada bagian yang dikecualikan.", todo: NOTHING },
} as const satisfies CheckSentences<typeof LAW_CODES>;
