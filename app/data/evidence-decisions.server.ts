import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import type { ColumnDecision } from "#app/domain/evidence/check-context.ts";
import {
  EVIDENCE_DECISION_KINDS,
  type EvidenceDecision,
  type EvidenceDecisionKind,
  taskValueOf,
} from "#app/domain/evidence/decision.ts";
import { type GuardDecision, type GuardResult, isHidden } from "#app/domain/evidence/hidden.ts";
import type { SpokenWords } from "#app/domain/evidence/released-looks.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { resultsOfRun } from "./check-runs.server.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";
import { selectWhereIn } from "./many-reads.server.ts";
import { isIllustrationUser } from "./users.server.ts";

const COLUMNS = {
  ...{ id: true, kind: true, evidenceItemId: true, slotId: true, targetId: true, closureId: true },
  ...{ valueJson: true, reason: true, userId: true, organisationId: true, knownOn: true, recordedAt: true },
} as const;
const IN_ORDER = [{ recordedAt: "asc" }, { id: "asc" }] as const;
const Kind = z.enum(EVIDENCE_DECISION_KINDS);

export type NewEvidenceDecision = Omit<EvidenceDecision, "recordedAt" | "organisation"> & {
  planId: string;
  /** Slug of the organisation the person decides for. */
  organisation: string;
  at: Date;
};

/** Keeps a decision. The machine's results stay as they are. */
export async function insertEvidenceDecision(tx: Tx, added: NewEvidenceDecision): Promise<void> {
  const { slug, id } = { slug: added.organisation, id: added.id };
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  await tx.evidenceDecision.create({
    data: {
      ...{ id, planId: added.planId, kind: added.kind, evidenceItemId: added.itemId },
      ...{ slotId: added.slotId, targetId: added.targetId, closureId: added.closureId },
      ...{ valueJson: canonicalJson(added.value), reason: added.reason, userId: added.userId },
      ...{ organisationId: organisation.id, knownOn: added.knownOn, recordedAt: added.at },
      illustration: await isIllustrationUser(tx, added.userId),
    },
    select: { id: true },
  });
}

export type DecisionFilter = {
  planId?: string;
  kinds?: ReadonlyArray<EvidenceDecisionKind>;
  itemId?: string;
  slotIds?: ReadonlyArray<string>;
  targetIds?: ReadonlyArray<string>;
};

/** Decisions that fit, oldest first. */
export async function loadEvidenceDecisions(
  db: Db | Tx,
  { planId, kinds, itemId, slotIds, targetIds }: DecisionFilter,
): Promise<Array<EvidenceDecision>> {
  const rows = await db.evidenceDecision.findMany({
    where: {
      ...(planId === undefined ? {} : { planId }),
      ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
      ...(itemId === undefined ? {} : { evidenceItemId: itemId }),
      ...(slotIds === undefined ? {} : { slotId: { in: [...slotIds] } }),
      ...(targetIds === undefined ? {} : { targetId: { in: [...targetIds] } }),
    },
    orderBy: [...IN_ORDER],
    select: COLUMNS,
  });
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ organisationId }) => organisationId))];
  const named = await db.organisation.findMany({
    where: { id: { in: ids } },
    select: { id: true, short: true },
  });
  const shortOf = new Map(named.map(({ id, short }) => [id, short]));
  return rows.map(({ valueJson, evidenceItemId, organisationId, ...row }) => ({
    ...{ id: row.id, kind: Kind.parse(row.kind), itemId: evidenceItemId, slotId: row.slotId },
    ...{ targetId: row.targetId, closureId: row.closureId, reason: row.reason, userId: row.userId },
    value: readJson(z.unknown(), valueJson, `EvidenceDecision ${row.id}`),
    organisation: shortOf.get(organisationId) ?? organisationId,
    ...{ knownOn: CalendarDateSchema.parse(row.knownOn), recordedAt: row.recordedAt.toISOString() },
  }));
}

const columnSlots = selectWhereIn<{ slotId: string }>(
  `SELECT DISTINCT "slotId" FROM "EvidenceDecision" WHERE "kind" = 'column' AND "slotId"`,
);

/** What people said of columns proposed for elements, by slot; of one column the latest word counts. */
export async function loadColumnDecisions(
  db: Db | Tx,
  slotIds: ReadonlyArray<string>,
): Promise<Map<string, Array<ColumnDecision>>> {
  const decidedOn = (await columnSlots(db, slotIds)).map(({ slotId }) => slotId);
  if (decidedOn.length === 0) return new Map();
  const rows = await loadEvidenceDecisions(db, { kinds: ["column"], slotIds: decidedOn });
  const bySlot = groupBy(rows, ({ slotId }) => slotId ?? "");
  return new Map([...bySlot].map(([slotId, decisions]) => [slotId, columnsIn(decisions)]));
}

function columnsIn(decisions: ReadonlyArray<EvidenceDecision>): Array<ColumnDecision> {
  const latest = new Map<string, ColumnDecision>();
  for (const decision of decisions) {
    const value = taskValueOf(decision);
    for (const { element, columnNorm } of value?.columns ?? []) {
      latest.set(`${element}=${columnNorm}`, { element, columnNorm, same: value?.same === true });
    }
  }
  return [...latest.values()];
}

