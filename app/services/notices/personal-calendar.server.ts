import { createHash, randomBytes } from "node:crypto";
import { appendAudit } from "#app/data/audit.server.ts";
import { findCalendarOwner, insertCalendar, revokeCalendars } from "#app/data/calendar-feeds.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { type Hearer, loadHearers } from "#app/data/notices-read.server.ts";
import { listPlanSlugs } from "#app/data/reports.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Report } from "#app/domain/facts.ts";
import { officesOn } from "#app/domain/permission.ts";
import type { Milestone } from "#app/domain/plan.ts";
import { awaits, mayTake } from "#app/domain/review/assignment.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";

type Person = { userId: string; name: string };

/**
 * Makes a secret address for a person's calendar; the one they had works no more.
 *
 * @returns the secret, which is kept nowhere.
 */
export async function makeCalendar(
  person: Person,
  { db, now, newId }: Pick<Deps, "db" | "now" | "newId">,
): Promise<string> {
  const at = now();
  const token = randomBytes(32).toString("base64url");
  await inTransaction(db, async (tx) => {
    const revoked = await revokeCalendars(tx, person.userId, at);
    const feed = { id: newId(), userId: person.userId, tokenHash: hashOf(token), createdAt: at };
    await insertCalendar(tx, feed);
    await appendAudit(tx, auditOf(person, "calendar.made", { revoked }), { at });
  });
  return token;
}

/** Takes the secret address back; false when there was none. */
export async function revokeCalendar(
  person: Person,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<boolean> {
  const at = now();
  return inTransaction(db, async (tx) => {
    const revoked = await revokeCalendars(tx, person.userId, at);
    if (revoked === 0) return false;
    await appendAudit(tx, auditOf(person, "calendar.revoked", { revoked }), { at });
    return true;
  });
}

function auditOf({ userId, name }: Person, action: string, after: { revoked: number }) {
  const subject = { subjectType: "user", subjectId: userId, planId: null };
  return { actorId: userId, actorLabel: name, action, before: null, after, reason: null, ...subject };
}

/** What stands in one plan for a person's calendar. */
export type CalendarPart = {
  indexed: IndexedFacts;
  asOf: CalendarDate;
  /** Whether a milestone is the person's. */
  takes: (milestone: Milestone) => boolean;
  /** Reports that wait for the person's decision, with the day since which they do. */
  reviews: ReadonlyArray<{ report: Report; step: "check" | "acceptance"; since: CalendarDate }>;
};

/** Whose calendar a secret address is, and what stands in it; null when it was never made, or revoked. */
export async function openCalendar(
  token: string,
  deps: Pick<Deps, "db" | "now">,
): Promise<{ person: Hearer; parts: ReadonlyArray<CalendarPart> } | null> {
  const userId = await findCalendarOwner(deps.db, hashOf(token));
  const [person] = userId === null ? [] : await loadHearers(deps.db, userId);
  if (person === undefined) return null;
  const parts: Array<CalendarPart> = [];
  for (const slug of await listPlanSlugs(deps.db)) {
    const indexed = await openPlan(slug, deps);
    if (indexed === null) continue;
    const asOf = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
    const offices = officesOn(person, slug, asOf);
    if (offices.length === 0) continue;
    const own = offices.filter(({ role }) => role === "owner").map(({ organisation }) => organisation);
    parts.push({
      ...{ indexed, asOf, reviews: reviewsOf(indexed, person, asOf) },
      takes: ({ owners }) => owners.some(({ organisation }) => own.includes(organisation)),
    });
  }
  return { person, parts };
}

function reviewsOf(indexed: IndexedFacts, person: Hearer, asOf: CalendarDate): CalendarPart["reviews"] {
  const { plan, reports } = indexed.facts;
  return reports.flatMap((report) =>
    (["check", "acceptance"] as const).flatMap((step) => {
      if (!awaits(report, step, asOf) || !mayTake(person, { report, step, plan: plan.slug }, asOf)) return [];
      return [{ report, step, since: (report.steps.at(-1) ?? report).knownOn }];
    }),
  );
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
