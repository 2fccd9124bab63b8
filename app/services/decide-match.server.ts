import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertEvidenceDecision } from "#app/data/evidence-decisions.server.ts";
import { type UnmatchedItem, unmatchedItems } from "#app/data/match-read.server.ts";
import { makeUrgent } from "#app/data/targets.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { DeciderRefusal } from "#app/domain/evidence/law-page.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Deps } from "./deps.server.ts";
import { deciderOf } from "./evidence-decider.server.ts";
import { proposalsFor } from "./suggest-matches.server.ts";

export type DecideMatchInput = {
  actor: Actor;
  actorName: string;
  item: string;
  datasetId: string;
  accepted: boolean;
};

export type DecideMatchRefusal = DeciderRefusal | "not_found";

/**
 * Keeps a person's word on a dataset proposed for a piece of evidence, with the tier and the two texts that
 * matched, and has the evidence judged again. Nobody decides on their own organisation's evidence.
 */
export async function decideMatch(
  input: DecideMatchInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<{ ok: true; plan: string } | { ok: false; refusal: DecideMatchRefusal }> {
  const at = deps.now();
  const asked = await unmatchedItems(deps.db, { item: input.item });
  const [proposed] = await proposalsFor(deps.db, asked, todayOf(asked, at));
  return inTransaction(deps.db, async (tx) => {
    const [item] = await unmatchedItems(tx, { item: input.item });
    if (item === undefined) return { ok: false, refusal: "not_found" } as const;
    const { plan, author, organisation } = item;
    const today = calendarDateAt(at, plan.timeZone);
    const decider = deciderOf(input.actor, { plan: plan.slug, author, organisation }, today);
    if (!decider.ok) return decider;
    const match = proposed?.proposals.find(({ datasetId }) => datasetId === input.datasetId);
    if (match === undefined) return { ok: false, refusal: "not_found" } as const;
    const { tier, typed, matched, datasetId } = match;
    // A refusal is of the whole dataset; an acceptance of the file that was proposed.
    const resourceId = input.accepted ? match.resourceId : null;
    const value = { datasetId, resourceId, accepted: input.accepted, tier, typed, matched, code: item.code };
    await insertEvidenceDecision(tx, {
      ...{ id: deps.newId(), planId: plan.id, kind: "match", itemId: item.item, slotId: item.slotId },
      ...{ targetId: item.targetId, closureId: null, value, reason: null, userId: input.actor.userId },
      ...{ organisation: decider.organisation, knownOn: today, at },
    });
    await makeUrgent(tx, item.targetId, at);
    await appendAudit(
      tx,
      {
        ...{ actorId: input.actor.userId, actorLabel: input.actorName, planId: plan.id, reason: null },
        ...{ action: input.accepted ? "match.accepted" : "match.refused", before: null, after: value },
        ...{ subjectType: "evidence_item", subjectId: item.item },
      },
      { at },
    );
    await bumpDataVersion(tx);
    return { ok: true, plan: plan.slug } as const;
  });
}

function todayOf([item]: ReadonlyArray<UnmatchedItem>, at: Date): CalendarDate {
  return calendarDateAt(at, item?.plan.timeZone ?? HOME_ZONE);
}
