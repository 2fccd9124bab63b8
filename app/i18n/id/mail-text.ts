/** Words in mails; no page shows them. */
export const mailText = {
  greeting: "Halo,",
  stopOne: "Berhenti mengikuti {{subject}}",
  stopAll: "Berhenti mengikuti semuanya",
  confirm: {
    subject: "Konfirmasi: ikuti {{subject}}",
    asked:
      "Alamat surel ini dipakai untuk meminta kabar perubahan {{subject}} dalam {{plan}}. Kabar baru dikirim setelah Anda menyetujuinya.",
    action: "Ya, kirimi saya kabar",
    within:
      "Tautan ini berlaku tujuh hari. Kabar dikirim paling banyak satu kali sehari, dan hanya bila ada perubahan.",
    notYou: "Bukan Anda yang meminta? Abaikan surel ini. Alamat Anda akan dihapus setelah tujuh hari.",
  },
  already: {
    subject: "Anda sudah mengikuti {{subject}}",
    told: "Ada yang meminta kabar perubahan {{subject}} dalam {{plan}} untuk alamat ini. Anda sudah mengikutinya, jadi tidak ada yang perlu dilakukan.",
    open: "Buka halamannya",
  },
  digest: {
    subjectOne_one: "{{count}} perubahan: {{subject}}",
    subjectOne_other: "{{count}} perubahan: {{subject}}",
    subject_one: "{{count}} perubahan pada yang Anda ikuti",
    subject_other: "{{count}} perubahan pada yang Anda ikuti",
    lead: "Ini yang berubah sejak kabar terakhir.",
    more_one: "Dan {{count}} perubahan sebelumnya, di halamannya.",
    more_other: "Dan {{count}} perubahan sebelumnya, di halamannya.",
    open: "Buka {{subject}}",
  },
} as const;
