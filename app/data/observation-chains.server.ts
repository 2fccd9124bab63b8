import { createHash } from "node:crypto";
import { firstBrokenLink } from "#app/domain/evidence/chain.ts";
import type { Db } from "./db.server.ts";

/** Targets that were looked at, in the order of their ids. */
export async function targetIdsWithObservations(db: Db): Promise<Array<string>> {
  const rows = await db.observation.findMany({
    distinct: ["targetId"],
    orderBy: { targetId: "asc" },
    select: { targetId: true },
  });
  return rows.map(({ targetId }) => targetId);
}

/** Id of the first observation of a target that does not follow from the one before it; null when all do. */
export async function brokenObservation(db: Db, targetId: string): Promise<string | null> {
  const rows = await db.observation.findMany({
    where: { targetId },
    orderBy: { at: "asc" },
    select: { id: true, prevHash: true, selfHash: true, bodyJson: true },
  });
  const links = rows.map(({ prevHash, selfHash, bodyJson }) => {
    return { prevHash, selfHash, value: valueIn(bodyJson) };
  });
  const index = firstBrokenLink(links, (text) => createHash("sha256").update(text).digest("hex"));
  return index === null ? null : (rows[index]?.id ?? targetId);
}

/** A body that is no JSON any more is a value no hash was made of. */
function valueIn(bodyJson: string): unknown {
  try {
    return JSON.parse(bodyJson);
  } catch {
    return { unreadable: bodyJson };
  }
}
