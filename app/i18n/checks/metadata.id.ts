import type { MetadataPartKey, MetadataReason } from "#app/domain/evidence/metadata-parts.ts";

/** Words of a metadata score: its parts, and why each earned its points or did not. */
export type MetadataWords = {
  parts: Record<MetadataPartKey, string>;
  reasons: Record<MetadataReason, string>;
};

/** The source of keys. */
export const metadataWords = {
  parts: {
    keyword: "kata kunci",
    theme: "tema",
    spatial: "wilayah",
    temporal: "periode",
    accessUrlAnswers: "alamat laman menjawab",
    downloadUrl: "alamat unduhan",
    downloadUrlAnswers: "alamat unduhan menjawab",
    format: "format",
    mediaType: "jenis media",
    formatKnown: "format dari daftar baku",
    nonProprietary: "format tidak terikat satu produk",
    machineReadable: "terbaca mesin",
    dcatAp: "isian wajib DCAT-AP",
    licence: "lisensi",
    licenceKnown: "lisensi dari daftar baku",
    accessRights: "hak akses",
    accessRightsKnown: "hak akses dari daftar baku",
    contactPoint: "narahubung",
    publisher: "penerbit",
    rights: "keterangan hak",
    byteSize: "ukuran berkas",
    issued: "tanggal terbit",
    modified: "tanggal ubah",
  },
  reasons: {
    stated: "disebut",
    answers: "menjawab",
    "in-vocabulary": "ada di daftar baku",
    "is-so": "ya",
    "mandatory-complete": "lengkap",
    absent: "tidak disebut",
    "answers-not": "tidak menjawab",
    "not-in-vocabulary": "tidak ada di daftar baku",
    "is-not-so": "tidak",
    "mandatory-missing": "belum lengkap",
    "not-tried": "belum dicoba",
  },
} as const satisfies MetadataWords;
