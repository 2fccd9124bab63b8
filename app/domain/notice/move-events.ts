import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import { type Deadline, deadlineAsOf } from "#app/domain/deadline.ts";
import { closureAsOf } from "#app/domain/milestone-standing.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { isNews, type NoticeEvent, type NoticeWindow } from "./event.ts";
import { NO_DATA } from "./kinds.ts";

/**
 * Deadlines that moved, were dated for the first time, or lost their date: one event per milestone, whose key names
 * the amendment. A person is told all of an amendment in one notice.
 */
export function moveEvents(indexed: IndexedFacts, window: NoticeWindow): Array<NoticeEvent> {
  if (window.after === null) return [];
  return changeDays(indexed, window).flatMap((on) =>
    indexed.milestones.flatMap(({ milestone, closures }): Array<NoticeEvent> => {
      const asOf = (day: CalendarDate) => deadlineAsOf(milestone.deadlineRules, indexed.schedule, day);
      const [before, after] = [asOf(plusDays(on, -1)), asOf(on)];
      const [from, to] = [dayOf(before), dayOf(after)];
      if (from === to || closureAsOf(closures, on) !== null) return [];
      const { code, title } = milestone;
      return [
        {
          ...{ key: `${indexed.facts.plan.slug}/moved/${on}/${amendmentOf(after)}`, kind: "deadline_moved" },
          ...{ step: null, subject: { kind: "plan", code: indexed.facts.plan.slug }, standing: false },
          data: { ...NO_DATA, moves: [{ milestone: code, title, from, to }] },
          to: [{ kind: "owners", organisations: milestone.owners.map(({ organisation }) => organisation) }],
        },
      ];
    }),
  );
}

function dayOf(deadline: Deadline): CalendarDate | null {
  return deadline.kind === "dated" ? deadline.dueOn : null;
}

/** What moved it: a regulation, a stage's version, or the plan's own rule. */
function amendmentOf(deadline: Deadline): string {
  if (deadline.kind !== "dated") return "undated";
  return deadline.version?.regulation ?? deadline.version?.code ?? "plan";
}

/** Days in the window on which something became known that deadlines hang on. */
function changeDays({ facts }: IndexedFacts, window: NoticeWindow): Array<CalendarDate> {
  const { versions, occurrences } = facts.schedule;
  const rules = facts.milestones.flatMap(({ deadlineRules }) => deadlineRules);
  const days = [...versions, ...occurrences, ...rules].map(({ knownOn }) => knownOn);
  return [...new Set(days)].filter((day) => isNews(day, window)).sort();
}
