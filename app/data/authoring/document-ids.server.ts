import type { Tx } from "#app/data/db.server.ts";
import {
  dependencyCode,
  elementCode,
  indicatorCode,
  lineageCode,
} from "#app/domain/authoring/subject-codes.ts";
import type { Ids } from "./writing.server.ts";

type Rows = ReadonlyArray<{ id: string; code: string }>;

/** Ids of everything a plan holds, and of the organisations. A code that has no row yet is given an id for one. */
export async function loadIds(tx: Tx, planId: string, newId: () => string): Promise<Ids> {
  const select = { id: true, code: true };
  const where = { planId };
  const indicators = await tx.indicator.findMany({
    where: { milestone: where },
    select: { ...select, milestone: { select: { code: true } } },
  });
  const elements = await tx.dataElement.findMany({
    where: { slot: where },
    select: { id: true, key: true, slot: { select: { code: true } } },
  });
  const organisations = await tx.organisation.findMany({ select: { id: true, slug: true } });
  const dependencies = await tx.actionDependency.findMany({ where });
  const lineage = await tx.milestoneLineage.findMany({ where });
  const known = new Map<string, string>();
  const add = (type: string, rows: Rows) => {
    for (const { id, code } of rows) known.set(`${type} ${code}`, id);
  };
  add("field", await tx.planField.findMany({ where, select }));
  add("checkpoint", await tx.checkpoint.findMany({ where, select }));
  add("commitment", await tx.commitment.findMany({ where, select }));
  add("action", await tx.action.findMany({ where, select }));
  add("milestone", await tx.milestone.findMany({ where, select }));
  add("slot", await tx.evidenceSlot.findMany({ where, select }));
  add(
    "indicator",
    indicators.map(({ id, code, milestone }) => ({ id, code: indicatorCode(milestone.code, code) })),
  );
  add(
    "element",
    elements.map(({ id, key, slot }) => ({ id, code: elementCode(slot.code, key) })),
  );
  add(
    "organisation",
    organisations.map(({ id, slug }) => ({ id, code: slug })),
  );
  add(
    "dependency",
    dependencies.map((row) => ({ id: row.id, code: dependencyCode(row.actionCode, row.dependsOnCode) })),
  );
  add(
    "lineage",
    lineage.map((row) => ({ id: row.id, code: lineageCode(row.milestoneCode, row.kind, row.fromCode) })),
  );
  return {
    of(type, code) {
      const key = `${type} ${code}`;
      const id = known.get(key) ?? newId();
      known.set(key, id);
      return id;
    },
  };
}
