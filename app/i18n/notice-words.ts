import { type CalendarDate, daysBetween } from "#app/domain/calendar-date.ts";
import type { NoticeData, NoticeKind } from "#app/domain/notice/kinds.ts";
import type { Place, WordedKind, Wording } from "#app/domain/notice/wording.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { CATALOGUES } from "./catalogues.ts";
import type { Formats } from "./formats.ts";
import type { Language } from "./language.ts";
import type { Translate } from "./translate.ts";

/** A reader's language, as far as notices need it. */
export type NoticeWords = Pick<Formats, "date" | "number"> & {
  t: Translate;
  text: (content: Bilingual) => string;
};

type Told = { data: NoticeData; today: CalendarDate; name: string; plan: string };

/** What stands in the places of a notice's words, in the reader's language. */
export function placeValues({ data, today, name, plan }: Told, words: NoticeWords): Record<Place, string> {
  const { t, text, date, number } = words;
  const { milestone, title, dueOn, organisation, reason, slot, step, decision, moves } = data;
  const days = dueOn === null ? 0 : Math.abs(daysBetween(today, dueOn));
  return {
    ...{ nama: name, rencana: plan, kode: milestone ?? "", judul: title === null ? "" : text(title) },
    ...{ lembaga: organisation ?? "", alasan: reason ?? "", bukti: slot ?? "" },
    tenggat: dueOn === null ? "" : date(dueOn),
    hari: t("notices.days", { count: days }),
    langkah: step === null ? "" : t(`notices.step.${step}`),
    keputusan: decision === null ? "" : t(`notices.decision.${decision}`),
    jumlah: number(moves.length),
    daftar: moves.map((move) => moveLine(move, words)).join("\n"),
    tanggal: date(today),
  };
}

function moveLine(
  { milestone, title, from, to }: NoticeData["moves"][number],
  { t, text, date }: NoticeWords,
): string {
  const dayOf = (on: CalendarDate | null) => (on === null ? t("notices.undated") : date(on));
  return t("notices.move", { kode: milestone, judul: text(title), from: dayOf(from), to: dayOf(to) });
}

/** The usual words of a kind, with their places unfilled. */
export function usualWording(kind: WordedKind, language: Language): Wording {
  return CATALOGUES[language].notices.wording[kind];
}

/** A notice in a person's own language as the app tells it: a line, and what it says. */
export function noticeWords(
  kind: NoticeKind,
  told: Told,
  words: NoticeWords,
): { subject: string; body: string } {
  const values = placeValues(told, words);
  const { t } = words;
  return {
    subject: t(`notices.wording.${kind}.subject`, values),
    body: t(`notices.wording.${kind}.body`, values),
  };
}