/** The guard's finds and people's words on them, by target. Targets with neither stay out. */
export type GuardFacts = {
  results: ReadonlyArray<GuardResult>;
  decisions: ReadonlyArray<GuardDecision>;
};

/**
 * What decides whether addresses are hidden, by target id. Reads only what the guard found for certain and
 * what people said, so it is cheap where nothing was found.
 *
 * @param where one plan, some targets, or everything.
 */
export async function loadGuard(
  db: Db | Tx,
  where: { planId?: string; targetIds?: ReadonlyArray<string> },
): Promise<Map<string, GuardFacts>> {
  const item = {
    ...(where.planId === undefined ? {} : { slot: { planId: where.planId } }),
    ...(where.targetIds === undefined ? {} : { targetId: { in: [...where.targetIds] } }),
  };
  const rows = await db.checkRun.findMany({
    where: { personalData: true, evidenceItem: item },
    orderBy: { at: "asc" },
    select: {
      ...{ observationId: true, at: true, knownOn: true, resultsJson: true },
      evidenceItem: { select: { targetId: true } },
    },
  });
  const decided = await loadEvidenceDecisions(db, { ...where, kinds: ["release", "hold"] });
  const results = groupBy(rows, ({ evidenceItem }) => evidenceItem.targetId);
  const decisions = groupBy(decided, ({ targetId }) => targetId ?? "");
  const targets = new Set([...results.keys(), ...decisions.keys()]);
  return new Map(
    [...targets].map((target) => [
      target,
      {
        results: (results.get(target) ?? []).flatMap(guardResult),
        decisions: (decisions.get(target) ?? []).flatMap(guardDecision),
      },
    ]),
  );
}

/** Since when addresses are hidden from public pages, by target id; those that are not stay out. */
export async function loadHidden(
  db: Db | Tx,
  where: { planId?: string; targetIds?: ReadonlyArray<string> },
): Promise<Map<string, CalendarDate>> {
  const guard = await loadGuard(db, where);
  return new Map(
    [...guard].flatMap(([target, { results, decisions }]) => {
      const hidden = isHidden(results, decisions);
      return hidden === null ? [] : [[target, hidden.since] as const];
    }),
  );
}

type GuardRow = { observationId: string; at: Date; knownOn: string; resultsJson: string };

function guardResult(run: GuardRow): Array<GuardResult> {
  const result = resultsOfRun(run).find(({ check }) => check === "C10");
  if (result === undefined) return [];
  return [{ at: run.at.toISOString(), knownOn: CalendarDateSchema.parse(run.knownOn), result }];
}

function guardDecision(decision: EvidenceDecision): Array<GuardDecision> {
  const { kind, recordedAt: at, knownOn } = decision;
  if (kind !== "release" && kind !== "hold") return [];
  return [{ kind, at, knownOn, places: taskValueOf(decision)?.places ?? [] }];
}

const spokenOfItems = selectWhereIn<{ targetId: string | null }>(
  `SELECT DISTINCT d."targetId" FROM "EvidenceItem" i JOIN "EvidenceDecision" d
  ON d."targetId" = i."targetId" AND d."kind" IN ('release', 'hold', 'confirmed_real') WHERE i."id"`,
);

/** What people said of items after the machine, by item. Items nobody spoke of stay out. */
export async function loadSpokenWords(
  db: Db | Tx,
  where: { planId?: string; itemIds?: ReadonlyArray<string> },
): Promise<Map<string, SpokenWords>> {
  const kinds = ["release", "hold", "confirmed_real"] as const;
  const spoken =
    where.itemIds === undefined
      ? await db.evidenceDecision.findMany({
          where: {
            ...(where.planId === undefined ? {} : { planId: where.planId }),
            kind: { in: [...kinds] },
          },
          distinct: ["targetId"],
          select: { targetId: true },
        })
      : await spokenOfItems(db, where.itemIds);
  const targetIds = spoken.map(({ targetId }) => targetId).filter((id) => id !== null);
  if (targetIds.length === 0) return new Map();
  const decisions = await loadEvidenceDecisions(db, { targetIds, kinds });
  const byTarget = groupBy(decisions, ({ targetId }) => targetId ?? "");
  const ofItems = where.itemIds === undefined ? {} : { id: { in: [...where.itemIds] } };
  const items = await db.evidenceItem.findMany({
    where: { targetId: { in: targetIds }, ...ofItems },
    select: { id: true, targetId: true },
  });
  return new Map(items.map(({ id, targetId }) => [id, wordsOn(id, byTarget.get(targetId) ?? [])]));
}

/** A word on personal data holds for every item of the address; that the content is right, for its own item. */
function wordsOn(itemId: string, decisions: ReadonlyArray<EvidenceDecision>): SpokenWords {
  const own = decisions.filter((each) => each.kind === "confirmed_real" && each.itemId === itemId);
  return {
    guard: decisions.flatMap(guardDecision),
    confirmed: own.map(({ recordedAt: at, knownOn }) => ({ at, knownOn })),
  };
}
