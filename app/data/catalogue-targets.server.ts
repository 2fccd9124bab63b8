import { parseEvidenceUrl } from "#app/domain/evidence/canonical-url.ts";
import { DAY_MS } from "#app/domain/evidence/history.ts";
import { stableRatio } from "#app/domain/evidence/stable-hash.ts";
import { type AllowEntry, PUBLIC_PORTS } from "#app/domain/evidence/url-policy.ts";
import type { Db, Tx } from "./db.server.ts";
import { ensureHost } from "./host-leases.server.ts";

/** Most resources of one catalogue whose content is looked at. */
export const MOST_RESOURCE_TARGETS = 2_000;
/** New ones are spread over these days, so that the evidence itself never waits for them. */
const SPREAD_MS = 7 * DAY_MS;

/** Addresses of a catalogue's resources that are not looked at yet, newest datasets first, up to the cap. */
export async function unseenResources(db: Db, catalogueId: string): Promise<Array<string>> {
  const rows = await db.resource.findMany({
    where: { dataset: { catalogueId, withdrawnAt: null } },
    orderBy: [{ dataset: { modifiedAtSource: "desc" } }, { id: "asc" }],
    take: MOST_RESOURCE_TARGETS,
    select: { url: true, k1: true },
  });
  const known = await db.target.findMany({
    where: { k1: { in: rows.map(({ k1 }) => k1) } },
    select: { k1: true },
  });
  const looked = new Set(known.map(({ k1 }) => k1));
  return rows.filter(({ k1 }) => !looked.has(k1)).map(({ url }) => url);
}

type RegisterOptions = {
  at: Date;
  illustration: boolean;
  newId: () => string;
  allow: ReadonlyArray<AllowEntry>;
};

/**
 * Has resources of a catalogue looked at when nothing else is to be done, so that their content is known.
 *
 * @returns how many were new.
 */
export async function registerResourceTargets(
  tx: Tx,
  urls: ReadonlyArray<string>,
  { at, illustration, newId, allow }: RegisterOptions,
): Promise<number> {
  const targets = new Map<string, { url: string; k1: string; k2: string; host: string; dueAt: Date }>();
  for (const typed of urls) {
    const address = parseEvidenceUrl(typed, { allow, ports: PUBLIC_PORTS });
    if (!address.ok) continue;
    const { url, k1, k2, host } = address;
    targets.set(k1, { url, k1, k2, host, dueAt: new Date(at.getTime() + SPREAD_MS * stableRatio(k1)) });
  }
  const known = await tx.target.findMany({
    where: { k1: { in: [...targets.keys()] } },
    select: { k1: true },
  });
  for (const { k1 } of known) targets.delete(k1);
  const rows = [...targets.values()];
  await tx.target.createMany({
    data: rows.map((row) => ({ ...row, id: newId(), priority: 0, firstSeenAt: at, illustration })),
  });
  const earliest = new Map<string, Date>();
  for (const { host, dueAt } of rows) {
    const known = earliest.get(host);
    if (known === undefined || dueAt < known) earliest.set(host, dueAt);
  }
  for (const [host, dueAt] of earliest) await ensureHost(tx, host, { at: dueAt, first: false });
  return rows.length;
}

/**
 * Targets of an institution's evidence whose last word on the catalogue a new harvest may change.
 *
 * @param codes results of C3 that call for another look.
 */
export async function targetsWithResult(
  tx: Tx,
  organisationId: string,
  codes: ReadonlyArray<string>,
): Promise<Array<string>> {
  const owes = {
    OR: [{ report: { organisationId } }, { slot: { milestone: { owners: { some: { organisationId } } } } }],
  };
  const items = await tx.evidenceItem.findMany({
    where: owes,
    select: {
      targetId: true,
      checkRuns: { orderBy: { at: "desc" }, take: 1, select: { catalogueCode: true } },
    },
  });
  const waiting = items.filter(({ checkRuns }) => codes.includes(checkRuns[0]?.catalogueCode ?? ""));
  return [...new Set(waiting.map(({ targetId }) => targetId))];
}
