import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type Observation, ObservationSchema } from "#app/domain/evidence/observation.ts";
import type { Db } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/** The content an address held from an instant on; null when no look brought one. */
export function contentFrom(db: Db, targetId: string, since: Date): Promise<Observation | null> {
  return wholeLook(db, targetId, { at: { gte: since } }, "asc");
}

/** The last content of an address known by a day; null when no look had brought one. */
export function contentBy(db: Db, targetId: string, asOf: CalendarDate): Promise<Observation | null> {
  return wholeLook(db, targetId, { knownOn: { lte: asOf } }, "desc");
}

async function wholeLook(
  db: Db,
  targetId: string,
  when: { at: { gte: Date } } | { knownOn: { lte: string } },
  order: "asc" | "desc",
): Promise<Observation | null> {
  const row = await db.observation.findFirst({
    where: { targetId, status: { gte: 200, lt: 300 }, errorCode: null, sha256: { not: null }, ...when },
    orderBy: { at: order },
    select: { bodyJson: true },
  });
  return row === null ? null : readJson(ObservationSchema, row.bodyJson, `Observation of target ${targetId}`);
}
