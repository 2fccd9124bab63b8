/** First parts of the site's own addresses. A plan called so could not be reached; a test holds them against the routes. */
export const OWN_ADDRESSES: ReadonlySet<string> = new Set([
  ...["aksesibilitas", "akun", "api", "assets", "berkas", "bukti", "cara-menghitung", "cari", "data", "en"],
  ...["healthz", "ikuti", "impor", "jejak", "kalender", "katalog", "keadaan", "keluar", "kemajuan"],
  ...["kewenangan", "laporan", "lembaga", "lupa-sandi", "masuk", "metrics", "moderasi", "orang"],
  ...["pemberitahuan", "periksa", "pos", "readyz", "rencana", "sitemap", "tinjau", "tugas", "undangan"],
  "verifikasi",
]);
