/** Something that looks personal and is not withheld, and why. */
export type Exemption = { pattern: RegExp; reason: string };

/**
 * Labels whose values are an office's, not a person's. Matched against folded labels (see `foldLabel`).
 * The reasons are shown on the method page and are the place to argue with them.
 */
export const EXEMPT_LABELS = {
  phone: [
    {
      pattern:
        /\b(telp|telepon|telpon|tel|phone|hotline|fax|faks|call center)\b.*\b(kantor|office|sekretariat|instansi|layanan|pengaduan)\b/,
      reason: "telepon kantor atau layanan: bukan nomor seseorang",
    },
    { pattern: /\b(hotline|call center|fax|faks|faksimili)\b/, reason: "saluran layanan umum" },
  ],
  address: [
    {
      pattern:
        /\b(kantor|sekretariat|office|instansi|tps|lokasi|posko|situs|web|website|url|email|surel|ip)\b/,
      reason: "alamat kantor, tempat umum, atau alamat situs",
    },
  ],
  npwp: [
    {
      pattern: /\b(penyedia|vendor|rekanan|perusahaan|badan|lembaga|instansi)\b/,
      reason: "NPWP penyedia pengadaan dan badan memang diumumkan",
    },
  ],
} as const satisfies Record<string, ReadonlyArray<Exemption>>;

/** Names of people in a public office: Article 18(2) of UU 14/2008 leaves what concerns it open. */
export const PUBLIC_ROLE: Exemption = {
  pattern:
    /\b(ketua|sekretaris|bendahara|pejabat|komisioner|menteri|gubernur|bupati|walikota|wali kota|kepala(?! keluarga)|penanggung jawab|direktur|pimpinan|ppid|anggota (kpu|bawaslu|dkpp|dpr|dprd|dpd)|hakim|pengurus)\b/,
  reason: "nama pejabat dalam jabatan publik (UU 14/2008 Pasal 18 ayat 2)",
};

/** Candidates ask for a public office: what they publish is a person's decision, not the machine's. */
export const CANDIDATE: Exemption = {
  pattern: /\b(calon|caleg|paslon|capres|cawapres|kandidat|candidate|terpilih|peserta pemilu)\b/,
  reason: "calon pejabat publik; dinilai orang, tidak ditutup mesin",
};

const ROLE_WORDS = [
  ...["info", "informasi", "humas", "admin", "administrator", "kontak", "contact", "sekretariat", "setjen"],
  ...["ppid", "redaksi", "pengaduan", "layanan", "webmaster", "postmaster", "helpdesk", "support", "cs"],
  ...["sekjen", "office", "kantor", "umum", "data", "opendata", "datin", "pusdatin", "noreply", "no-reply"],
  ...["kpu", "bawaslu", "panwaslu", "dkpp", "dpp", "dpw", "dpd", "dpc", "partai", "parpol", "press", "media"],
  ...[
    "hello",
    "halo",
    "mail",
    "email",
    "service",
    "customer",
    "hukum",
    "inspektorat",
    "diskominfo",
    "kominfo",
  ],
] as const;
const ROLE_ADDRESS = new RegExp(`^(?:${ROLE_WORDS.join("|")})(?:[._+\\-\\d]|$)`);
/** Election bodies' branches write their name and place in one word, as in `kpukotabandung`. */
const BRANCH_ADDRESS = /^(kpu|bawaslu|panwaslu)[a-z]/;

/** An address of an office or a task, such as info@ or humas@: reaches no particular person. */
export function isRoleAddress(local: string): boolean {
  return ROLE_ADDRESS.test(local) || BRANCH_ADDRESS.test(local);
}

/** Whether a folded label is exempt for this kind. */
export function isExempt(kind: keyof typeof EXEMPT_LABELS, label: string): boolean {
  return EXEMPT_LABELS[kind].some((exemption) => exemption.pattern.test(label));
}
