import type { Db, Tx } from "#app/data/db.server.ts";
import { Day } from "#app/data/fact-schemas.server.ts";
import type { Measurement } from "#app/domain/facts.ts";

/** What the indicators of a plan measured, oldest first. */
export async function loadMeasurements(db: Db | Tx, planId: string): Promise<Array<Measurement>> {
  const rows = await db.indicatorValue.findMany({
    where: { indicator: { milestone: { planId } } },
    orderBy: [{ measuredOn: "asc" }, { recordedAt: "asc" }],
    select: {
      ...{ id: true, measuredOn: true, value: true, source: true, note: true, knownOn: true },
      ...{ recordedAt: true, illustration: true },
      indicator: { select: { code: true, milestone: { select: { code: true } } } },
    },
  });
  return rows.map(({ indicator, ...row }) => ({
    ...{ id: row.id, milestone: indicator.milestone.code, indicator: indicator.code, value: row.value },
    ...{ measuredOn: Day.parse(row.measuredOn), source: row.source, note: row.note },
    ...{ knownOn: Day.parse(row.knownOn), recordedAt: row.recordedAt.toISOString() },
    illustration: row.illustration,
  }));
}

/** The row of an indicator and who owns its target; null when there is none. */
export async function findIndicator(
  tx: Tx,
  place: { planId: string; milestone: string; indicator: string },
): Promise<{ indicatorId: string; owners: Array<string> } | null> {
  const row = await tx.indicator.findFirst({
    where: { code: place.indicator, milestone: { code: place.milestone, planId: place.planId } },
    select: {
      id: true,
      milestone: { select: { owners: { select: { organisation: { select: { slug: true } } } } } },
    },
  });
  if (row === null) return null;
  return { indicatorId: row.id, owners: row.milestone.owners.map(({ organisation }) => organisation.slug) };
}

export type MeasurementRow = {
  id: string;
  indicatorId: string;
  measuredOn: string;
  value: number;
  source: string | null;
  note: string | null;
  recordedBy: string;
  knownOn: string;
  recordedAt: Date;
};

export async function insertMeasurement(tx: Tx, data: MeasurementRow): Promise<void> {
  await tx.indicatorValue.create({ data, select: { id: true } });
}
