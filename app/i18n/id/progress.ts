export const progress = {
  title: "Pemeriksaan tautan berjalan",
  lead: "Angka di bawah mengikuti pekerjaan mesin pemeriksa.",
  due: "Tautan yang menunggu diperiksa",
  checkedLastHour: "Diperiksa dalam satu jam terakhir",
  lastChecked: "Terakhir memeriksa",
  nextDue: "Giliran berikutnya",
  hostsAsked: "Situs yang sedang diperiksa",
  hostsPaused: "Situs yang sedang diberi jeda",
  harvests: "Katalog yang sedang dibaca",
  noHarvest: "Saat ini tidak ada katalog yang dibaca.",
  harvestSince: "{{catalogue}}, sejak {{at}}",
  never: "Belum ada",
} as const;
