import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type MilestoneStanding, milestoneStandingAsOf } from "#app/domain/milestone-standing.ts";
import { type Actor, may, officesOn } from "#app/domain/permission.ts";
import type { Milestone } from "#app/domain/plan.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";

export type OwnMilestone = {
  ok: true;
  indexed: IndexedFacts;
  milestone: Milestone;
  standing: MilestoneStanding;
  today: CalendarDate;
};

/** A milestone the person reports on, as it stands today in the plan's zone; or why there is none. */
export async function findOwnMilestone(
  { actor, plan, milestone: code }: { actor: Actor; plan: string; milestone: string },
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<OwnMilestone | { ok: false; refusal: "not_found" | "not_owner" }> {
  const indexed = await openPlan(plan, { db });
  const milestone = indexed?.facts.milestones.find((candidate) => candidate.code === code);
  if (indexed === null || milestone === undefined) return { ok: false, refusal: "not_found" };
  const today = calendarDateAt(now(), indexed.facts.plan.timeZone);
  const owners = milestone.owners.map((owner) => owner.organisation);
  if (!may(actor, { kind: "report", plan, owners }, today)) return { ok: false, refusal: "not_owner" };
  return { ok: true, indexed, milestone, standing: standingOf(indexed, milestone, today), today };
}

/** How a milestone stands on a day. */
export function standingOf(
  indexed: IndexedFacts,
  milestone: Milestone,
  today: CalendarDate,
): MilestoneStanding {
  const reports = indexed.reportsOf(milestone.code);
  const closures = indexed.closuresOf(milestone.code);
  return milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, today);
}

/** The organisation a person reports for: the one that leads, where they hold offices in several. */
export function reportsFor(actor: Actor, plan: string, milestone: Milestone, today: CalendarDate): string {
  const held = ownOrganisations(actor, plan, today);
  const owners = milestone.owners.filter((owner) => held.includes(owner.organisation));
  const chosen = owners.find((owner) => owner.role === "lead") ?? owners[0];
  if (chosen === undefined) throw new Error(`${milestone.code}: no organisation to report for`);
  return chosen.organisation;
}

/** Organisations a person owns milestones for in a plan today. */
export function ownOrganisations(actor: Actor, plan: string, today: CalendarDate): Array<string> {
  return officesOn(actor, plan, today)
    .filter((office) => office.role === "owner")
    .map((office) => office.organisation);
}
