import { discardAmendment, findAmendment } from "#app/data/amendments.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { inverseChanges } from "#app/domain/amendment.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Actor } from "#app/domain/permission.ts";
import { typedBoundary, typedCondition } from "#app/exchange/plan-folder/written-boundary.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { mayWriteCalendar } from "./calendar-writer.server.ts";
import { type SaveAmendmentOutcome, saveAmendment } from "./save-amendment.server.ts";

/**
 * Begins the amendment that takes a published one back: a draft with the dates that held without it, from today
 * on or from its own effective day where that is later. It is previewed and published like any other.
 */
export async function undoAmendment(
  input: { actor: Actor; actorName: string; plan: string; id: string },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<SaveAmendmentOutcome> {
  const { plan, id } = input;
  const indexed = await openPlan(plan, deps);
  const amendment = await findAmendment(deps.db, id);
  if (indexed === null || amendment?.state !== "published") return { ok: false, refusal: "not_found" };
  const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
  const effectiveOn = today > amendment.effectiveOn ? today : amendment.effectiveOn;
  const changes = inverseChanges(indexed.facts.schedule, amendment, effectiveOn);
  const codeOf = (key: string) => key.slice(amendment.calendar.length + 1);
  const typed = {
    ...{ regulation: amendment.regulation, citation: amendment.citation.id, effectiveOn },
    ...{ citationEn: amendment.citation.en ?? "", table: "" },
    stages: changes.stages.map(({ stage, start, end, condition }) => ({
      ...{ stage: codeOf(stage), start: typedBoundary(start), end: typedBoundary(end) },
      condition: typedCondition(condition),
    })),
    events: changes.events.map(({ event, occurredOn, outcome }) => ({
      event: codeOf(event),
      occurredOn: occurredOn ?? (outcome === null ? "unset" : ""),
      outcome: outcome ?? "",
    })),
  };
  return saveAmendment({ ...input, id: null, calendar: amendment.calendar, undoes: id, typed }, deps);
}

/** Throws a draft away. It stays in the log. */
export async function discardDraft(
  input: { actor: Actor; actorName: string; plan: string; id: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<{ ok: true } | { ok: false; refusal: "not_found" | "not_allowed" | "not_a_draft" }> {
  const at = deps.now();
  const { actor, actorName, plan, id } = input;
  return inTransaction(deps.db, async (tx) => {
    const amendment = await findAmendment(tx, id);
    if (amendment === null) return { ok: false, refusal: "not_found" };
    if (!(await mayWriteCalendar(tx, { actor, plan, calendar: amendment.calendar, at })))
      return { ok: false, refusal: "not_allowed" };
    if (!(await discardAmendment(tx, id, at))) return { ok: false, refusal: "not_a_draft" };
    const entry = {
      ...{ actorId: actor.userId, actorLabel: actorName, planId: null, reason: null, after: null },
      ...{
        action: "amendment.discarded",
        subjectType: "amendment",
        subjectId: id,
        before: amendment.changes,
      },
    };
    await appendAudit(tx, entry, { at });
    return { ok: true };
  });
}
