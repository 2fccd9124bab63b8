import type { Amendment, AmendmentState } from "./amendment.ts";
import type { AmendmentPreview } from "./amendment-preview.ts";
import type { BoundaryText } from "./boundary-text.ts";
import type { CalendarDate } from "./calendar-date.ts";
import type { Bilingual } from "./plan.ts";
import type { ScheduleProblem } from "./schedule-check.ts";

/** New dates as they were typed, by code of the stage and of the event. */
export type TypedAmendment = {
  regulation: string;
  citation: string;
  citationEn: string;
  effectiveOn: string;
  stages: ReadonlyArray<{ stage: string; start: string; end: string; condition: string }>;
  events: ReadonlyArray<{ event: string; occurredOn: string; outcome: string }>;
  /** A pasted or uploaded table in the columns of stage_versions.csv; its rows win over the fields. */
  table: string;
};

/** One published amendment in the public list, with what it did to the plan on its effective day. */
export type AmendmentLine = {
  id: string;
  calendar: Bilingual;
  regulation: string;
  citation: Bilingual;
  effectiveOn: CalendarDate;
  publishedOn: CalendarDate;
  undoes: string | null;
  /** How many stages and events it changed. */
  changed: number;
  counts: AmendmentPreview["counts"];
};

export type DraftLine = { id: string; calendar: Bilingual; regulation: string; effectiveOn: CalendarDate };

export type AmendmentsPage = {
  /** Newest first. */
  published: ReadonlyArray<AmendmentLine>;
  drafts: ReadonlyArray<DraftLine>;
  /** Calendars this person may amend; empty for readers. */
  writable: ReadonlyArray<{ code: string; title: Bilingual }>;
  regulations: ReadonlyArray<{ code: string; title: string }>;
};

/** One stage in the form of an amendment: what holds now, and what was typed beside it. */
export type StageField = {
  stage: string;
  title: Bilingual;
  depth: number;
  now: { start: BoundaryText | null; end: BoundaryText | null };
  typed: { start: string; end: string; condition: string };
};

export type EventField = {
  event: string;
  title: Bilingual;
  now: { occurredOn: CalendarDate | null; outcome: string | null };
  typed: { occurredOn: string; outcome: string };
};

/** What an amendment says of one stage, beside what held before it. */
export type AmendedStage = {
  stage: string;
  title: Bilingual;
  before: { start: BoundaryText | null; end: BoundaryText | null };
  after: { start: BoundaryText | null; end: BoundaryText };
};
export type AmendedEvent = EventField["now"] & { event: string; title: Bilingual };

/** What names an amendment. */
export type AmendmentHead = Pick<
  Amendment,
  "id" | "calendar" | "regulation" | "citation" | "effectiveOn" | "undoes"
> & { state: AmendmentState; calendarTitle: Bilingual; publishedOn: CalendarDate | null };

export type OpenedAmendment = {
  head: AmendmentHead;
  stages: ReadonlyArray<AmendedStage>;
  events: ReadonlyArray<AmendedEvent>;
  /** Null for a draft: its effect is previewed. */
  effect: AmendmentPreview | null;
  mayWrite: boolean;
  /** Null unless it is a draft that this person may write. */
  form: AmendmentForm | null;
};

export type AmendmentForm = {
  stages: ReadonlyArray<StageField>;
  events: ReadonlyArray<EventField>;
  regulations: ReadonlyArray<{ code: string; title: string }>;
};

/** A form as it was typed laid over the draft it came from, so that nothing typed is lost. */
export function typedOver(form: AmendmentForm, typed: TypedAmendment): AmendmentForm {
  const stageOf = new Map(typed.stages.map((row) => [row.stage, row]));
  const eventOf = new Map(typed.events.map((row) => [row.event, row]));
  return {
    ...form,
    stages: form.stages.map((field) => ({ ...field, typed: stageOf.get(field.stage) ?? field.typed })),
    events: form.events.map((field) => ({ ...field, typed: eventOf.get(field.event) ?? field.typed })),
  };
}

/** What an amendment does to one plan: on its effective day, and today where that is later. */
export type PlanPreview = {
  plan: string;
  title: Bilingual;
  effective: AmendmentPreview;
  today: AmendmentPreview | null;
};

export type OpenedPreview = {
  plans: ReadonlyArray<PlanPreview>;
  problems: ReadonlyArray<ScheduleProblem>;
  /** Names what was seen: publishing is refused when it is another by then. */
  seen: string;
};
