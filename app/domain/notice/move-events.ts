import { amendmentNewsOn, scheduleWithout } from "#app/domain/amendment.ts";
import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import { type Deadline, deadlineAsOf } from "#app/domain/deadline.ts";
import { closureAsOf } from "#app/domain/milestone-standing.ts";
import type { Milestone } from "#app/domain/plan.ts";
import { indexSchedule, type ScheduleIndex } from "#app/domain/schedule.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { isNews, type NoticeEvent, type NoticeWindow } from "./event.ts";
import { NO_DATA } from "./kinds.ts";

/**
 * Deadlines that moved, were dated for the first time, or lost their date: one event per milestone, whose key names
 * the amendment. A person is told all of an amendment in one notice.
 */
export function moveEvents(indexed: IndexedFacts, window: NoticeWindow): Array<NoticeEvent> {
  if (window.after === null) return [];
  const told = amendmentEvents(indexed, window);
  const others = changeDays(indexed, window).flatMap((on) =>
    indexed.milestones.flatMap(({ milestone, closures }): Array<NoticeEvent> => {
      const asOf = (day: CalendarDate) => deadlineAsOf(milestone.deadlineRules, indexed.schedule, day);
      const [before, after] = [asOf(plusDays(on, -1)), asOf(on)];
      const [from, to] = [dayOf(before), dayOf(after)];
      if (from === to || closureAsOf(closures, on) !== null || isToldOtherwise(after, on)) return [];
      return [eventOf(indexed, milestone, { key: `moved/${on}/${amendmentOf(after)}`, from, to })];
    }),
  );
  return [...told, ...others];
}

/** An amendment entered here tells its moves itself, and so does a decision on more time. */
function isToldOtherwise(deadline: Deadline, on: CalendarDate): boolean {
  if (deadline.kind !== "dated") return false;
  const { rule, version } = deadline;
  if (rule.kind === "fixed") return rule.extension !== undefined && rule.knownOn === on;
  return version?.amendment !== undefined && version.knownOn === on;
}

/**
 * What an amendment entered here moves, told once when it is published and its dates are known: the deadlines
 * without it beside those with it. Nothing is told of a milestone that something later has moved since.
 */
function amendmentEvents(indexed: IndexedFacts, window: NoticeWindow): Array<NoticeEvent> {
  const { schedule, plan } = indexed.facts;
  return (schedule.amendments ?? []).flatMap((amendment) => {
    if (!isNews(amendmentNewsOn(amendment, plan.timeZone), window)) return [];
    const without = indexSchedule(scheduleWithout(schedule, amendment.id));
    return indexed.milestones.flatMap(({ milestone, closures }): Array<NoticeEvent> => {
      const asOf = (index: ScheduleIndex) =>
        dayOf(deadlineAsOf(milestone.deadlineRules, index, window.today));
      const [from, to] = [asOf(without), asOf(indexed.schedule)];
      if (from === to || closureAsOf(closures, window.today) !== null) return [];
      return [eventOf(indexed, milestone, { key: `amendment/${amendment.id}`, from, to })];
    });
  });
}

type Move = { key: string; from: CalendarDate | null; to: CalendarDate | null };

function eventOf({ facts }: IndexedFacts, milestone: Milestone, { key, from, to }: Move): NoticeEvent {
  const { slug } = facts.plan;
  const { code, title, owners } = milestone;
  return {
    ...{ key: `${slug}/${key}`, kind: "deadline_moved", step: null },
    ...{ subject: { kind: "plan", code: slug }, standing: false },
    data: { ...NO_DATA, moves: [{ milestone: code, title, from, to }] },
    to: [{ kind: "owners", organisations: owners.map(({ organisation }) => organisation) }],
  };
}

function dayOf(deadline: Deadline): CalendarDate | null {
  return deadline.kind === "dated" ? deadline.dueOn : null;
}

/** What moved it: a regulation, a stage's version, or the plan's own rule. */
function amendmentOf(deadline: Deadline): string {
  if (deadline.kind !== "dated") return "undated";
  return deadline.version?.regulation ?? deadline.version?.code ?? "plan";
}

function isLoaded({ amendment }: { amendment?: string }): boolean {
  return amendment === undefined;
}

/** Days in the window on which something became known that deadlines hang on. */
function changeDays({ facts }: IndexedFacts, window: NoticeWindow): Array<CalendarDate> {
  const { versions, occurrences } = facts.schedule;
  const rules = facts.milestones.flatMap(({ deadlineRules }) => deadlineRules);
  const days = [...versions.filter(isLoaded), ...occurrences.filter(isLoaded), ...rules].map(
    ({ knownOn }) => knownOn,
  );
  return [...new Set(days)].filter((day) => isNews(day, window)).sort();
}
