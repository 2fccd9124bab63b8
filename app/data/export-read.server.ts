import { z } from "zod";
import type { Db } from "./db.server.ts";
import { pastOfTargets } from "./observations.server.ts";
import { WITHHELD_REASONS, type WithheldReason } from "./snapshots.server.ts";

/** One look of a chain, with what it found. */
export type SeenLook = {
  at: Date;
  selfHash: string;
  prevHash: string;
  sha256: string | null;
  bytes: number | null;
};

/** What was last seen at an address. */
export type LastSeen = {
  look: SeenLook;
  /** The latest look that brought a content; null while none has. */
  content: SeenLook | null;
};

const COLUMNS = {
  ...{ id: true, at: true, selfHash: true, prevHash: true, sha256: true, bytesDecoded: true },
} as const;
const Withheld = z.enum(WITHHELD_REASONS).nullable();

/** Slugs of all plans, in their order. */
export async function planSlugs(db: Db): Promise<Array<string>> {
  const plans = await db.plan.findMany({
    orderBy: [{ ordinal: "asc" }, { slug: "asc" }],
    select: { slug: true },
  });
  return plans.map(({ slug }) => slug);
}

/** What was last seen at addresses, by target id; those never looked at stay out. */
export async function lastSeenAt(db: Db, targetIds: ReadonlyArray<string>): Promise<Map<string, LastSeen>> {
  const past = await pastOfTargets(db, targetIds);
  const ids = [...past.values()].flatMap(({ lastId, lastFullId }) => [lastId, lastFullId]);
  const rows = await db.observation.findMany({
    where: { id: { in: [...new Set(ids)].filter((id) => id !== null) } },
    select: COLUMNS,
  });
  const lookOf = new Map(rows.map(({ id, bytesDecoded: bytes, ...look }) => [id, { ...look, bytes }]));
  const seen = new Map<string, LastSeen>();
  for (const [targetId, { lastId, lastFullId }] of past) {
    const look = lookOf.get(lastId ?? "");
    if (look !== undefined) seen.set(targetId, { look, content: lookOf.get(lastFullId ?? "") ?? null });
  }
  return seen;
}

/** Why contents of targets are withheld, or null where they are kept; asked by target and digest. */
export async function keepingOf(
  db: Db,
  targetIds: ReadonlyArray<string>,
): Promise<(targetId: string, sha256: string) => WithheldReason | null> {
  const rows = await db.snapshot.findMany({
    where: { targetId: { in: [...targetIds] } },
    select: { targetId: true, sha256: true, withheld: true },
  });
  const known = new Map(
    rows.map((row) => [`${row.targetId} ${row.sha256}`, Withheld.parse(row.withheld)] as const),
  );
  return (targetId, sha256) => {
    const reason = known.get(`${targetId} ${sha256}`);
    return reason === undefined ? "not-kept" : reason;
  };
}

/** Digests of everything these targets ever held. */
export async function contentsOfTargets(
  db: Db,
  targetIds: ReadonlyArray<string>,
): Promise<ReadonlySet<string>> {
  const rows = await db.observation.findMany({
    where: { targetId: { in: [...targetIds] }, sha256: { not: null } },
    distinct: ["sha256"],
    select: { sha256: true },
  });
  return new Set(rows.map(({ sha256 }) => sha256).filter((sha256) => sha256 !== null));
}
