import { loadAmendments, loadRegulations } from "#app/data/amendments.server.ts";
import { type PublishedAmendment, scheduleWithout } from "#app/domain/amendment.ts";
import type { AmendmentLine, AmendmentsPage } from "#app/domain/amendment-page.ts";
import { type AmendmentPreview, compareSchedules } from "#app/domain/amendment-preview.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { mayWriteCalendar } from "./calendar-writer.server.ts";

/** The amendments of a plan's calendars known on a day; drafts only for who may write them. */
export async function openAmendments(
  { indexed, asOf, actor }: { indexed: IndexedFacts; asOf: CalendarDate; actor: Actor | null },
  deps: Pick<Deps, "db" | "now">,
): Promise<AmendmentsPage> {
  const { calendars, amendments = [] } = indexed.facts.schedule;
  const at = deps.now();
  const writable: Array<{ code: string; title: Bilingual }> = [];
  for (const calendar of calendars) {
    if (actor === null) break;
    const asked = { actor, plan: indexed.facts.plan.slug, calendar: calendar.code, at };
    if (await mayWriteCalendar(deps.db, asked)) writable.push(calendar);
  }
  const titleOf = new Map(calendars.map(({ code, title }) => [code, title]));
  const drafts = await loadAmendments(
    deps.db,
    writable.map(({ code }) => code),
  );
  return {
    published: amendments
      .filter(({ effectiveOn }) => effectiveOn <= asOf)
      .map((amendment) => lineOf(amendment, indexed))
      .sort((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : -1)),
    drafts: drafts
      .filter(({ state }) => state === "draft")
      .map(({ id, calendar, regulation, effectiveOn }) => {
        return { id, calendar: titleOf.get(calendar) ?? { id: calendar, en: null }, regulation, effectiveOn };
      }),
    writable,
    regulations: writable.length === 0 ? [] : await loadRegulations(deps.db),
  };
}

function lineOf(amendment: PublishedAmendment, indexed: IndexedFacts): AmendmentLine {
  const { id, calendar, regulation, citation, effectiveOn, undoes, publishedAt } = amendment;
  const { schedule, plan } = indexed.facts;
  const mine = (fact: { amendment?: string }) => fact.amendment === id;
  return {
    ...{ id, regulation, citation, effectiveOn, undoes },
    calendar: schedule.calendars.find(({ code }) => code === calendar)?.title ?? { id: calendar, en: null },
    publishedOn: calendarDateAt(new Date(publishedAt), plan.timeZone),
    changed: schedule.versions.filter(mine).length + schedule.occurrences.filter(mine).length,
    counts: effectOf(id, effectiveOn, indexed).counts,
  };
}

/** What a published amendment did to a plan's milestones on its effective day. */
export function effectOf(id: string, on: CalendarDate, indexed: IndexedFacts): AmendmentPreview {
  const after = indexed.facts.schedule;
  return compareSchedules(indexed, { before: scheduleWithout(after, id), after, on });
}
