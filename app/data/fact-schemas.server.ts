import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { OBSTACLES } from "#app/domain/facts.ts";
import { EVIDENCE_KINDS, PROVENANCE_MARKS } from "#app/domain/plan.ts";

/** Shapes of what the columns hold: a row that does not fit fails at load and names itself. */

export const DayKind = z.enum(["calendar", "working"]);
const Bilingual = z.object({ id: z.string(), en: z.string().nullable() });

export const Day = CalendarDateSchema;
export const Strings = z.array(z.string());

export const Provenances = z.array(
  z.object({
    about: z.string(),
    mark: z.enum(PROVENANCE_MARKS),
    quote: z.string().nullable(),
    lines: z.string().nullable(),
    note: Bilingual.nullable(),
  }),
);

export const Boundary = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("date"), on: Day }),
    z.object({
      kind: z.literal("event"),
      event: z.string(),
      offsetDays: z.int(),
      dayKind: DayKind.exactOptional(),
    }),
    z.object({
      kind: z.literal("stage"),
      stage: z.string(),
      edge: z.enum(["start", "end"]),
      offsetDays: z.int(),
      dayKind: DayKind.exactOptional(),
    }),
    z.object({ kind: z.literal("unset") }),
  ])
  .nullable();

export const Condition = z.object({ event: z.string(), outcome: z.string() });
export const PlanSource = z.object({ title: Bilingual, url: z.string().nullable().default(null) });
export const EvidenceKinds = z.array(z.enum(EVIDENCE_KINDS));
export const Obstacles = z.array(z.enum(OBSTACLES));

export const PlanState = z.enum(["proposed", "adopted", "closed"]);
export const OwnerRole = z.enum(["lead", "support"]);
export const Direction = z.enum(["up", "down", "none"]);
export const Agreement = z.enum(["proposed", "agreed", "open"]);
export const PersonalData = z.enum(["none", "general", "specific"]);
export const LegalStanding = z.enum(["official", "unofficial", "any"]);
export const Phase = z.enum(["pra", "pemilu", "pasca"]);
export const EdgeName = z.enum(["start", "end"]);
export const VersionKind = z.enum(["planned", "actual"]);
export const RegulationKind = z.enum(["law", "regulation", "ruling", "agreement"]);
export const HolidayKind = z.enum(["holiday", "joint_leave"]);
export const Step = z.enum(["check", "acceptance"]);
export const Decision = z.enum(["accepted", "returned"]);
export const AnswerDecision = z.enum(["upheld", "withdrawn"]);
export const ClosureKind = z.enum(["withdrawn", "merged", "reinstated"]);
export const DiscrepancyKind = z.enum(["contradiction", "unknown"]);
export const EvidenceKind = z.enum(EVIDENCE_KINDS);
