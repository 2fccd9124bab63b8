import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Db } from "./db.server.ts";
import { loadHidden } from "./evidence-decisions.server.ts";
import { contentsOfTargets } from "./export-read.server.ts";

/** One look at an address that evidence names, as it may be shown to anyone. */
export type PublicObservation = {
  id: string;
  target: string;
  at: string;
  knownOn: CalendarDate;
  status: number | null;
  error: string | null;
  answer: string | null;
  finalUrl: string | null;
  bytes: number | null;
  sha256: string | null;
  prevHash: string;
  selfHash: string;
};

const TARGETS_AT_ONCE = 400;

const COLUMNS = {
  ...{ id: true, targetId: true, at: true, knownOn: true, status: true, errorCode: true, answer: true },
  ...{ finalUrl: true, bytesDecoded: true, sha256: true, prevHash: true, selfHash: true },
} as const;

/**
 * Looks at the addresses of a plan's evidence known by a day, oldest first within each address.
 *
 * Of an address hidden today neither where it led nor the digest of its content is told, whatever the day;
 * nor elsewhere an address or a digest that a hidden one has.
 */
export async function loadPublicObservations(
  db: Db,
  targetIds: ReadonlyArray<string>,
  asOf: CalendarDate,
): Promise<Array<PublicObservation>> {
  const hidden = await loadHidden(db, {});
  const barred = await contentsOfTargets(db, [...hidden.keys()]);
  const hiddenUrls = await urlsOf(db, [...hidden.keys()]);
  const found: Array<PublicObservation> = [];
  for (let start = 0; start < targetIds.length; start += TARGETS_AT_ONCE) {
    const rows = await db.observation.findMany({
      where: { targetId: { in: targetIds.slice(start, start + TARGETS_AT_ONCE) }, knownOn: { lte: asOf } },
      orderBy: [{ targetId: "asc" }, { at: "asc" }],
      select: COLUMNS,
    });
    for (const { targetId, at, errorCode, bytesDecoded, finalUrl, sha256, ...row } of rows) {
      const isHidden = hidden.has(targetId);
      const tellsUrl = !isHidden && finalUrl !== null && !hiddenUrls.has(finalUrl);
      const tellsContent = !isHidden && sha256 !== null && !barred.has(sha256);
      found.push({
        ...{ id: row.id, target: targetId, at: at.toISOString(), status: row.status, error: errorCode },
        ...{ knownOn: CalendarDateSchema.parse(row.knownOn), answer: row.answer },
        ...{ finalUrl: tellsUrl ? finalUrl : null, sha256: tellsContent ? sha256 : null },
        ...{ bytes: isHidden ? null : bytesDecoded, prevHash: row.prevHash, selfHash: row.selfHash },
      });
    }
  }
  return found;
}

async function urlsOf(db: Db, targetIds: ReadonlyArray<string>): Promise<ReadonlySet<string>> {
  if (targetIds.length === 0) return new Set();
  const items = await db.evidenceItem.findMany({
    where: { targetId: { in: [...targetIds] } },
    select: { url: true },
  });
  const targets = await db.target.findMany({ where: { id: { in: [...targetIds] } }, select: { url: true } });
  return new Set([...items, ...targets].map(({ url }) => url));
}
