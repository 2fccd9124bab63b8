import type { Db, Tx } from "#app/data/db.server.ts";
import { Day } from "#app/data/fact-schemas.server.ts";
import { type StoredInstant, statement } from "#app/data/many-reads.server.ts";
import type { Measurement } from "#app/domain/facts.ts";

type Row = {
  id: string;
  measuredOn: string;
  value: number;
  source: string | null;
  note: string | null;
  knownOn: string;
  recordedAt: StoredInstant;
  illustration: boolean | number;
  indicator: string;
  milestone: string;
};

const measured = statement<Row>(
  `SELECT v."id", v."measuredOn", v."value", v."source", v."note", v."knownOn", v."recordedAt", v."illustration",
  i."code" AS "indicator", m."code" AS "milestone" FROM "Milestone" m
  JOIN "Indicator" i ON i."milestoneId" = m."id" JOIN "IndicatorValue" v ON v."indicatorId" = i."id"
  WHERE m."planId" = ? ORDER BY v."measuredOn", v."recordedAt"`,
);

/** What the indicators of a plan measured, oldest first. */
export async function loadMeasurements(db: Db | Tx, planId: string): Promise<Array<Measurement>> {
  return (await measured(db, planId)).map(({ recordedAt, illustration, measuredOn, knownOn, ...row }) => ({
    ...{ ...row, measuredOn: Day.parse(measuredOn), knownOn: Day.parse(knownOn) },
    ...{ recordedAt: new Date(recordedAt).toISOString(), illustration: Boolean(illustration) },
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
