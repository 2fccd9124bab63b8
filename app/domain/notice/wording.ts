import { hasBrokenPlaces, unknownPlaces } from "#app/domain/mail-template.ts";
import { NOTICE_KINDS, type NoticeKind } from "./kinds.ts";

/** What an administrator can word: each kind of notice, and what stands above several of them. */
export const WORDED_KINDS = [...NOTICE_KINDS, "digest"] as const;
export type WordedKind = (typeof WORDED_KINDS)[number];

/** Words of a mail: the line that names it, and what it says, with places such as `{{kode}}`. */
export type Wording = { subject: string; body: string };

const MILESTONE = ["nama", "rencana", "kode", "judul"] as const;
const DATED = [...MILESTONE, "lembaga", "tenggat", "hari"] as const;

/** Every name a place can have. */
export const PLACES = [
  ...([...DATED, "alasan", "langkah", "bukti"] as const),
  ...(["keputusan", "jumlah", "daftar", "tanggal"] as const),
] as const;
export type Place = (typeof PLACES)[number];

/** Places the words of a kind may name. */
export const PLACES_OF: Readonly<Record<WordedKind, ReadonlyArray<Place>>> = {
  due: DATED,
  overdue: DATED,
  escalated: DATED,
  deadline_moved: ["nama", "rencana", "jumlah", "daftar"],
  review: [...MILESTONE, "lembaga", "langkah"],
  returned: [...MILESTONE, "lembaga", "alasan"],
  accepted: [...MILESTONE, "lembaga"],
  dispute: [...MILESTONE, "lembaga"],
  dispute_answered: [...MILESTONE, "lembaga", "keputusan"],
  evidence_broke: [...MILESTONE, "bukti"],
  evidence_back: [...MILESTONE, "bukti"],
  extension: [...MILESTONE, "lembaga", "tenggat", "alasan"],
  extension_decided: [...MILESTONE, "lembaga", "tenggat", "alasan", "keputusan"],
  data_request: ["nama", "rencana", "kode", "judul", "alasan"],
  support: [...MILESTONE, "lembaga", "tenggat", "alasan"],
  support_answered: [...MILESTONE, "lembaga", "alasan"],
  meeting_decision: [...MILESTONE, "lembaga", "tenggat", "alasan"],
  digest: ["nama", "jumlah", "tanggal"],
};

export const LONGEST_SUBJECT = 150;
export const LONGEST_BODY = 5_000;

export type WordingProblem = {
  field: "subject" | "body";
  code: "missing" | "too_long" | "several_lines" | "unknown_place" | "broken_place";
  /** Names of places that are not known here; empty for other problems. */
  places: ReadonlyArray<string>;
};

/** What is wrong with words, all at once; empty when they can be used. */
export function wordingProblems(kind: WordedKind, { subject, body }: Wording): Array<WordingProblem> {
  return [
    ...problemsOf("subject", subject, { kind, longest: LONGEST_SUBJECT }),
    ...problemsOf("body", body, { kind, longest: LONGEST_BODY }),
  ];
}

function problemsOf(
  field: WordingProblem["field"],
  text: string,
  { kind, longest }: { kind: WordedKind; longest: number },
): Array<WordingProblem> {
  const problem = (code: WordingProblem["code"], places: ReadonlyArray<string> = []) => [
    { field, code, places },
  ];
  if (text.trim() === "") return problem("missing");
  if (text.length > longest) return problem("too_long");
  if (field === "subject" && /[\r\n]/.test(text)) return problem("several_lines");
  const unknown = unknownPlaces(text, PLACES_OF[kind]);
  if (unknown.length > 0) return problem("unknown_place", unknown);
  return hasBrokenPlaces(text) ? problem("broken_place") : [];
}

/** Whether a kind is one that can be worded. */
export function isWordedKind(kind: string): kind is WordedKind {
  return WORDED_KINDS.some((each) => each === kind);
}

/** A kind of notice as it stands in a form; null when there is none of the name. */
export function noticeKindOf(name: string): NoticeKind | null {
  return NOTICE_KINDS.find((kind) => kind === name) ?? null;
}
