import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";

export const NOTICE_KINDS = [
  ...(["due", "overdue", "escalated", "deadline_moved"] as const),
  ...(["review", "returned", "accepted", "dispute", "dispute_answered"] as const),
  ...(["evidence_broke", "evidence_back"] as const),
  ...(["extension", "extension_decided"] as const),
  ...(["data_request", "support", "support_answered", "meeting_decision"] as const),
] as const;
/** What a person is told of (*jenis pemberitahuan*). */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Kinds a person may leave out of their mail. The others carry a right, a duty or a loss of proof. */
const OPTIONAL: ReadonlySet<NoticeKind> = new Set([
  "due",
  "review",
  "accepted",
  "evidence_back",
  "extension",
  ...(["support", "support_answered", "meeting_decision"] as const),
] as const);

/** Kinds that cannot wait for tomorrow's digest whatever their step. */
const URGENT: ReadonlySet<NoticeKind> = new Set(["returned", "dispute", "dispute_answered"] as const);

/** Whether a person may switch the mail about this kind off; in the app it is told all the same. */
export function isOptional(kind: NoticeKind): boolean {
  return OPTIONAL.has(kind);
}

export const OPTIONAL_KINDS: ReadonlyArray<NoticeKind> = NOTICE_KINDS.filter(isOptional);

/**
 * Whether the mail goes out at once rather than with the day's digest.
 *
 * @param step days before or after the deadline; null for kinds without steps.
 */
export function isUrgent(kind: NoticeKind, step: number | null): boolean {
  return URGENT.has(kind) || (kind === "due" && step === 1);
}

const BilingualSchema = z.object({ id: z.string(), en: z.string().nullable() });

const MoveSchema = z.object({
  milestone: z.string(),
  title: BilingualSchema,
  /** Null where it was not dated before. */
  from: CalendarDateSchema.nullable(),
  /** Null where it is not dated any more. */
  to: CalendarDateSchema.nullable(),
});
export type NoticeMove = z.infer<typeof MoveSchema>;

/** The facts a notice is worded from. Holds nothing that its receiver may not see. */
export const NoticeDataSchema = z.object({
  milestone: z.string().nullable(),
  title: BilingualSchema.nullable(),
  dueOn: CalendarDateSchema.nullable(),
  /** Short name of the organisation it speaks of: who owns, submitted, or decided. */
  organisation: z.string().nullable(),
  reason: z.string().nullable(),
  slot: z.string().nullable(),
  report: z.string().nullable(),
  step: z.enum(["check", "acceptance"]).nullable(),
  /** Whether an objection was upheld against the owner, or the return taken back. */
  decision: z.enum(["upheld", "withdrawn", "granted", "refused"]).nullable(),
  moves: z.array(MoveSchema),
  /** The request or the meeting it speaks of. */
  talk: z.string().nullable().default(null),
});
export type NoticeData = z.infer<typeof NoticeDataSchema>;

export const NO_DATA: NoticeData = {
  ...{ milestone: null, title: null, dueOn: null, organisation: null, reason: null, slot: null },
  ...{ report: null, step: null, decision: null, moves: [], talk: null },
};

/** Path of the page where the receiver goes on, without its language. */
export function noticePath(kind: NoticeKind, plan: string, data: NoticeData): string {
  const { milestone, slot, report, step } = data;
  switch (kind) {
    case "due":
    case "overdue":
    case "returned":
    case "dispute_answered":
      return `/tugas/${plan}/${milestone}`;
    case "review":
    case "dispute":
      return `/${step === "acceptance" ? "tinjau" : "periksa"}/${report}`;
    case "evidence_broke":
    case "evidence_back":
      return `/${plan}/bukti/${slot}`;
    case "extension":
    case "extension_decided":
      return `/${plan}/target/${milestone}/perpanjangan`;
    case "data_request":
      return `/${plan}/permintaan-data/${data.talk}`;
    case "support":
    case "support_answered":
      return `/${plan}/dukungan`;
    case "meeting_decision":
      return `/${plan}/rapat/${data.talk}`;
    case "escalated":
    case "accepted":
      return `/${plan}/target/${milestone}`;
    case "deadline_moved": {
      const [first] = data.moves;
      return data.moves.length === 1 ? `/${plan}/target/${first?.milestone}` : `/${plan}/tahapan`;
    }
  }
}
