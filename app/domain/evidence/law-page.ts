import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { ClosureInForce } from "./closure.ts";
import type { TaskAnswer } from "./decision.ts";
import type { EvidenceTask } from "./evidence-task.ts";
import type { LegalGround } from "./legal-ground.ts";
import type { StandingValue } from "./legal-standing.ts";
import type { PrinciplesSheet } from "./principles.ts";

/** Why a person may not decide about evidence. */
export type DeciderRefusal = "not_allowed" | "own_organisation" | "own_submission";

/** A task with its case prepared: the finding, what to decide, and who may. */
export type EvidenceTaskRow = EvidenceTask & {
  item: string;
  plan: string;
  timeZone: string;
  slot: string;
  url: string;
  organisation: string;
  /** Day since which public pages hide the address; null while they show it. */
  hiddenSince: CalendarDate | null;
  /** Decided to stay hidden: asks nothing, and may be released. */
  held: boolean;
  answers: ReadonlyArray<TaskAnswer>;
  /** Why this person may not decide; null when they may. */
  blocked: DeciderRefusal | null;
};

/** A closure as filed, with what was decided on it. */
export type FiledClosure = {
  closure: ClosureInForce;
  slotId: string;
  filedBy: string;
  /** Slug and short name of the organisation that filed it. */
  organisation: string;
  organisationShort: string;
  filedOn: CalendarDate;
  recordedAt: string;
  /** The latest word on it; null while nobody has decided. */
  decided: { approved: boolean; by: string; on: CalendarDate; reason: string | null } | null;
};

export type ClosureRow = FiledClosure & { mayDecide: boolean };

/** What the law and the principles say of one slot, and what the person reading may do about it. */
export type LawPage = {
  plan: string;
  slot: string;
  title: Bilingual;
  elements: ReadonlyArray<{ key: string; label: Bilingual }>;
  closures: ReadonlyArray<ClosureRow>;
  grounds: ReadonlyArray<LegalGround>;
  principles: PrinciplesSheet;
  /** Evidence with its legal standing; the address is null where it is hidden from public pages. */
  items: ReadonlyArray<{ id: string; url: string | null; standing: StandingValue | null }>;
  mayFile: boolean;
  mayJudge: boolean;
};
