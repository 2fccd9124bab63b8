import type { TABLE_CODES } from "#app/domain/evidence/codes/table.ts";
import type { CheckSentences } from "./check-sentences.ts";

const NOTHING = "Tidak perlu tindakan.";
const AGAIN = "Sistem memeriksa lagi dengan sendirinya.";

/** Two sentences for every result: what was observed, and what to do about it. */
export const tableChecks = {
  PARSED: { fact: "Terbaca sebagai tabel: {{rows}} baris, {{columnCount}} kolom.", todo: NOTHING },
  HEADER_NOT_FIRST: {
    fact: "Judul kolom baru ada di baris {{headerRow}}.",
    todo: "Hapus {{headerOffset}} baris di atas judul kolom.",
  },
  MERGED_HEADER: {
    fact: "Judul kolom memakai {{headerRows}} baris.",
    todo: "Gabungkan menjadi satu baris judul tanpa sel gabungan.",
  },
  RAGGED: {
    fact: "{{raggedRows}} dari {{rows}} baris tidak sama lebar dengan judul kolom.",
    todo: "Perbaiki pemisah atau tanda kutip pada baris itu.",
  },
  DUPLICATE_LABEL: {
    fact: "Judul kolom ini muncul lebih dari sekali: {{duplicateLabels}}.",
    todo: "Beri setiap kolom judul yang berbeda.",
  },
  BLANK_LABEL: {
    fact: "{{blankLabels}} kolom tidak berjudul.",
    todo: "Beri judul pada setiap kolom.",
  },
  ENCODING_GUESSED: {
    fact: "Pengodean huruf tidak dinyatakan dan bukan UTF-8; terbaca sebagai {{encoding}}.",
    todo: "Simpan ulang sebagai UTF-8.",
  },
  REPLACEMENT_CHARS: {
    fact: "{{replacedCharacters}} huruf rusak dan tidak terbaca.",
    todo: "Ekspor ulang dari sumbernya sebagai UTF-8.",
  },
  MANY_SHEETS: {
    fact: "Berkas ini berisi {{sheetCount}} lembar; yang dinilai {{tableOf}}.",
    todo: "Terbitkan satu berkas untuk setiap lembar.",
  },
  NUMBERS_AS_TEXT: {
    fact: "Angka disimpan sebagai teks di kolom: {{textColumns}}.",
    todo: "Simpan angka tanpa satuan dan tanpa pemisah ribuan.",
  },
  FOOTNOTE_ROWS: {
    fact: "{{footnoteRows}} baris di bawah tabel adalah catatan, bukan data.",
    todo: "Pindahkan catatan ke keterangan dataset.",
  },
  GEOMETRY_MISSING: {
    fact: "{{withoutGeometry}} dari {{features}} objek tidak memiliki geometri.",
    todo: "Lengkapi geometri objek itu.",
  },
  COORDS_OUT_OF_RANGE: {
    fact: "{{outOfRange}} koordinat berada di luar bujur −180…180 dan lintang −90…90.",
    todo: "Terbitkan koordinat dalam derajat WGS 84.",
  },
  COORDS_SWAPPED: {
    fact: "Bujur dan lintang tampaknya tertukar: petanya baru jatuh di Indonesia setelah ditukar.",
    todo: "Tulis bujur lebih dahulu, lalu lintang.",
  },
  OUTSIDE_COUNTRY: {
    fact: "Titik tengah peta berada di luar Indonesia: bujur {{longitude}}, lintang {{latitude}}.",
    todo: "Periksa sistem koordinat dan isi peta.",
  },
  NOT_PARSEABLE: {
    fact: "Tidak terbaca sebagai tabel: jumlah kolom berubah-ubah dari baris ke baris.",
    todo: "Ekspor ulang sebagai CSV dengan satu baris judul.",
  },
  UNCLOSED_QUOTE: {
    fact: "Tidak terbaca sebagai tabel: ada tanda kutip yang tidak ditutup.",
    todo: "Ekspor ulang sebagai CSV dari aplikasi sumbernya.",
  },
  FILE_CORRUPT: {
    fact: "Berkas {{kind}} ini rusak dan tidak dapat dibuka.",
    todo: "Unggah ulang berkasnya.",
  },
  ONE_COLUMN: {
    fact: "Tabel ini terbaca hanya satu kolom.",
    todo: "Periksa pemisah kolom, lalu ekspor ulang.",
  },
  NO_TABLE: {
    fact: "Berkas {{kind}} ini tidak memuat tabel yang dapat diolah.",
    todo: "Terbitkan datanya sebagai CSV, JSON, atau GeoJSON.",
  },
  NO_GEOMETRY: {
    fact: "Tidak satu pun dari {{features}} objek memiliki geometri.",
    todo: "Ekspor ulang peta beserta geometrinya.",
  },
  ENCRYPTED: {
    fact: "Berkas {{kind}} ini dikunci dengan kata sandi.",
    todo: "Terbitkan berkas tanpa kata sandi.",
  },
  TOO_LARGE_PARTIAL: {
    fact: "Hanya bagian awal yang terbaca: {{rows}} baris, {{columnCount}} kolom.",
    todo: "Sediakan juga berkas yang lebih kecil, misalnya per provinsi.",
  },
  READING_STOPPED: {
    fact: "Pembacaan tabel dihentikan pada {{at}} karena berkas terlalu berat atau bersarang terlalu dalam.",
    todo: "Terbitkan tabel yang lebih sederhana sebagai CSV.",
  },
  TABLE_NOT_READ: { fact: "Tabel tidak dinilai karena isi tidak terbaca pada {{at}}.", todo: AGAIN },
  TABLE_NOT_EXPECTED: { fact: "Bukti jenis ini tidak perlu berupa tabel.", todo: NOTHING },

  ELEMENTS_PRESENT: { fact: "Semua {{total}} elemen wajib ada dan terisi.", todo: NOTHING },
  ELEMENTS_PROBABLE: {
    fact: "{{presentCount}} dari {{total}} elemen wajib pasti ada; perlu dipastikan: {{probableLabels}}.",
    todo: "Pastikan padanan kolom ini: {{probablePairs}}.",
  },
  ELEMENTS_MISSING: {
    fact: "{{presentCount}} dari {{total}} elemen wajib ada. Belum ada: {{missingLabels}}.",
    todo: "Tambahkan kolom {{missingLabels}}, atau catat dasar hukum penutupannya.",
  },
  ELEMENTS_EMPTY: {
    fact: "{{presentCount}} dari {{total}} elemen wajib ada. Kolomnya ada tetapi kosong: {{emptyLabels}}.",
    todo: "Isi kolom itu, atau catat dasar hukum penutupannya.",
  },
  ELEMENTS_WRONG_TYPE: {
    fact: "{{presentCount}} dari {{total}} elemen wajib ada. Isinya tidak sesuai jenis: {{wrongTypeLabels}}.",
    todo: "Perbaiki isinya: {{wrongTypePairs}}.",
  },
  ELEMENTS_CLOSED: {
    fact: "{{presentCount}} dari {{total}} elemen wajib ada. Ditutup menurut {{grounds}}: {{closedLabels}}.",
    todo: NOTHING,
  },
  ELEMENTS_NOT_READ: {
    fact: "Elemen tidak dinilai karena tidak ada tabel yang terbaca pada {{at}}.",
    todo: "Pakai alamat berkas datanya.",
  },
  ELEMENTS_NOT_LISTED: { fact: "Data dukung ini tidak meminta elemen tertentu.", todo: NOTHING },
  ELEMENTS_ALL_OPTIONAL: {
    fact: "Tidak ada elemen wajib; {{optionalCount}} elemen pilihan ditemukan.",
    todo: NOTHING,
  },

  COMPLETE: { fact: "Kolom wajib terisi sedikitnya {{fillPercent}} % di {{rows}} baris.", todo: NOTHING },
  FILL_LOW: {
    fact: "Belum terisi penuh: {{lowColumns}}.",
    todo: "Lengkapi isinya sampai 95 % atau lebih.",
  },
  KEYS_MISSING_FEW: {
    fact: "{{keyLabel}}: {{keysPresent}} dari {{keysTotal}} ada. Belum ada {{missingCount}}: {{missingShown}}.",
    todo: "Tambahkan baris yang belum ada.",
  },
  KEY_NOT_UNIQUE: {
    fact: "Kunci {{keyLabel}} berulang pada {{repeats}} baris.",
    todo: "Hapus baris ganda, atau lengkapi kuncinya.",
  },
  SHRANK: {
    fact: "Tinggal {{rows}} baris; sebelumnya {{previousRows}}.",
    todo: "Pastikan pengurangan ini memang disengaja.",
  },
  FILL_TOO_LOW: {
    fact: "Terlalu banyak sel kosong: {{lowColumns}}.",
    todo: "Lengkapi isinya sampai 95 % atau lebih.",
  },
  KEYS_MISSING: {
    fact: "{{keyLabel}}: hanya {{keysPresent}} dari {{keysTotal}} ada. Belum ada {{missingCount}}: {{missingShown}}.",
    todo: "Tambahkan baris yang belum ada: {{missingShown}}.",
  },
  KEYS_NOT_COMPARED: {
    fact: "Isi kolom {{keyLabel}} tidak dikenali dalam daftar {{register}}.",
    todo: "Tulis nama atau kode resmi, supaya yang belum ada dapat disebut.",
  },
  COMPLETENESS_NOT_READ: {
    fact: "Kelengkapan tidak dinilai karena isi tidak terbaca seluruhnya pada {{at}}.",
    todo: AGAIN,
  },
  COMPLETENESS_NOT_MATCHED: {
    fact: "Kelengkapan belum dapat dinilai: belum ada kolom wajib yang pasti.",
    todo: "Lengkapi atau pastikan kolomnya lebih dahulu.",
  },
  COMPLETENESS_NOT_ASKED: { fact: "Data dukung ini tidak meminta isi tertentu.", todo: NOTHING },
} as const satisfies CheckSentences<typeof TABLE_CODES>;
