import {
  findAmendment,
  plansByCalendar,
  publishAmendmentRows,
  type StoredAmendment,
} from "#app/data/amendments.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { findPlanRow } from "#app/data/review-reasons.server.ts";
import { loadSchedule } from "#app/data/schedule-read.server.ts";
import { scheduleWith } from "#app/domain/amendment.ts";
import type { Actor } from "#app/domain/permission.ts";
import { scheduleProblems } from "#app/domain/schedule-check.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { mayWriteCalendar } from "./calendar-writer.server.ts";
import { seenOf } from "./preview-amendment.server.ts";

export type PublishRefusal =
  | "not_found"
  | "not_allowed"
  | "not_a_draft"
  | "nothing_changes"
  | "schedule_unusable"
  | "changed_since_preview";

/**
 * Publishes a draft in one transaction: its dates become versions that are known from its effective day on. Done
 * twice it is done once, and it is refused when the schedule or the draft is another than the preview showed.
 */
export async function publishAmendment(
  input: { actor: Actor; actorName: string; plan: string; id: string; seen: string },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<{ ok: true } | { ok: false; refusal: PublishRefusal }> {
  const at = deps.now();
  const { actor, plan, id } = input;
  return inTransaction(deps.db, async (tx) => {
    const amendment = await findAmendment(tx, id);
    if (amendment === null) return { ok: false, refusal: "not_found" };
    const { calendar, state, changes } = amendment;
    if (!(await mayWriteCalendar(tx, { actor, plan, calendar, at })))
      return { ok: false, refusal: "not_allowed" };
    if (state === "published") return { ok: true };
    if (state !== "draft") return { ok: false, refusal: "not_a_draft" };
    if (changes.stages.length + changes.events.length === 0) return { ok: false, refusal: "nothing_changes" };
    const schedules = await schedulesBy(tx, calendar);
    if (seenOf(amendment, schedules) !== input.seen) return { ok: false, refusal: "changed_since_preview" };
    if (schedules.some((schedule) => scheduleProblems(scheduleWith(schedule, amendment)).length > 0))
      return { ok: false, refusal: "schedule_unusable" };
    await publishAmendmentRows(tx, amendment, { at, userId: actor.userId, newId: deps.newId });
    await record(tx, input, { amendment, at });
    await bumpDataVersion(tx);
    return { ok: true };
  });
}

async function schedulesBy(tx: Tx, calendar: string) {
  const schedules = [];
  for (const { slug } of await plansByCalendar(tx, calendar)) {
    const row = await findPlanRow(tx, slug);
    if (row !== null) schedules.push(await loadSchedule(tx, row.id));
  }
  return schedules;
}

async function record(
  tx: Tx,
  { actor, actorName, plan }: { actor: Actor; actorName: string; plan: string },
  { amendment, at }: { amendment: StoredAmendment; at: Date },
): Promise<void> {
  const row = await findPlanRow(tx, plan);
  const { id, regulation, citation, effectiveOn, changes, undoes } = amendment;
  const entry = {
    ...{ actorId: actor.userId, actorLabel: actorName, planId: row?.id ?? null, reason: citation.id },
    ...{ action: "amendment.published", subjectType: "amendment", subjectId: id, before: null },
    after: { regulation, effectiveOn, undoes, changes },
  };
  await appendAudit(tx, entry, { at });
}
