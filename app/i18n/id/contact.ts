/** People to turn to in an organisation. */
export const contact = {
  title: "Narahubung",
  pageTitle: "Narahubung {{name}}",
  hint: "Keadaan sekarang, pada hari mana pun halaman ini dilihat.",
  lead: "Kepada siapa bertanya tentang target lembaga ini, paling banyak {{count}} orang. Hapus atau ganti begitu seseorang pindah.",
  none: "Belum ada narahubung.",
  private: "tidak dipublikasikan",
  write: "Atur narahubung",
  add: "Tambah narahubung",
  change: "Ubah",
  changeTitle: "Ubah {{name}}",
  remove: "Hapus",
  name: "Nama",
  duty: "Untuk urusan apa",
  dutyHint: "Misalnya: data hasil pemilu, permintaan informasi.",
  email: "Alamat surel",
  phone: "Telepon",
  audience: "Siapa yang dapat membacanya",
  audienceHint:
    "Yang menjabat: orang lembaga ini, sekretariat, peninjau, dan pengelola. Yang dipublikasikan tampil bagi siapa saja. Pastikan orangnya tahu dan setuju; alamat kantor lebih baik daripada alamat pribadi.",
  audienceOf: {
    internal: "Hanya yang menjabat",
    public: "Siapa saja (dipublikasikan)",
  },
} as const;
