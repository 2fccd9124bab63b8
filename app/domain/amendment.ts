import { type CalendarDate, calendarDateAt } from "./calendar-date.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Bilingual } from "./plan.ts";
import {
  type Boundary,
  type Condition,
  type EventKey,
  indexSchedule,
  type Schedule,
  type StageKey,
  type StageVersion,
} from "./schedule.ts";

/** New dates of one stage, as the amending regulation sets them. */
export type StageChange = {
  stage: StageKey;
  kind: "planned" | "actual";
  start: Boundary | null;
  end: Boundary;
  condition: Condition | null;
};

/** What became of an event; neither day nor outcome takes back what was known. */
export type EventChange = { event: EventKey; occurredOn: CalendarDate | null; outcome: string | null };

export type AmendmentChanges = { stages: ReadonlyArray<StageChange>; events: ReadonlyArray<EventChange> };

export type AmendmentState = "draft" | "published" | "discarded";

/** A regulation's new dates (*perubahan jadwal*), entered once for every plan that runs by the calendar. */
export type Amendment = {
  id: string;
  calendar: string;
  regulation: string;
  citation: Bilingual;
  /** Day from which the new dates are known. */
  effectiveOn: CalendarDate;
  state: AmendmentState;
  changes: AmendmentChanges;
  /** The amendment this one takes back. */
  undoes: string | null;
};

/** What is told of an amendment once it is published. */
export type PublishedAmendment = Omit<Amendment, "state" | "changes"> & {
  /** ISO instant. */
  publishedAt: string;
  illustration: boolean;
};

/** The first day an amendment can be told of: it is published, and its dates are known. */
export function amendmentNewsOn(
  { publishedAt, effectiveOn }: Pick<PublishedAmendment, "publishedAt" | "effectiveOn">,
  timeZone: string,
): CalendarDate {
  const publishedOn = calendarDateAt(new Date(publishedAt), timeZone);
  return publishedOn > effectiveOn ? publishedOn : effectiveOn;
}

type Drafted = Pick<Amendment, "id" | "regulation" | "citation" | "effectiveOn" | "changes">;

/** The schedule as it would stand with an amendment: versions and occurrences are added, none is changed. */
export function scheduleWith(schedule: Schedule, amendment: Drafted): Schedule {
  return {
    ...schedule,
    versions: [...schedule.versions, ...amendedVersions(amendment)],
    occurrences: [
      ...schedule.occurrences,
      ...amendment.changes.events.map((change) => ({
        ...{ ...change, citation: amendment.citation.id, knownOn: amendment.effectiveOn },
        amendment: amendment.id,
      })),
    ],
  };
}

function amendedVersions({ id, regulation, citation, effectiveOn, changes }: Drafted): Array<StageVersion> {
  return changes.stages.map((change) => ({
    ...{ ...change, code: `${id}:${change.stage}/${change.kind}`, regulation, citation },
    ...{ note: null, confidence: null, knownOn: effectiveOn, amendment: id },
  }));
}

/** The schedule as it would stand had an amendment not been published. */
export function scheduleWithout(schedule: Schedule, amendment: string): Schedule {
  const others = (fact: { amendment?: string }) => fact.amendment !== amendment;
  return {
    ...schedule,
    versions: schedule.versions.filter(others),
    occurrences: schedule.occurrences.filter(others),
  };
}

/**
 * The changes that take a published amendment back from a day on: each stage and event gets again what it would
 * have had on that day without it.
 */
export function inverseChanges(
  schedule: Schedule,
  amendment: Pick<Amendment, "id" | "changes">,
  on: CalendarDate,
): AmendmentChanges {
  const without = scheduleWithout(schedule, amendment.id);
  const index = indexSchedule(without);
  return {
    stages: amendment.changes.stages.map(({ stage, kind }) => {
      const version = index.versionAsOf(stage, on, kind);
      if (version === null) return { stage, kind, start: null, end: { kind: "unset" }, condition: null };
      const { start, end, condition } = version;
      return { stage, kind, start, end, condition };
    }),
    events: amendment.changes.events.map(({ event }) => {
      const known = without.occurrences
        .filter((each) => each.event === event && each.knownOn <= on)
        .toSorted((a, b) => (a.knownOn < b.knownOn ? -1 : a.knownOn > b.knownOn ? 1 : 0))
        .at(-1);
      return { event, occurredOn: known?.occurredOn ?? null, outcome: known?.outcome ?? null };
    }),
  };
}

/** All that a preview rests on, as one text: publishing is refused when it is another by then. */
export function previewBasis(schedule: Schedule, amendment: Drafted): string {
  const { versions, occurrences, stages, events, holidays } = schedule;
  const { regulation, citation, effectiveOn, changes } = amendment;
  return canonicalJson({
    ...{ versions, occurrences, stages, events, holidays: holidays ?? [] },
    amendment: { regulation, citation, effectiveOn, changes },
  });
}
