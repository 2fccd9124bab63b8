import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { IRM_LEVELS, type IrmLevel } from "#app/domain/irm-level.ts";
import type { LevelSet } from "#app/domain/period-report/level.ts";
import type { Db, Tx } from "./db.server.ts";
import { isIllustrationUser } from "./users.server.ts";

const Level = z.enum(IRM_LEVELS);

/** The levels last set for a checkpoint, by commitment. */
export async function loadLevels(
  db: Db | Tx,
  { plan, checkpoint }: { plan: string; checkpoint: string },
): Promise<Map<string, LevelSet>> {
  const rows = await db.irmAssessment.findMany({
    where: { plan: { slug: plan }, checkpointCode: checkpoint },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  const organisations = await db.organisation.findMany({
    where: { id: { in: rows.map(({ organisationId }) => organisationId) } },
    select: { id: true, slug: true },
  });
  const users = await db.user.findMany({
    where: { id: { in: rows.map(({ userId }) => userId) } },
    select: { id: true, name: true },
  });
  const slugOf = new Map(organisations.map(({ id, slug }) => [id, slug]));
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  return new Map(
    rows.map((row) => [
      row.commitmentCode,
      {
        ...{ commitment: row.commitmentCode, level: Level.parse(row.level), reason: row.reason },
        ...{ suggested: Level.parse(row.suggested), userId: row.userId, illustration: row.illustration },
        setBy: nameOf.get(row.userId) ?? row.userId,
        organisation: slugOf.get(row.organisationId) ?? row.organisationId,
        setOn: CalendarDateSchema.parse(row.knownOn),
      },
    ]),
  );
}

export type NewLevel = {
  id: string;
  plan: string;
  commitment: string;
  checkpoint: string;
  level: IrmLevel;
  suggested: IrmLevel;
  reason: string | null;
  userId: string;
  /** Slug. */
  organisation: string;
  knownOn: CalendarDate;
  at: Date;
};

/** Adds a level; the ones set before stay. Answers with the plan's id. */
export async function insertLevel(tx: Tx, added: NewLevel): Promise<{ planId: string }> {
  const { id: planId } = await tx.plan.findUniqueOrThrow({
    where: { slug: added.plan },
    select: { id: true },
  });
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { slug: added.organisation },
    select: { id: true },
  });
  await tx.irmAssessment.create({
    data: {
      ...{ id: added.id, planId, commitmentCode: added.commitment, checkpointCode: added.checkpoint },
      ...{ level: added.level, suggested: added.suggested, reason: added.reason, userId: added.userId },
      ...{ organisationId: organisation.id, knownOn: added.knownOn, recordedAt: added.at },
      illustration: await isIllustrationUser(tx, added.userId),
    },
    select: { id: true },
  });
  return { planId };
}
