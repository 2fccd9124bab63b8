import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { OBSTACLES, VERDICTS } from "#app/domain/facts.ts";
import { IRM_LEVELS } from "#app/domain/irm-level.ts";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import { EVIDENCE_KINDS } from "#app/domain/plan.ts";
import { STATUS_REASON_CODES } from "#app/domain/status-reason.ts";
import { RemarkSchema } from "./remark.ts";

const Text = z.object({ id: z.string(), en: z.string().nullable() });
const Percent = z.number().min(0).max(100).nullable();
const Level = z.enum(IRM_LEVELS);
const Status = z.enum(MILESTONE_STATUSES);
const Counts = z.record(Status, z.number());
const Day = CalendarDateSchema;

const Term = z.object({
  ...{ code: z.string(), weight: z.number(), status: Status },
  ...{ reportedPercent: Percent, provenPercent: Percent },
});

const Sum = z.object({
  ...{ reportedPercent: Percent, provenPercent: Percent, weight: z.number() },
  ...{ dueCount: z.number(), totalCount: z.number(), due: Counts, notDue: Counts },
  /** What is in the denominator. */
  terms: z.array(Term),
});
/** A roll-up with the milestones it is made of. */
export type ReportSum = z.infer<typeof Sum>;

const Group = z.object({ code: z.string(), title: Text, total: Sum });

const Evidence = z.object({
  ...{ id: z.string(), kind: z.enum(EVIDENCE_KINDS), organisation: z.string(), filedOn: Day },
  review: z.enum(["pending", "checked", "accepted", "returned"]),
  steps: z.array(
    z.object({
      ...{ step: z.enum(["check", "acceptance"]), decision: z.enum(["accepted", "returned"]) },
      ...{ organisation: z.string(), on: Day, reason: z.string().nullable() },
    }),
  ),
  verdict: z.enum(VERDICTS).nullable(),
  verdictOn: Day.nullable(),
  codes: z.array(z.string()),
  failing: z.boolean(),
  /** Required elements found in it. */
  found: z.array(z.string()),
  firstOpenedOn: Day.nullable(),
  /** The content last seen there by the end of the as-of day. */
  content: z.object({ sha256: z.string(), bytes: z.number().nullable(), seenAt: z.string() }).nullable(),
  /** Digest of its address, which stands beside the sealed part; null where personal data hides it. */
  address: z.string().nullable(),
  illustration: z.boolean(),
});
export type ReportEvidence = z.infer<typeof Evidence>;

const Slot = z.object({
  ...{ code: z.string(), title: Text, required: z.boolean(), weight: z.number() },
  worth: z.enum([
    ...(["optional", "empty", "returned", "awaiting"] as const),
    ...(["accepted", "accepted_elements", "accepted_fails"] as const),
  ]),
  valueRatio: z.number(),
  verdict: z.enum([...VERDICTS, "none"]),
  present: z.array(z.string()),
  missing: z.array(z.string()),
  /** Oldest first. */
  evidence: z.array(Evidence),
});
export type ReportSlot = z.infer<typeof Slot>;

const Claim = z.object({
  ...{ organisation: z.string(), on: Day, percentDone: z.number(), narrative: z.string() },
  obstacles: z.array(z.enum(OBSTACLES)),
  ...{ obstacleNote: z.string().nullable(), nextStep: z.string().nullable() },
  ...{ nextStepOn: Day.nullable(), supportAsked: z.string().nullable() },
  /** Where its review stood. */
  state: z.enum(["submitted", "checked", "accepted"]),
  illustration: z.boolean(),
});

const Timing = z.object({ on: Day, lateDays: z.number() }).nullable();

const Milestone = z.object({
  ...{ code: z.string(), action: z.string(), commitment: z.string(), checkpoint: z.string() },
  /** Of an earlier round and not finished. */
  carriedOver: z.boolean(),
  ...{ title: Text, mustBeTrue: Text, weight: z.number(), counted: z.boolean() },
  owners: z.array(z.object({ organisation: z.string(), role: z.enum(["lead", "support"]) })),
  status: Status,
  why: z.enum(STATUS_REASON_CODES),
  ...{ reportedPercent: Percent, provenPercent: Percent, irmSuggestion: Level },
  deadline: z.object({
    kind: z.enum(["dated", "waiting", "none"]),
    ...{ dueOn: Day.nullable(), originalOn: Day.nullable(), slippageDays: z.number() },
    ...{ waitingFor: Text.nullable(), stage: Text.nullable(), lateByDays: z.number().nullable() },
  }),
  ...{ claimTiming: Timing, proofTiming: Timing },
  claim: Claim.nullable(),
  reviews: z.array(
    z.object({
      ...{ step: z.enum(["check", "acceptance"]), decision: z.enum(["accepted", "returned"]) },
      ...{ organisation: z.string(), on: Day, reason: z.string().nullable() },
    }),
  ),
  slots: z.array(Slot),
});
export type ReportMilestone = z.infer<typeof Milestone>;

const Commitment = z.object({
  ...{ code: z.string(), title: Text, summary: Text, total: Sum },
  irm: z.object({
    ...{ level: Level, suggested: Level, reason: z.string().nullable() },
    ...{ setBy: z.string(), organisation: z.string(), setOn: Day },
  }),
});
export type ReportCommitment = z.infer<typeof Commitment>;

export const DIFFERENCE_SUBJECTS = ["total", "commitment", "milestone", "slot", "evidence"] as const;
export const DIFFERENCE_FIELDS = [
  ...(["added", "removed", "status", "reportedPercent", "provenPercent", "dueOn", "claim"] as const),
  ...(["verdict", "valueRatio", "review", "content", "level"] as const),
] as const;

const Difference = z.object({
  subject: z.enum(DIFFERENCE_SUBJECTS),
  code: z.string(),
  field: z.enum(DIFFERENCE_FIELDS),
  before: z.union([z.string(), z.number()]).nullable(),
  after: z.union([z.string(), z.number()]).nullable(),
});
/** One thing that two reports say differently. */
export type Difference = z.infer<typeof Difference>;

/** What a period report says (*laporan capaian*): everything in it, and nothing that is looked up elsewhere. */
export const ReportContentSchema = z.object({
  plan: z.object({
    ...{ slug: z.string(), code: z.string(), title: Text, summary: Text, state: z.string() },
    ...{ periodStart: Day, periodEnd: Day, timeZone: z.string() },
    source: z.object({ title: Text, url: z.string().nullable() }),
  }),
  checkpoint: z.object({ code: z.string(), label: Text, dueOn: Day, startedOn: Day }),
  asOf: Day,
  organisations: z.array(z.object({ slug: z.string(), name: Text, short: z.string() })),
  /** The round's own milestones, and all of this and the earlier rounds. */
  totals: z.object({ round: Sum, upToRound: Sum }),
  commitments: z.array(Commitment),
  actions: z.array(Group.extend({ commitment: z.string(), irmSuggestion: Level.nullable() })),
  owners: z.array(Group),
  stages: z.array(Group),
  milestones: z.array(Milestone),
  /** What preflight remarked and the issuer let stand. */
  remarks: z.array(RemarkSchema),
  previous: z
    .object({ checkpoint: z.string(), version: z.number(), asOf: Day, issuedOn: Day, sha256: z.string() })
    .nullable(),
  /** What changed since the report before. */
  changes: z.array(Difference),
  /** Some of it is made up to show the product at work. */
  illustration: z.boolean(),
});
export type ReportContent = z.infer<typeof ReportContentSchema>;
