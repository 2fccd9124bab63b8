import { createHash } from "node:crypto";
import { findAmendment, plansByCalendar, type StoredAmendment } from "#app/data/amendments.server.ts";
import { previewBasis, scheduleWith } from "#app/domain/amendment.ts";
import type { OpenedPreview, PlanPreview } from "#app/domain/amendment-page.ts";
import { previewAmendment } from "#app/domain/amendment-preview.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { type ScheduleProblem, scheduleProblems } from "#app/domain/schedule-check.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";

/** Lays the facts with an amendment beside the facts without it, in every plan that runs by its calendar. */
export async function previewOf(
  amendment: StoredAmendment,
  deps: Pick<Deps, "db" | "now">,
): Promise<OpenedPreview> {
  const plans: Array<PlanPreview> = [];
  const bases: Array<string> = [];
  const problems: Array<ScheduleProblem> = [];
  for (const { slug, timeZone } of await plansByCalendar(deps.db, amendment.calendar)) {
    const indexed = await openPlan(slug, deps);
    if (indexed === null) continue;
    const wrong = scheduleProblems(scheduleWith(indexed.facts.schedule, amendment));
    problems.push(...wrong);
    bases.push(previewBasis(indexed.facts.schedule, amendment));
    if (wrong.length > 0) continue;
    const today = calendarDateAt(deps.now(), timeZone);
    plans.push({
      ...{ plan: slug, title: indexed.facts.plan.title, effective: previewAmendment(indexed, amendment) },
      today: today > amendment.effectiveOn ? previewAmendment(indexed, amendment, today) : null,
    });
  }
  return { plans, problems, seen: digestOf(bases) };
}

/** What a preview of this amendment would rest on now. */
export function seenOf(
  amendment: StoredAmendment,
  schedules: ReadonlyArray<IndexedFacts["facts"]["schedule"]>,
): string {
  return digestOf(schedules.map((schedule) => previewBasis(schedule, amendment)));
}

function digestOf(bases: ReadonlyArray<string>): string {
  return createHash("sha256").update(bases.join("\n")).digest("base64url");
}

/** A draft that is to be previewed; null when there is none. */
export async function findDraft(id: string, { db }: Pick<Deps, "db">): Promise<StoredAmendment | null> {
  const found = await findAmendment(db, id);
  return found?.state === "draft" ? found : null;
}
