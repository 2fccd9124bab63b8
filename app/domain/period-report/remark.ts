import { z } from "zod";

/** What keeps a report from being issued. */
export const BLOCKING_CODES = ["round_open", "nothing_to_report", "level_missing", "level_outdated"] as const;
/** What a report may be issued with; it then says so itself. */
export const REMARK_CODES = [
  ...(["narrative_missing", "evidence_failing", "evidence_missing", "evidence_unopened"] as const),
  ...(["report_unchecked", "report_unaccepted", "contested", "late", "hidden_evidence"] as const),
] as const;

export type BlockingCode = (typeof BLOCKING_CODES)[number];
export type RemarkCode = (typeof REMARK_CODES)[number];

export const RemarkSchema = z.object({
  code: z.enum(REMARK_CODES),
  /** Milestone it speaks of. */
  milestone: z.string(),
  /** Slot it speaks of; null where it is the whole milestone. */
  slot: z.string().nullable(),
});
/** One remark of preflight, as frozen in the report. */
export type Remark = z.infer<typeof RemarkSchema>;

/** What keeps a report from being issued, and of which commitment; null where it is the whole report. */
export type Obstruction = { code: BlockingCode; commitment: string | null };

export type Preflight = {
  blocking: ReadonlyArray<Obstruction>;
  remarks: ReadonlyArray<Remark>;
};
