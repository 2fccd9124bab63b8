/** Every public page that needs no catalogue and no check to have run, some of them twice for a look of their own. */
export const PUBLIC_PAGES = [
  "/",
  "/ran-ogi-vii",
  "/ran-ogi-vii?per=2023-06-30",
  "/ran-ogi-vii/perkembangan?per=2024-03-22",
  "/ran-ogi-vii/bandingkan?dari=2023-06-30&ke=2024-03-22",
  "/ran-ogi-vii/bandingkan?dari=kemarin",
  "/aksesibilitas",
  "/cari?q=dapil+kampanye",
  "/ran-ogi-vii/matriks",
  "/ran-ogi-vii/matriks?kolom=tahapan&status=late",
  "/ran-ogi-vii/tahapan",
  "/ran-ogi-vii/tahapan/pemilu-2024/T05",
  "/ran-ogi-vii/target/A1-B06",
  "/ran-ogi-vii/target/A2-B06?per=2024-03-22",
  "/ran-ogi-vii/bukti",
  "/ran-ogi-vii/bukti/B06.2",
  "/ran-ogi-vii/bukti/B06.3/lapor",
  "/ran-ogi-vii/lembaga/kpu",
  "/ran-ogi-vii/ikuti",
  "/ran-ogi-vii/data",
  "/ran-ogi-vii/laporan",
  "/ran-ogi-vii/laporan/B06/v1",
  "/ran-ogi-vii/laporan/B06/v1/penilaian-mandiri",
  "/ran-ogi-vii/jejak",
  "/verifikasi",
  "/api",
  "/cara-menghitung",
  "/masuk",
] as const;

/** Pages that say what went wrong. */
export const ERROR_PAGES = ["/tidak/ada", "/ran-ogi-vii?per=kemarin"] as const;
