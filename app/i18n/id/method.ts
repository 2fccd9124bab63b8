export const method = {
  title: "Cara kami menghitung",
  lead: "Status dan angka di sini tidak diketik siapa pun. Semuanya dihitung dari kejadian bertanggal dengan aturan di bawah ini.",
  numbers: {
    title: "Dua angka yang tidak pernah dicampur",
    reported: "Persen yang terakhir dinyatakan penanggung jawab dalam laporan yang tidak dikembalikan.",
    proven:
      "Dihitung atas data dukung wajib: bagian elemen data yang benar-benar termuat dalam bukti yang diterima di kedua tahap tinjauan dan masih dapat dibuka.",
    slot: "Data dukung tanpa daftar elemen bernilai 0 atau 1. Data dukung yang lebih penting berbobot lebih besar.",
    rounding:
      "Angka dibulatkan hanya untuk ditampilkan. Hanya 0 yang sungguh nol tampil 0 %, dan hanya 100 yang utuh tampil 100 %.",
  },
  status: {
    title: "Sembilan status",
    hint: "Aturan pertama yang cocok, dibaca dari atas, menentukan statusnya.",
    name: "Status",
    rule: "Berlaku apabila",
    cancelled: "Target dibatalkan dengan alasan, digabung ke target lain, atau tahapannya tidak berlangsung.",
    verified:
      "Dilaporkan selesai, setiap data dukung wajib punya bukti yang diterima di kedua tahap tinjauan, dan tidak satu pun gagal hari itu.",
    contested:
      "Pernah terverifikasi, lalu bukti yang diterima gagal, hilang, atau berubah dan belum ada penggantinya.",
    unproven: "Dilaporkan selesai, tetapi ada data dukung wajib yang kosong atau buktinya gagal.",
    reported: "Dilaporkan selesai, tetapi tinjauannya belum selesai.",
    waiting:
      "Tenggatnya bergantung pada peristiwa yang belum terjadi. Target ini tidak pernah disebut terlambat.",
    late: "Tenggatnya sudah lewat dan target belum dilaporkan selesai.",
    in_progress: "Sudah ada kemajuan atau bukti yang diajukan, dan tenggatnya belum lewat.",
    not_started: "Belum ada yang dilaporkan, dan tenggatnya belum lewat.",
  },
  days: {
    title: "Tenggat dan hari",
    zone: "Hari adalah hari kalender menurut zona waktu rencana, di mana pun peladennya berada.",
    due: "Hari tenggat masih tepat waktu sampai detik terakhirnya. Target mulai dihitung pada hari itu dan terlambat mulai keesokannya.",
    moved:
      "Tanggal yang bergeser tetap terlihat, dicoret, beserta sebabnya. Pergeseran dihitung terpisah dari keterlambatan.",
    asOf: "Setiap halaman dapat dibaca menurut keadaan pada hari lain. Yang baru diketahui kemudian tidak mengubah keadaan hari itu.",
  },
  sum: {
    title: "Angka gabungan",
    formula: "Jumlah bobot × nilai dibagi jumlah bobot, atas target yang sudah jatuh tempo dan berlaku.",
    beside:
      "Target yang belum jatuh tempo, menunggu, atau dibatalkan tidak masuk hitungan. Jumlahnya ditulis di samping.",
    none: "Tanpa target yang jatuh tempo tidak ada angka, bukan 0 %.",
    parent: "Angka induk tidak pernah berbeda dengan tabel di bawahnya.",
  },
  review: {
    title: "Tinjauan",
    steps:
      "Penanggung jawab melapor, sekretariat memeriksa tiap data dukung, lalu peninjau menerima atau mengembalikan laporannya.",
    own: "Tidak seorang pun memeriksa laporannya sendiri atau laporan lembaganya sendiri, termasuk pengelola sistem.",
    returned: "Laporan yang dikembalikan tidak menyatakan apa-apa. Statusnya kembali ke keadaan sebelumnya.",
  },
  evidence: {
    title: "Pemeriksaan bukti oleh mesin",
    open: "Mesin membuka tautannya dan memeriksa apakah isinya sungguhan, formatnya terbuka, dan elemen datanya ada.",
    unsure:
      "Yang tidak dapat dipastikan tidak dihitung sebagai gagal. Tautan dinyatakan putus setelah gagal beberapa kali pada hari yang berlainan.",
    people:
      "Kata mesin tidak pernah menutup komitmen dan tidak pernah mengubah keputusan orang. Ia hanya meminta orang melihat lagi.",
    personal: "Bukti yang memuat data pribadi ditahan dari umum sampai diperiksa orang.",
    chain:
      "Setiap pembukaan tautan dan setiap perubahan terikat pada yang sebelumnya lewat sidik SHA-256. Sidik terakhir tiap hari terbit, sehingga catatan lama tidak dapat diganti diam-diam.",
    chainFile: "Sidik harian (JSON)",
  },
  marks: {
    title: "Asal-usul isi",
    stated: "Tertulis di sumber, dengan kutipan dan nomor barisnya.",
    reading: "Dibaca dari sumber oleh penyusun, belum disepakati para pihak.",
    agreed: "Disepakati para pihak.",
  },
} as const;
