import { findAmendment, loadRegulations, type StoredAmendment } from "#app/data/amendments.server.ts";
import { scheduleWithout } from "#app/domain/amendment.ts";
import type { AmendmentHead, OpenedAmendment } from "#app/domain/amendment-page.ts";
import { boundaryText } from "#app/domain/boundary-text.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { type Boundary, indexSchedule, type ScheduleIndex } from "#app/domain/schedule.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { typedBoundary, typedCondition } from "#app/exchange/plan-folder/written-boundary.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { mayWriteCalendar } from "./calendar-writer.server.ts";
import { effectOf } from "./open-amendments.server.ts";

/** An amendment: public once it is published, else for who may write it; null for anybody else. */
export async function openAmendment(
  {
    indexed,
    id,
    actor,
    asOf,
  }: { indexed: IndexedFacts; id: string; actor: Actor | null; asOf: CalendarDate },
  deps: Pick<Deps, "db" | "now">,
): Promise<OpenedAmendment | null> {
  const amendment = await findAmendment(deps.db, id);
  const { calendars } = indexed.facts.schedule;
  const calendar = calendars.find(({ code }) => code === amendment?.calendar);
  if (amendment === null || calendar === undefined || amendment.state === "discarded") return null;
  const asked = { actor, plan: indexed.facts.plan.slug, calendar: calendar.code, at: deps.now() };
  const mayWrite = actor !== null && (await mayWriteCalendar(deps.db, { ...asked, actor }));
  const isPublic = amendment.state === "published" && (amendment.effectiveOn <= asOf || mayWrite);
  if (!isPublic && !mayWrite) return null;
  const before = indexSchedule(scheduleWithout(indexed.facts.schedule, id));
  const isDraft = amendment.state === "draft";
  return {
    head: headOf(amendment, { title: calendar.title, timeZone: indexed.facts.plan.timeZone }),
    ...amendedOf(amendment, before),
    ...{ effect: isDraft ? null : effectOf(id, amendment.effectiveOn, indexed), mayWrite },
    form: isDraft ? { ...fieldsOf(amendment, before), regulations: await loadRegulations(deps.db) } : null,
  };
}

function headOf(
  amendment: StoredAmendment,
  { title, timeZone }: { title: Bilingual; timeZone: string },
): AmendmentHead {
  const { id, calendar, regulation, citation, effectiveOn, state, undoes, publishedAt } = amendment;
  const publishedOn = publishedAt === null ? null : calendarDateAt(publishedAt, timeZone);
  return {
    ...{ id, calendar, regulation, citation, effectiveOn, state, undoes },
    ...{ calendarTitle: title, publishedOn },
  };
}

function textOf(boundary: Boundary | null | undefined, schedule: ScheduleIndex) {
  return boundary === null || boundary === undefined ? null : boundaryText(boundary, schedule);
}

function codeIn(key: string): string {
  return key.slice(key.indexOf("/") + 1);
}

function amendedOf({ changes, effectiveOn }: StoredAmendment, before: ScheduleIndex) {
  return {
    stages: changes.stages.map(({ stage, start, end }) => {
      const held = before.versionAsOf(stage, effectiveOn);
      return {
        ...{ stage, title: before.stage(stage)?.title ?? { id: codeIn(stage), en: null } },
        before: { start: textOf(held?.start, before), end: textOf(held?.end, before) },
        after: { start: textOf(start, before), end: boundaryText(end, before) },
      };
    }),
    events: changes.events.map(({ event, occurredOn, outcome }) => ({
      ...{ event, title: before.event(event)?.title ?? { id: codeIn(event), en: null } },
      ...{ occurredOn, outcome },
    })),
  };
}

function fieldsOf({ calendar, changes, effectiveOn }: StoredAmendment, before: ScheduleIndex) {
  const typedOf = new Map(changes.stages.map((change) => [change.stage, change]));
  const eventOf = new Map(changes.events.map((change) => [change.event, change]));
  const { stages, events, occurrences } = before.schedule;
  return {
    stages: stages
      .filter((stage) => stage.calendar === calendar)
      .map((stage) => {
        const held = before.versionAsOf(stage.key, effectiveOn);
        const typed = typedOf.get(stage.key);
        return {
          ...{ stage: stage.code, title: stage.title, depth: depthOf(stage.key, before) },
          now: { start: textOf(held?.start, before), end: textOf(held?.end, before) },
          typed: {
            ...{ start: typedBoundary(typed?.start ?? null), end: typedBoundary(typed?.end ?? null) },
            condition: typedCondition(typed?.condition ?? null),
          },
        };
      }),
    events: events
      .filter(({ key }) => key.startsWith(`${calendar}/`))
      .map(({ key, code, title }) => {
        const known = occurrences.findLast((each) => each.event === key && each.knownOn <= effectiveOn);
        const typed = eventOf.get(key);
        return {
          ...{ event: code, title },
          now: { occurredOn: known?.occurredOn ?? null, outcome: known?.outcome ?? null },
          typed: { occurredOn: typed?.occurredOn ?? "", outcome: typed?.outcome ?? "" },
        };
      }),
  };
}

function depthOf(key: string, schedule: ScheduleIndex): number {
  let depth = 0;
  for (let stage = schedule.stage(key); stage !== null && stage.parent !== null; depth += 1)
    stage = schedule.stage(stage.parent);
  return depth;
}
