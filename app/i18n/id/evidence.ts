/** What pages say about evidence and its checks. */
export const evidence = {
  nextSteps: "Langkah berikutnya",
  moreSteps: "Masih ada {{count}} catatan di bawah.",
  passed: "{{count}} pemeriksaan lulus",
  notApplicable: "{{count}} tidak berlaku",
  brokenLinks: "Tautan rusak",
  brokenCount_one: "{{count}} tautan tidak dapat dipastikan atau gagal, per {{date}}.",
  brokenCount_other: "{{count}} tautan tidak dapat dipastikan atau gagal, per {{date}}.",
  brokenLead: "Yang pasti rusak ditaruh paling atas. Tautan yang belum dapat dipastikan bukan tautan rusak.",
  linkCount_one: "{{count}} tautan",
  linkCount_other: "{{count}} tautan",
  since: "sejak {{date}}",
  partOf: "Bukti untuk",
  ofDataset: "Dataset: {{title}}.",
  noDataset: "Tidak cocok dengan dataset mana pun di katalog.",
  neverOpened: "Belum pernah terbuka bagi kami.",
} as const;
