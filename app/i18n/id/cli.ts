/** What the command line says. */
export const cli = {
  usage: "Pemakaian: capaian <perintah> [pilihan]",
  commands: "Perintah:",
  options: "Pilihan untuk semua perintah: --json (jawaban sebagai JSON), --help",
  environment:
    "Lingkungan: PORT, HOST, DATABASE_URL, CAPAIAN_DATA_DIR, CAPAIAN_DEMO, CAPAIAN_CLOCK, EVIDENCE_ALLOW, TRUSTED_PROXIES, SESSION_SECRET, PUBLIC_URL, SMTP_URL, CAPAIAN_BACKUP_KEY, METRICS_TOKEN, LOG_LEVEL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_LABEL",
  exits:
    "Kode keluar: 0 berhasil, 1 ditolak atau gagal, 2 perintah atau lingkungan salah, 3 program belum dibangun",
  unknownCommand: "Perintah “{{name}}” tidak ada. Lihat capaian --help.",
  badOption: "{{name}}: {{reason}}. Lihat capaian {{name}} --help.",
  about: {
    publish:
      "publish DIR [--force] [--latest]: menulis seluruh sisi publik sebagai berkas statis; --latest tanpa hari-hari lampau",
    serve: "menjalankan situs, pekerja bukti, dan (dengan CAPAIAN_DEMO=1) ilustrasi",
    migrate: "membawa basis data ke susunan terbaru",
    seed: "memuat RAN OGI VII dari seed/ran-ogi-vii; aman diulang",
    generate:
      "generate [--plans N] [--milestones N] [--evidence N] [--seed N] [--beside]: rencana buatan seukuran apa pun, untuk mengukur",
    illustration: "illustration add | illustration remove: memuat atau menghapus seluruh ilustrasi",
    check: "check <url>: membuka satu alamat dan menilainya tanpa menyimpan",
    harvest: "harvest <katalog> [--full]: mengambil daftar dataset sebuah katalog",
    evidence:
      "evidence rescore | evidence export BERKAS.zip [--rencana R] [--force]: menilai ulang bukti tersimpan, atau mengemasnya",
    report:
      "report verify BERKAS [--key kunci.pem] [--previous BERKAS] | report list [--plan P]: memeriksa keaslian laporan tanpa jaringan",
    audit:
      "audit verify [--heads rantai.json]: memeriksa seluruh jejak dan menyebut setiap catatan yang diubah di luar aplikasi",
    backup:
      "backup BERKAS [--quick] | backup verify BERKAS: menyimpan seluruh pemasangan dalam satu berkas dan membuktikannya dengan memulihkannya; tersegel bila CAPAIAN_BACKUP_KEY diisi",
    restore:
      "restore BERKAS: memulihkan cadangan ke basis data dan folder data yang kosong, SQLite atau PostgreSQL",
    doctor:
      "doctor [--deep]: memeriksa semua yang dibutuhkan pemasangan dan menyebut apa yang perlu dilakukan",
    user: "user add --email E --name N --role R --organisation O [--plan P] [--password-stdin]",
    person:
      "person export SUREL [BERKAS] | person erase SUREL --reason ALASAN: semua yang tersimpan tentang seseorang, atau menghapus identitasnya",
    import: "membawa buku kerja atau tabel ke dalam rencana",
    export: "menulis rencana sebagai berkas XLSX, ODS, CSV, atau JSON",
    worker: "memeriksa bukti yang jatuh waktu; --once untuk satu putaran",
    calendar:
      "calendar import FOLDER|BERKAS [--plan P] [--dry-run], calendar export BERKAS.xlsx [--calendar K]: kalender pemilu dari dan ke tabel",
    scorecard: "scorecard [--per TAHUN-BULAN-HARI] [--plan P] [--milestone KODE]: capaian pada satu hari",
  },
  publish: {
    notEmpty:
      "Folder {{folder}} tidak kosong. Pakai folder lain, atau --force untuk mengosongkannya lebih dahulu.",
    noPlan: "Belum ada rencana. Muat dengan capaian seed.",
    noLive:
      "PUBLIC_URL belum diisi alamat umum: formulir ditinggalkan, dan umpan serta katalog menyebut komputer ini.",
    writing: "{{count}} berkas ditulis.",
    broken: "{{address}} tidak terjawab ({{status}}); ditautkan dari {{from}}.",
    done: "{{folder}}: {{pages}} halaman, {{files}} berkas data, {{assets}} aset, {{megabytes}} MB.",
  },
  migrate: {
    done: "{{count}} perubahan susunan diterapkan.",
    none: "Basis data sudah memakai susunan terbaru.",
  },
  seed: { done: "Rencana dimuat: {{created}} baru, {{updated}} berubah, {{unchanged}} tetap." },
  generate: {
    progress: "{{done}} dari {{plans}} rencana, {{rows}} baris, {{seconds}} detik",
    done: "Dibuat: {{plans}} rencana, {{milestones}} target, {{evidence}} bukti, {{rows}} baris.",
    real_plan:
      "Basis data ini memuat rencana {{slug}}. Pakai basis data kosong, atau --beside untuk membuat di sampingnya.",
    already_there: "Rencana buatan {{slug}} sudah ada. Pakai basis data kosong.",
    tooFew: "jumlah target kurang dari jumlah rencana",
    tooMuch: "paling banyak {{most}} bukti untuk satu target",
  },
  illustration: { added: "Ilustrasi dimuat.", removed: "Ilustrasi dihapus; rencana tidak berubah." },
  check: { checked: "Diperiksa {{url}}: {{verdict}}" },
  harvest: {
    done: "Katalog {{slug}}: {{count}} dataset, {{added}} baru, {{changed}} berubah, {{withdrawn}} ditarik.",
    failed: "Katalog {{slug}} tidak dapat diambil: {{error}}",
    unknown: "Katalog “{{slug}}” tidak ada. Yang ada: {{known}}.",
  },
  evidence: {
    rescoring: "{{targets}} alamat dinilai ulang, {{items}} bukti.",
    rescored: "Selesai: {{items}} bukti di {{targets}} alamat dinilai menurut aturan sekarang.",
    nothingToRescore: "Semua bukti sudah dinilai menurut aturan sekarang.",
    exporting: "{{items}} bukti dicatat.",
    exported: "{{path}}: {{items}} bukti, {{contents}} berkas disertakan, {{withheld}} bukti tanpa berkas.",
    refusal: {
      plan_not_found: "Rencana “{{slug}}” tidak ada. Muat dengan capaian seed.",
      file_exists: "{{path}} sudah ada. Pakai nama lain, atau --force untuk menggantinya.",
      content_went: "Sebuah berkas ditarik saat dikemas. Tidak ada yang ditulis; jalankan lagi.",
    },
  },
  audit: {
    seen: "{{entries}} catatan jejak, {{facts}} fakta, {{targets}} alamat bukti, {{reports}} laporan terbit, {{heads}} ujung rantai diperiksa.",
    good: "Semua masih seperti saat ditulis.",
    bad: "{{count}} hal tidak lagi seperti saat ditulis:",
    headsUnread: "{{path}} tidak dapat dibaca atau bukan salinan rantai.json.",
    finding: {
      entry_broken: "Jejak putus pada catatan nomor {{seq}} (AuditEntry): diubah, dihapus, atau disisipkan.",
      fact_changed: "{{table}} {{row}}: isinya diubah; segelnya ada di catatan nomor {{sealedIn}}.",
      fact_missing:
        "{{table}} {{row}}: hilang tanpa catatan penghapusan; segelnya ada di catatan nomor {{sealedIn}}.",
      fact_unknown: "{{table}} {{row}}: tidak dikenal jejak; dimasukkan di luar aplikasi.",
      observation_broken:
        "Observation {{row}}: tidak menyambung pengamatan sebelumnya atas alamat {{target}}.",
      report_broken: "PeriodReport {{row}}: tidak lagi seperti saat diterbitkan ({{code}}).",
      head_differs:
        "ChainHead {{chain}} {{day}}: ujung rantai yang diumumkan tidak lagi cocok dengan isinya.",
      head_missing: "ChainHead {{chain}} {{day}}: ujung rantai hari ini hilang.",
      kept_head_differs: "Ujung rantai {{chain}} {{day}} pada salinan Anda tidak sama dengan basis data ini.",
    },
  },
  report: { unread: "{{path}} tidak dapat dibaca, terlalu besar, atau bukan berkas yang diminta." },
  user: {
    added: "Akun {{email}} dibuat.",
    password: "Kata sandi (hanya ditampilkan sekali): {{password}}",
    refused: "Akun tidak dibuat: {{reason}}",
  },
  person: {
    none: "Tidak ada yang tersimpan tentang {{email}}.",
    written: "{{file}}: {{rows}} baris dari {{tables}} tabel. Hanya untuk orangnya.",
    erased: "Identitas diganti {{pseudonym}}: {{rows}} baris, {{entries}} catatan jejak. Rantai tetap utuh.",
    refused: "Tidak dihapus: {{reason}}",
    exists: "{{file}} sudah ada. Pakai nama lain.",
  },
  worker: {
    started: "Pekerja berjalan. Ctrl+C untuk berhenti.",
    checked: "{{count}} tautan diperiksa.",
    turn: "{{host}}: {{count}} tautan diperiksa dalam {{seconds}} detik.",
  },
  scorecard: {
    noPlan: "Rencana “{{slug}}” tidak ada. Muat dengan capaian seed.",
    noMilestone: "Target “{{code}}” tidak ada di rencana ini.",
    badDay: "--per {{value}} tidak dapat dipakai: {{reason}}",
    title: "{{plan}}, keadaan per {{date}}",
    numbers: "Dilaporkan {{reported}}, terbukti {{proven}}; {{due}} dari {{total}} target sudah jatuh tempo.",
  },
  backup: {
    open: "CAPAIAN_BACKUP_KEY belum diisi: berkas cadangan memuat kunci dan data pribadi tanpa segel. Simpan di tempat tertutup.",
    done: "{{path}}: {{rows}} baris dari {{tables}} tabel, {{files}} berkas, {{megabytes}} MB. SHA-256 {{sha256}}",
    verified: "Terbukti: cadangan dipulihkan ke basis data percobaan dan seluruh jejaknya utuh.",
    findings_one:
      "Cadangan dapat dipulihkan, tetapi {{count}} catatan di dalamnya pernah diubah di luar aplikasi. Jalankan capaian audit verify.",
    findings_other:
      "Cadangan dapat dipulihkan, tetapi {{count}} catatan di dalamnya pernah diubah di luar aplikasi. Jalankan capaian audit verify.",
    seen: "{{path}}: diambil {{at}}, {{rows}} baris, {{files}} berkas.",
    exists: "Berkas itu sudah ada dan tidak ditimpa. Pakai nama lain.",
    noFolder: "Folder berkas itu tidak ada. Buat dahulu, atau pakai folder lain.",
    problem: {
      unreadable: "Berkas tidak dapat dibaca: {{place}}.",
      not_a_backup: "Ini bukan cadangan Capaian, atau terpotong: {{place}}.",
      locked: "Cadangan {{place}} tersegel. Isi CAPAIAN_BACKUP_KEY dengan kuncinya.",
      wrong_key: "Cadangan {{place}} tersegel dengan kunci lain, atau berubah.",
      entry_missing: "Cadangan tidak lengkap: {{place}} tidak ada di dalamnya.",
      entry_changed: "Cadangan rusak: {{place}} tidak seperti saat ditulis. Tidak ada yang dipulihkan.",
    },
  },
  restore: {
    done: "Dipulihkan ke keadaan {{at}}: {{rows}} baris, {{files}} berkas. Jalankan capaian doctor --deep, lalu npm start.",
    refusal: {
      database_not_empty: "Basis data tujuan tidak kosong (tabel {{place}}). Pakai DATABASE_URL yang kosong.",
      data_folder_not_empty:
        "Folder data tujuan tidak kosong ({{place}}). Pakai CAPAIAN_DATA_DIR yang kosong.",
    },
  },
  doctor: {
    good: {
      node: "Node {{name}} didukung.",
      disk: "Ruang kosong {{name}} GB.",
      folder: "Folder data dapat ditulis.",
      clock: "Jam basis data sama dengan jam komputer ini.",
      replica: "Replika mengikuti, atau tidak dipakai ({{name}}).",
      guards: "Basis data menolak perubahan atas fakta.",
      address: "Alamat umum {{name}}.",
      mail: "Surel dapat dikirim, atau tidak diperlukan untuk ilustrasi.",
    },
    bad: {
      node: "Node {{name}} tidak didukung. Pasang Node 20, 22, atau 24.",
      disk: "Ruang kosong tinggal {{name}} GB. Kosongkan, atau pindahkan folder data.",
      folder: "Folder data tidak dapat ditulis. Beri hak tulis kepada pengguna layanan ini.",
      clock: "Jam basis data berbeda {{name}} detik. Setel jam kedua komputer dengan NTP.",
      replica:
        "Replika tertinggal atau tidak menjawab ({{name}}). Halaman umum dibaca dari basis data utama sampai pulih.",
      guards: "Tabel ini tidak terjaga dari perubahan: {{name}}. Jalankan capaian migrate.",
      address: "Alamat umum {{name}} bukan https. Isi PUBLIC_URL, dan pasang proksi TLS di depan.",
      mail: "Surel tidak dapat dikirim ({{name}}). Isi atau perbaiki SMTP_URL.",
    },
    fine: "Tidak ada yang perlu ditangani.",
    wrong_one: "{{count}} hal perlu ditangani.",
    wrong_other: "{{count}} hal perlu ditangani.",
  },
  serve: {
    ready: "Capaian berjalan di {{url}}",
    demo: "Ilustrasi dimuat. Portal contoh di {{url}}. Akun untuk mencoba (hanya di komputer ini):",
    stopping: "Berhenti; permintaan yang sedang berjalan diselesaikan.",
    busy: "Port {{port}} sudah dipakai. Pilih yang lain, misalnya PORT=3100 npm start.",
  },
  refusal: {
    migration_edited: "Berkas migrasi {{migration}} berubah sesudah diterapkan. Kembalikan berkas aslinya.",
    database_ahead:
      "Basis data lebih baru daripada program ini ({{migration}}). Pasang versi program yang baru.",
    migration_unfinished: "Migrasi {{migration}} pernah terputus. Pulihkan cadangan, lalu jalankan lagi.",
    migration_failed: "Migrasi {{migration}} gagal: {{reason}}",
    broken_references: "Migrasi meninggalkan rujukan putus di tabel {{table}}.",
    database_not_ours: "Basis data {{database}} berisi tabel lain. Pakai basis data kosong.",
    database_busy: "Basis data sedang dipakai migrasi lain. Coba lagi sebentar lagi.",
    database_unreachable: "Basis data tidak menjawab: {{reason}}",
    migrations_missing: "Berkas migrasi tidak ditemukan di {{folder}}.",
  },
} as const;
