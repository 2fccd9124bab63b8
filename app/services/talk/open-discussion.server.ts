import { loadComments } from "#app/data/talk-read.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { type Thread, threadsAsOf } from "#app/domain/talk/discussion.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type Discussion = {
  threads: ReadonlyArray<Thread>;
  /** The reader has a part in it: writes in an office, and sees what is not public. */
  inOffice: boolean;
};

/** The discussion of a milestone as one reader may see it on a day. */
export async function openDiscussion(
  {
    indexed,
    milestone,
    asOf,
    today,
  }: { indexed: IndexedFacts; milestone: string; asOf: CalendarDate; today: CalendarDate },
  actor: Actor | null,
  { db }: Pick<Deps, "db">,
): Promise<Discussion> {
  const plan = indexed.facts.plan.slug;
  const found = indexed.facts.milestones.find(({ code }) => code === milestone);
  const owners = found?.owners.map(({ organisation }) => organisation) ?? [];
  const inOffice = actor !== null && may(actor, { kind: "discuss", plan, owners }, today);
  const comments = await loadComments(db, { plan, milestone });
  return { inOffice, threads: threadsAsOf(comments, { asOf, reader: inOffice ? "internal" : "public" }) };
}
