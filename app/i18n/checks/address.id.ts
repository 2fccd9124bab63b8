import type { ADDRESS_CODES } from "#app/domain/evidence/codes/address.ts";
import type { CheckSentences } from "./check-sentences.ts";

const NOTHING = "Tidak perlu tindakan.";
const AGAIN = "Sistem memeriksa lagi dengan sendirinya.";

/** Two sentences for every result of a check; the source of keys. */
export const addressChecks = {
  NOT_CHECKED: { fact: "Tautan ini belum diperiksa.", todo: "Pemeriksaan pertama sedang menunggu giliran." },
  OK: { fact: "Dibuka {{at}}: menjawab {{status}}, {{bytes}}.", todo: NOTHING },
  UNCHANGED_304: { fact: "Dibuka {{at}}: isinya tidak berubah sejak pemeriksaan sebelumnya.", todo: NOTHING },
  MOVED_PERMANENTLY: {
    fact: "Alamat ini pindah untuk seterusnya ke {{newUrl}}.",
    todo: "Ganti tautan dengan alamat baru.",
  },
  HTTPS_DOWNGRADED: {
    fact: "Alamat https ini mengalihkan ke http yang tidak aman.",
    todo: "Minta pengelola situs memakai https sampai alamat terakhir.",
  },
  CERT_EXPIRES_SOON: {
    fact: "Sertifikat {{host}} berakhir {{tlsExpiresAt}}.",
    todo: "Minta pengelola situs memperbarui sertifikat sebelum tanggal itu.",
  },
  LONG_UNVERIFIABLE: {
    fact: "Alamat ini tidak dapat dipastikan sejak {{sinceAt}}, sudah {{days}} hari.",
    todo: "Buka tautan dengan peramban, lalu catat apa yang terlihat.",
  },
  GONE: {
    fact: "Server menyatakan berkas ini dihapus (410) pada {{firstAt}} dan {{at}}. Terakhir terbuka: {{lastOkAt}}.",
    todo: "Ganti dengan alamat yang berlaku, atau minta berkas diterbitkan lagi.",
  },
  NOT_FOUND: {
    fact: "Server menjawab 404 (tidak ditemukan) pada {{firstAt}} dan {{at}}. Terakhir terbuka: {{lastOkAt}}.",
    todo: "Ganti dengan alamat yang berlaku, atau minta berkas diterbitkan lagi.",
  },
  NO_SUCH_HOST: {
    fact: "Nama situs {{host}} tidak ada pada {{times}} pemeriksaan sejak {{firstAt}}. Terakhir terbuka: {{lastOkAt}}.",
    todo: "Periksa ejaan alamat, atau pakai situs penggantinya.",
  },
  CERT_INVALID: {
    fact: "Sertifikat {{host}} tidak sah pada {{times}} pemeriksaan sejak {{firstAt}}.",
    todo: "Minta pengelola situs memasang sertifikat yang sah.",
  },
  REDIRECT_LOOP: {
    fact: "Alamat ini dialihkan berputar-putar dan tidak pernah sampai ke isinya.",
    todo: "Pakai alamat akhirnya, atau minta pengelola situs memperbaiki pengalihan.",
  },
  URL_FORBIDDEN: {
    fact: "Alamat ini, atau alamat yang dituju pengalihannya, bukan alamat publik.",
    todo: "Pakai alamat http atau https yang dapat dibuka siapa pun.",
  },
  EMPTY_BODY: {
    fact: "Dibuka {{at}}: server menjawab {{status}}, tetapi isinya kosong.",
    todo: "Unggah ulang berkasnya, lalu periksa lagi.",
  },
  BODY_CUT: {
    fact: "Unduhan terputus sebelum selesai pada dua pemeriksaan, terakhir {{at}}.",
    todo: "Unggah ulang berkasnya, atau minta pengelola situs memeriksa server.",
  },
  GONE_ONCE: {
    fact: "Dibuka {{at}}: server menyatakan berkas dihapus (410). Belum dipastikan.",
    todo: "Periksa tautan. Sistem memastikannya paling cepat satu jam lagi.",
  },
  NOT_FOUND_ONCE: {
    fact: "Dibuka {{at}}: server menjawab 404 (tidak ditemukan). Belum dipastikan.",
    todo: "Periksa tautan. Sistem memastikannya setelah 24 jam.",
  },
  NO_SUCH_HOST_UNCONFIRMED: {
    fact: "Nama situs {{host}} tidak ditemukan pada {{at}}. Belum dipastikan.",
    todo: "Periksa ejaan alamat. Sistem memastikannya dalam 72 jam.",
  },
  CERT_INVALID_UNCONFIRMED: {
    fact: "Sertifikat {{host}} tidak sah pada {{at}}. Belum dipastikan.",
    todo: "Minta pengelola situs memeriksa sertifikat. Sistem memastikannya dalam 72 jam.",
  },
  CERT_CHAIN_INCOMPLETE: {
    fact: "Rantai sertifikat {{host}} tidak lengkap; peramban mungkin tetap membukanya.",
    todo: "Minta pengelola situs memasang sertifikat perantara.",
  },
  BODY_CUT_ONCE: { fact: "Unduhan terputus sebelum selesai pada {{at}}. Belum dipastikan.", todo: AGAIN },
  TIMEOUT: { fact: "{{host}} tidak menjawab dalam batas waktu pada {{at}}.", todo: AGAIN },
  UNREACHABLE: { fact: "{{host}} menolak atau memutus sambungan pada {{at}}.", todo: AGAIN },
  DNS_FAILED: { fact: "Nama situs {{host}} tidak dapat dicari pada {{at}}.", todo: AGAIN },
  SERVER_ERROR: { fact: "{{host}} sedang bermasalah: menjawab {{status}} pada {{at}}.", todo: AGAIN },
  RATE_LIMITED: {
    fact: "{{host}} meminta jeda (429) pada {{at}}.",
    todo: "Sistem menunggu sesuai permintaan situs, lalu memeriksa lagi.",
  },
  BOT_WALL: {
    fact: "{{host}} menghadang pemeriksa otomatis pada {{at}}; isinya tidak terlihat.",
    todo: "Buka tautan dengan peramban, atau minta situs mengizinkan pemeriksa.",
  },
  LOGIN_REQUIRED: {
    fact: "Tautan ini meminta masuk; isinya tidak terbuka untuk umum.",
    todo: "Pakai tautan publik, atau pilih “belum tersedia”.",
  },
  REFUSED: {
    fact: "{{host}} menolak permintaan dengan jawaban {{status}} pada {{at}}.",
    todo: "Buka tautan dengan peramban, lalu catat apa yang terlihat.",
  },
  ROBOTS_DISALLOWED: {
    fact: "{{host}} melarang pemeriksa otomatis membuka alamat ini (robots.txt).",
    todo: "Buka tautan dengan peramban, lalu catat apa yang terlihat.",
  },
  TOO_LARGE: {
    fact: "Berkas melampaui batas pembacaan; {{bytes}} pertama terbaca pada {{at}}.",
    todo: "Sediakan juga berkas yang lebih kecil, misalnya per provinsi.",
  },
  DECOMPRESSION_BOMB: {
    fact: "Isi mengembang jauh melampaui ukurannya; pembacaan dihentikan pada {{at}}.",
    todo: "Terbitkan berkas tanpa pemampatan berlebihan.",
  },
  ANSWER_UNREADABLE: {
    fact: "Jawaban {{host}} pada {{at}} tidak mengikuti aturan web sehingga tidak terbaca.",
    todo: "Minta pengelola situs memeriksa server.",
  },
  REDIRECT_BROKEN: {
    fact: "Alamat ini mengalihkan tanpa tujuan yang dapat dibaca.",
    todo: "Pakai alamat akhirnya, atau minta pengelola situs memperbaiki pengalihan.",
  },
  LEGAL_BLOCK_451: {
    fact: "Server menyatakan alamat ini ditutup karena alasan hukum (451).",
    todo: "Catat dasar hukum penutupannya, atau pakai alamat lain.",
  },

  REAL_CONTENT: { fact: "Alamat ini membuka isi yang nyata: {{kind}}.", todo: NOTHING },
  LANDING_PAGE_NOT_FILE: {
    fact: "Ini laman, bukan berkas. Laman ini menautkan {{linkCount}} berkas data.",
    todo: "Pilih berkas yang dimaksud: {{links}}.",
  },
  LINKS_ON_PAGE_DEAD: {
    fact: "{{deadCount}} dari {{offeredCount}} tautan di laman ini tidak membuka berkas.",
    todo: "Perbaiki tautan ini: {{deadLinks}}.",
  },
  PAGE_NOT_FILE: {
    fact: "Ini laman, bukan berkas data, dan tidak menautkan berkas data.",
    todo: "Pakai alamat berkasnya, atau ubah jenis bukti menjadi laman.",
  },
  VIEWER_ONLY: {
    fact: "Tautan ini hanya menampilkan isi lewat {{viewer}}.",
    todo: "Pakai alamat unduhan: {{exportUrl}}.",
  },
  JS_REQUIRED: {
    fact: "Laman ini kosong tanpa skrip: hanya {{textLength}} huruf terbaca.",
    todo: "Sediakan isi yang terbaca tanpa skrip, atau alamat berkasnya.",
  },
  SOFT_404_POSSIBLE: {
    fact: "Situs ini menjawab sama untuk alamat yang tidak ada.",
    todo: "Buka tautan dan pastikan isinya memang laman yang dimaksud.",
  },
  SOFT_404: {
    fact: "Laman ini sama dengan jawaban situs untuk alamat yang tidak ada.",
    todo: "Ganti dengan alamat yang membuka isi sebenarnya.",
  },
  ERROR_IN_200: {
    fact: "Alamat terbuka, tetapi isinya laporan kesalahan ({{marker}}).",
    todo: "Minta pengelola situs memperbaikinya, atau pakai alamat lain.",
  },
  PARKED_DOMAIN: {
    fact: "Alamat ini hanya membuka laman parkir atau laman bawaan server.",
    todo: "Ganti dengan alamat situs yang berlaku.",
  },
  TYPE_MISMATCH: {
    fact: "Seharusnya berkas {{expected}}, tetapi isinya {{found}}.",
    todo: "Pakai alamat yang langsung membuka berkasnya.",
  },
  EMPTY_TABLE: {
    fact: "Tabel ini tidak berisi satu baris data pun.",
    todo: "Isi datanya, lalu periksa lagi.",
  },
  PLACEHOLDER: {
    fact: "Tabel ini hanya berisi contoh ({{rows}} baris).",
    todo: "Ganti dengan data sebenarnya, lalu periksa lagi.",
  },
  SOFT_404_ONCE: {
    fact: "Laman ini sama dengan jawaban untuk alamat yang tidak ada. Belum dipastikan.",
    todo: "Periksa tautan. Sistem memastikannya pada pemeriksaan berikutnya.",
  },
  LOGIN_WALL: {
    fact: "Laman ini hanya berisi formulir masuk.",
    todo: "Pakai tautan publik, atau pilih “belum tersedia”.",
  },
  NOT_OPENED: { fact: "Isi tidak dinilai karena alamat tidak terbuka pada {{at}}.", todo: AGAIN },

  MATCHED: { fact: "Tercatat dalam katalog sebagai “{{dataset}}” ({{tier}}).", todo: NOTHING },
  MATCHED_DATASET_ONLY: {
    fact: "Tautan ini membuka laman “{{dataset}}” di katalog, bukan berkasnya.",
    todo: "Pilih berkas yang dimaksud dari laman itu.",
  },
  MATCHED_BY_CONTENT: {
    fact: "Isinya sama dengan “{{dataset}}” di katalog, tetapi alamatnya lain.",
    todo: "Pakai alamat katalog: {{matched}}.",
  },
  CATALOGUE_STALE: {
    fact: "Cocok dengan “{{dataset}}”, tetapi katalog terakhir terbaca {{harvestedAt}}.",
    todo: "Minta katalog dibaca ulang.",
  },
  PUBLISHER_DIFFERS: {
    fact: "“{{dataset}}” diterbitkan {{publisher}}, bukan lembaga penanggung jawab.",
    todo: "Pakai data dari penanggung jawab, atau jelaskan alasannya.",
  },
  NOT_IN_CATALOGUE: {
    fact: "Tidak ditemukan dalam katalog {{catalogue}} yang terbaca lengkap {{harvestedAt}}.",
    todo: "Daftarkan data ini di katalog, atau pakai alamat yang tercatat.",
  },
  WITHDRAWN: {
    fact: "“{{dataset}}” sudah ditarik dari katalog sejak {{withdrawnAt}}.",
    todo: "Minta data diterbitkan lagi, atau pakai penggantinya.",
  },
  CATALOGUE_UNREACHABLE: {
    fact: "Katalog {{catalogue}} belum terbaca lengkap dalam tujuh hari ini; tidak memengaruhi nilai.",
    todo: AGAIN,
  },
  NO_CATALOGUE_KNOWN: {
    fact: "Belum ada katalog yang dikenal untuk lembaga ini; tidak memengaruhi nilai.",
    todo: "Daftarkan katalog lembaga bila ada.",
  },
  MATCH_TO_CONFIRM: {
    fact: "Mungkin “{{dataset}}” di katalog ({{tier}}); perlu dipastikan orang.",
    todo: "Pastikan apakah keduanya data yang sama.",
  },
  AMBIGUOUS: {
    fact: "Cocok dengan {{choices}} data di katalog: {{datasets}}.",
    todo: "Pilih satu yang dimaksud.",
  },
  CATALOGUE_NOT_EXPECTED: { fact: "Bukti jenis ini tidak perlu tercatat dalam katalog data.", todo: NOTHING },

  FORMAT_OPEN: { fact: "Berkas {{sniffed}}: format terbuka, {{formatStars}} bintang.", todo: NOTHING },
  FORMAT_STRUCTURED: {
    fact: "Berkas {{sniffed}}: terstruktur tetapi tidak terbuka, {{formatStars}} bintang.",
    todo: "Simpan juga sebagai {{better}} untuk mencapai 3 bintang.",
  },
  FORMAT_UNSTRUCTURED: {
    fact: "Berkas {{sniffed}}: tidak dapat diolah sebagai data, {{formatStars}} bintang.",
    todo: "Terbitkan datanya sebagai CSV, JSON, atau GeoJSON.",
  },
  DECLARED_DIFFERS: {
    fact: "Isinya {{sniffed}}, sedangkan akhiran alamat {{extension}} dan katalog {{declared}}.",
    todo: "Samakan nama dan keterangan dengan isinya.",
  },
  FORMAT_BELOW_REQUIRED: {
    fact: "Berkas {{sniffed}} bernilai {{formatStars}} bintang; aksi ini meminta {{required}}.",
    todo: "Terbitkan datanya sebagai CSV, JSON, atau GeoJSON.",
  },
  FORMAT_NOT_READ: { fact: "Format tidak dinilai karena isi tidak terbaca pada {{at}}.", todo: AGAIN },
  FORMAT_NOT_RATED: {
    fact: "Format {{sniffed}} dicatat; bukti jenis ini tidak diberi bintang.",
    todo: NOTHING,
  },
} as const satisfies CheckSentences<typeof ADDRESS_CODES>;
