import type { Bilingual } from "#app/domain/plan.ts";
import { type Draw, oneOfList } from "./draw.ts";

type Pair = readonly [id: string, en: string];

const DATA: readonly [Pair, ...Array<Pair>] = [
  ["peta daerah pemilihan", "district map"],
  ["profil partai politik", "party profiles"],
  ["daftar calon tetap", "final list of candidates"],
  ["laporan dana kampanye", "campaign finance reports"],
  ["hasil rekapitulasi suara", "tabulated results"],
  ["daftar pemilih", "voter register"],
  ["lokasi tempat pemungutan suara", "polling station locations"],
  ["jadwal tahapan", "stage calendar"],
  ["putusan sengketa", "dispute rulings"],
  ["anggaran penyelenggaraan", "election budget"],
];

const DONE: readonly [Pair, ...Array<Pair>] = [
  ["terbit dalam format terbuka", "published in an open format"],
  ["diperbarui setiap bulan", "updated every month"],
  ["tersambung dengan kode wilayah", "joined to area codes"],
  ["dapat diunduh sekaligus", "available in bulk"],
  ["tersedia lewat API", "available through an API"],
  ["disepakati elemen datanya", "agreed in its data elements"],
];

const WHERE = ["Aceh", "Riau", "Jambi", "Banten", "Bali", "Papua", "Maluku", "Gorontalo", "Lampung"] as const;

/** Words for a target, its action or its evidence, in both languages. */
export function madeUpTitle(draw: Draw): Bilingual {
  const [data, dataEn] = oneOfList(draw, DATA);
  const [done, doneEn] = oneOfList(draw, DONE);
  const where = `${oneOfList(draw, WHERE)} ${1 + draw(500)}`;
  return { id: `${capital(data)} ${where} ${done}`, en: `${capital(dataEn)} of ${where} ${doneEn}` };
}

/** A sentence that says what must be true. */
export function madeUpSentence(draw: Draw): Bilingual {
  const { id, en } = madeUpTitle(draw);
  const days = 1 + draw(30);
  return {
    id: `${id}, memuat kode, nama, dan jumlah, paling lambat ${days} hari setelah tahapan.`,
    en: `${en}, with code, name and count, at most ${days} days after the stage.`,
  };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
