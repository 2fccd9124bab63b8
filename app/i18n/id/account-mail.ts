export const accountMail = {
  greeting: "Halo {{name}},",
  greetingNobody: "Halo,",
  invite: {
    subject: "Undangan ke Capaian: {{role}} {{organisation}}",
    asked: "{{by}} mengundang Anda ke Capaian sebagai {{role}} untuk {{organisation}}.",
    plan: "Rencana: {{plan}}.",
    everyPlan: "Untuk semua rencana.",
    from: "Mulai {{from}}.",
    fromTo: "Mulai {{from}} sampai {{to}}.",
    action: "Buat akun",
    within: "Tautan ini berlaku 14 hari dan dapat dipakai satu kali.",
    notYou: "Tidak mengenal undangan ini? Abaikan surel ini: tanpa tautan itu tidak ada akun yang dibuat.",
  },
  reset: {
    subject: "Kata sandi baru untuk Capaian",
    asked: "Ada yang meminta kata sandi baru untuk akun dengan alamat ini.",
    action: "Buat kata sandi baru",
    within: "Tautan ini berlaku satu jam dan dapat dipakai satu kali.",
    notYou: "Bukan Anda? Abaikan surel ini: kata sandi Anda tidak berubah.",
    nobody:
      "Ada yang meminta kata sandi baru untuk alamat ini, tetapi tidak ada akun Capaian yang aktif dengan alamat ini. Mungkin Anda terdaftar dengan alamat lain.",
  },
  newEmail: {
    subject: "Alamat surel baru untuk Capaian",
    asked: "Anda meminta agar akun Capaian Anda memakai alamat ini.",
    action: "Pakai alamat ini",
    within: "Tautan ini berlaku satu hari dan dapat dipakai satu kali.",
    taken:
      "Ada yang meminta agar sebuah akun Capaian memakai alamat ini. Alamat ini sudah dipakai akun lain, jadi tidak ada yang berubah.",
  },
  changed: {
    subject: "Akun Capaian Anda: {{what}}",
    told: "Yang terjadi pada akun Anda: {{what}}.",
    what: {
      password: "kata sandi diganti",
      email: "alamat surel diganti",
      factor_on: "langkah kedua dipasang",
      factor_off: "langkah kedua dilepas",
      factor_reset: "langkah kedua dilepas oleh pengelola, dan semua sesi Anda diakhiri",
      recovery_used: "sebuah kode cadangan dipakai",
      token: "token aplikasi dibuat",
    },
    notYou: "Bukan Anda? Ganti kata sandi dan beri tahu pengelola Capaian.",
    open: "Buka akun saya",
  },
} as const;
