import type { LicenceSource } from "#app/domain/evidence/check-licence.ts";
import type { PUBLISHING_CODES } from "#app/domain/evidence/codes/publishing.ts";
import type { AgeSource } from "#app/domain/evidence/data-age.ts";
import type { CheckSentences } from "./check-sentences.ts";

const NOTHING = "Tidak perlu tindakan.";
const AGAIN = "Sistem memeriksa lagi dengan sendirinya.";

/** Two sentences for every result: what was observed, and what to do about it. */
export const publishingChecks = {
  ON_TIME: {
    fact: "Terbukti ada pada {{on}} (bukti tingkat {{grade}}), dalam tenggat {{dueOn}}.",
    todo: NOTHING,
  },
  DATA_FRESH: {
    fact: "Data bertanggal {{ageOn}} menurut {{ageSource}}: {{ageDays}} hari, batasnya {{allowedDays}} hari.",
    todo: NOTHING,
  },
  ON_TIME_STATED: {
    fact: "Menurut penerbit (bukti tingkat {{grade}}) sudah ada pada {{on}}, dalam tenggat {{dueOn}}.",
    todo: "Lampirkan bukti dari luar, misalnya salinan arsip web sebelum tenggat.",
  },
  LATE_BY: {
    fact: "Paling awal terbukti ada pada {{on}} (bukti tingkat {{grade}}), {{lateDays}} hari sesudah tenggat {{dueOn}}.",
    todo: "Jelaskan keterlambatannya, atau tunjukkan bukti yang lebih awal.",
  },
  DATA_OLD: {
    fact: "Data bertanggal {{ageOn}} menurut {{ageSource}}: {{ageDays}} hari, melewati batas {{allowedDays}} hari.",
    todo: "Perbarui datanya, atau betulkan frekuensi pembaruan di katalog.",
  },
  LATE: {
    fact: "Paling awal terbukti ada pada {{on}} (bukti tingkat {{grade}}), {{lateDays}} hari sesudah tenggat {{dueOn}}.",
    todo: "Tunjukkan bukti yang lebih awal, misalnya salinan arsip web sebelum tenggat.",
  },
  DATA_TOO_OLD: {
    fact: "Data bertanggal {{ageOn}} menurut {{ageSource}}: {{ageDays}} hari, sedangkan rencana membatasi {{allowedDays}} hari.",
    todo: "Terbitkan data yang lebih baru.",
  },
  TIMELINESS_UNPROVEN: {
    fact: "Belum ada bukti dari luar tentang ada tidaknya pada tenggat {{dueOn}}. Pengisi menyebut {{saidOn}}.",
    todo: "Tunjukkan salinan arsip web, atau tanggal terbit di katalog.",
  },
  AGE_NOT_KNOWN: {
    fact: "Umur data tidak diketahui: berkas, katalog, dan server tidak menyebut tanggal. Batasnya {{allowedDays}} hari.",
    todo: "Cantumkan periode data di katalog atau di berkasnya.",
  },
  AGE_NOT_LIMITED: {
    fact: "Tanggal data: {{ageOn}}. Rencana dan katalog tidak membatasi umurnya.",
    todo: NOTHING,
  },

  LICENCE_OPEN: { fact: "Lisensinya terbuka: {{licence}} (disebut di {{licenceFrom}}).", todo: NOTHING },
  LICENCE_NOT_OPEN: {
    fact: "Lisensinya tidak terbuka: {{licence}} (disebut di {{licenceFrom}}).",
    todo: "Pakai lisensi terbuka, misalnya CC BY 4.0.",
  },
  LICENCE_MISSING: {
    fact: "Lisensi tidak disebut di katalog maupun di laman.",
    todo: "Cantumkan lisensi terbuka, misalnya CC BY 4.0.",
  },
  LICENCE_RESERVED: {
    fact: "Semua hak dipertahankan: {{licence}} (disebut di {{licenceFrom}}). Aksi ini meminta data terbuka.",
    todo: "Ganti dengan lisensi terbuka, misalnya CC BY 4.0.",
  },
  LICENCE_NOT_KNOWN: {
    fact: "Lisensi “{{licence}}” (disebut di {{licenceFrom}}) tidak dikenal.",
    todo: "Sebutkan nama atau alamat lisensinya, misalnya CC BY 4.0.",
  },
  LICENCE_NOT_READ: { fact: "Lisensi tidak dinilai karena isi tidak terbaca pada {{at}}.", todo: AGAIN },
  LICENCE_NOT_EXPECTED: { fact: "Bukti jenis ini tidak perlu menyebut lisensi.", todo: NOTHING },

  USABLE: { fact: "Dapat dipakai siapa pun: tidak ada hambatan yang ditemukan mesin.", todo: NOTHING },
  NOT_HTTPS: {
    fact: "Alamat ini memakai http yang tidak aman.",
    todo: "Minta pengelola situs memakai https.",
  },
  NOT_OFFICIAL_HOST: {
    fact: "{{host}} bukan situs resmi penanggung jawab ({{officialHosts}}).",
    todo: "Terbitkan juga di situs resmi, lalu pakai alamat itu.",
  },
  PERSONAL_DRIVE: {
    fact: "{{host}} adalah penyimpanan pribadi; berkasnya dapat hilang bersama akunnya.",
    todo: "Terbitkan di situs resmi, lalu pakai alamat itu.",
  },
  SHORTENED_ADDRESS: {
    fact: "{{typedHost}} adalah penyingkat alamat; tujuannya dapat diubah kapan saja.",
    todo: "Pakai alamat tujuannya langsung.",
  },
  ACCOUNT_ASKED: {
    fact: "Laman ini meminta masuk atau mendaftar sebelum berkas dapat diunduh.",
    todo: "Buka unduhan tanpa akun.",
  },
  LARGE_DOWNLOAD: {
    fact: "Unduhan ini {{bytes}}; lebih dari 25 MB berat bagi sambungan lambat.",
    todo: "Sediakan juga berkas yang lebih kecil, misalnya per provinsi.",
  },
  PDF_UNTAGGED: {
    fact: "PDF ini tidak bertanda struktur, sehingga sulit dibaca pembaca layar.",
    todo: "Simpan ulang sebagai PDF bertanda (tagged PDF).",
  },
  PDF_WITHOUT_LANGUAGE: {
    fact: "PDF ini tidak menyebut bahasanya; pembaca layar salah melafalkannya.",
    todo: "Atur bahasa dokumen, lalu simpan ulang.",
  },
  MERGED_CELLS: {
    fact: "Tabel ini berisi {{mergedCells}} sel gabungan di antara datanya.",
    todo: "Pisahkan sel gabungan; isi setiap baris dengan lengkap.",
  },
  MANY_HEADER_ROWS: {
    fact: "Kepala tabel ini memakai {{headerRows}} baris.",
    todo: "Pakai satu baris kepala tabel.",
  },
  PAGE_WITHOUT_LANGUAGE: {
    fact: "Laman ini tidak menyebut bahasanya; pembaca layar salah melafalkannya.",
    todo: "Isi atribut lang pada laman.",
  },
  PAGE_WITHOUT_TITLE: { fact: "Laman ini tidak berjudul.", todo: "Beri judul pada laman." },
  SCANNED_PDF: {
    fact: "PDF ini hasil pindai: hanya {{textPages}} dari {{pages}} halaman yang berisi teks.",
    todo: "Terbitkan berkas aslinya, atau jalankan pengenalan teks (OCR).",
  },
  USABLE_NOT_READ: {
    fact: "Kemudahan pakai tidak dinilai karena isi tidak terbaca pada {{at}}.",
    todo: AGAIN,
  },

  FIRST_SEEN: { fact: "Isi ini pertama kali terlihat pada {{at}}.", todo: NOTHING },
  CONTENT_UNCHANGED: { fact: "Isinya pada {{at}} sama dengan sebelumnya.", todo: NOTHING },
  RE_EXPORTED: { fact: "Berkasnya dibuat ulang, tetapi datanya sama.", todo: NOTHING },
  CONTENT_GREW: { fact: "Datanya bertambah dari {{rowsBefore}} menjadi {{rows}} baris.", todo: NOTHING },
  CONTENT_CHANGED: { fact: "Isinya pada {{at}} berbeda dengan sebelumnya.", todo: NOTHING },
  CHANGED_SINCE_ACCEPTED: {
    fact: "Isinya pada {{at}} berbeda dengan yang diterima pada {{acceptedOn}}.",
    todo: "Periksa perubahannya; catat apakah penerimaan tetap berlaku.",
  },
  SCHEMA_CHANGED: {
    fact: "Kolomnya berubah. Hilang: {{lost}}. Baru: {{gained}}.",
    todo: "Pastikan perubahan ini disengaja, lalu umumkan.",
  },
  CONTENT_SHRANK: {
    fact: "Datanya berkurang dari {{rowsBefore}} menjadi {{rows}} baris.",
    todo: "Kembalikan baris yang hilang, atau jelaskan alasannya.",
  },
  CONTENT_RETURNED: {
    fact: "Terbuka lagi pada {{at}} setelah sempat hilang. Terakhir terbuka sebelumnya: {{lastOkAt}}.",
    todo: "Cari sebab hilangnya agar tidak terulang.",
  },
  CONTENT_REPLACED: {
    fact: "Isinya berganti jenis: dahulu {{expected}}, sekarang {{found}}.",
    todo: "Pastikan alamat ini masih membuka berkas yang dimaksud.",
  },
  CONTENT_VANISHED: {
    fact: "Isinya sudah tidak ada pada {{at}}. Terakhir terbuka: {{lastOkAt}}.",
    todo: "Terbitkan lagi di alamat yang sama.",
  },
  REPLACED_AFTER_ACCEPTANCE: {
    fact: "Yang diterima pada {{acceptedOn}} adalah {{expected}}; sekarang alamat ini membuka {{found}}.",
    todo: "Kembalikan berkas yang diterima; penerimaan ditinjau ulang.",
  },
  VANISHED_AFTER_ACCEPTANCE: {
    fact: "Yang diterima pada {{acceptedOn}} sudah tidak ada. Terakhir terbuka: {{lastOkAt}}.",
    todo: "Terbitkan lagi di alamat yang sama; penerimaan ditinjau ulang.",
  },
  STABILITY_NOT_READ: {
    fact: "Perubahan isi tidak dinilai karena isi tidak terbaca pada {{at}}.",
    todo: AGAIN,
  },

  DECLARATION_TRUE: { fact: "Keterangan katalog sesuai dengan berkasnya: {{compared}}.", todo: NOTHING },
  CATALOGUE_OUT_OF_DATE: {
    fact: "Keterangan katalog berbeda dengan berkasnya: {{differences}}.",
    todo: "Perbarui keterangan berkas di katalog.",
  },
  DECLARATION_NOT_COMPARED: {
    fact: "Keterangan katalog belum dapat dibandingkan dengan berkas pada {{at}}.",
    todo: AGAIN,
  },
  DECLARATION_NOT_MADE: {
    fact: "Katalog tidak menyebut ukuran, jenis, atau sidik berkas ini.",
    todo: NOTHING,
  },
} as const satisfies CheckSentences<typeof PUBLISHING_CODES>;

/** Words for the facts that are names: what dated the data, where the licence is stated. */
export const publishingWords = {
  "data-column": "kolom tanggal di berkas",
  "dataset-period": "periode data di katalog",
  "resource-modified": "tanggal ubah berkas di katalog",
  "dataset-modified": "tanggal ubah data di katalog",
  "http-last-modified": "keterangan server",
  catalogue: "katalog",
  page: "laman",
} as const satisfies Record<AgeSource | LicenceSource, string>;
