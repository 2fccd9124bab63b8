import { planColumns } from "#app/data/authoring/write-frame.server.ts";
import type { Db, Tx } from "#app/data/db.server.ts";
import type { Subject } from "#app/domain/authoring/plan-document.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";

type NewPlan = {
  plan: Subject<"plan">;
  /** Codes of the calendars it runs by. */
  calendars: ReadonlyArray<string>;
  id: string;
  at: Date;
  /** First day it is known. */
  knownFrom: CalendarDate;
};

/** Makes the row of a plan that did not exist, running by these calendars. */
export async function insertPlan(tx: Tx, { plan, calendars, id, at, knownFrom }: NewPlan): Promise<void> {
  const last = await tx.plan.aggregate({ _max: { ordinal: true } });
  const ordinal = (last._max.ordinal ?? -1) + 1;
  await tx.plan.create({
    data: {
      id,
      slug: plan.code,
      ...planColumns({ ...plan, predecessors: [] }),
      knownFrom,
      ordinal,
      createdAt: at,
    },
    select: { id: true },
  });
  const known = await tx.electionCalendar.findMany({
    where: { code: { in: [...calendars] } },
    orderBy: { code: "asc" },
    select: { id: true },
  });
  const rows = known.map((calendar, index) => ({ planId: id, calendarId: calendar.id, ordinal: index }));
  if (rows.length > 0) await tx.planCalendar.createMany({ data: rows });
}

/** Organisations, and the stages of every calendar: what a plan that does not exist yet may refer to. */
export async function allSurroundings(db: Db | Tx) {
  const organisations = await db.organisation.findMany({ orderBy: { slug: "asc" }, select: { slug: true } });
  const stages = await db.stage.findMany({
    orderBy: [{ calendar: { code: "asc" } }, { ordinal: "asc" }],
    select: { code: true, calendar: { select: { code: true } } },
  });
  return {
    organisations: new Set(organisations.map(({ slug }) => slug)),
    stages: new Set(stages.map(({ code, calendar }) => `${calendar.code}/${code}`)),
  };
}
