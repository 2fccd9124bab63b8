import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { planKey } from "#app/data/talk-write.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";

/** A person who speaks in an office. */
export type Speaker = { actor: Actor; actorName: string };

/** A plan on the day somebody acts on it. */
export type Desk = {
  indexed: IndexedFacts;
  plan: string;
  at: Date;
  /** Today in the plan's zone. */
  today: CalendarDate;
};

/** Null when there is no such plan. */
export async function openDesk(plan: string, { db, now }: Pick<Deps, "db" | "now">): Promise<Desk | null> {
  const indexed = await openPlan(plan, { db });
  if (indexed === null) return null;
  const at = now();
  const { slug, timeZone } = indexed.facts.plan;
  return { indexed, plan: slug, at, today: calendarDateAt(at, timeZone) };
}

/** Who acts, where and when, as the rules ask for it. */
export function actingAt({ plan, today }: Desk, actor: Actor) {
  return { actor, plan, today };
}

type Said = {
  action: string;
  subjectType: string;
  subjectId: string;
  before?: unknown;
  after: unknown;
  reason?: string | null;
};

/** Writes the audit entry of what was said and lets pages be made anew. A guest has no name in the log. */
export async function noteSaid(tx: Tx, { plan, at }: Desk, who: Speaker | null, said: Said): Promise<void> {
  const { before = null, reason = null, ...rest } = said;
  const actorId = who?.actor.userId ?? null;
  const entry = { ...rest, before, reason, actorId, actorLabel: who?.actorName ?? "public" };
  await appendAudit(tx, { ...entry, planId: await planKey(tx, plan) }, { at });
  await bumpDataVersion(tx);
}

/** The organisation a person speaks for: one of these where they hold an office in it, else that of their first office. */
export function speaksFor(
  { plan, today }: Pick<Desk, "plan" | "today">,
  actor: Actor,
  preferred: ReadonlyArray<string>,
): string {
  const held = officesOn(actor, plan, today).filter(({ role }) => role !== "administrator");
  const chosen = held.find(({ organisation }) => preferred.includes(organisation)) ?? held[0];
  if (chosen === undefined) throw new Error(`${actor.userId} holds no office in ${plan}`);
  return chosen.organisation;
}

/** Organisations that own a milestone; none for the whole plan. */
export function ownersOf({ indexed }: Pick<Desk, "indexed">, milestone: string | null): Array<string> {
  const found = indexed.facts.milestones.find(({ code }) => code === milestone);
  return found?.owners.map(({ organisation }) => organisation) ?? [];
}
