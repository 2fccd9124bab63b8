import { copyFileSync, existsSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { openDb } from "#app/data/db.server.ts";
import { migrate } from "#app/data/migrate.server.ts";
import { keysOf } from "#app/domain/evidence/canonical-url.ts";
import { aPlan } from "#tests/services/evidence/evidence-factories.ts";

const LONG_AGO = new Date(0);
const CHUNK = 500;

/** What the server answers to a link in the end, as the engine's verdict is compared with it. */
export function truthOf(index: number): "404" | "301" | "200" {
  const place = index % 100;
  if (place < 5) return "404";
  return place < 10 ? "301" : "200";
}

/** Writes a SQLite file in which every link is a due target with one piece of evidence filed under it. */
export async function makeDatabase(
  path: string,
  { links, firstPort, ports }: { links: number; firstPort: number; ports: number },
): Promise<void> {
  await migrate(`file:${path}`, { at: new Date() });
  const { db, close } = await openDb(`file:${path}`);
  await aPlan(db);
  const at = new Date();
  for (let port = firstPort; port < firstPort + ports; port += 1) {
    const host = `127.0.0.1:${port}`;
    await db.hostState.create({ data: { host, dueAt: at, nextAt: LONG_AGO, leaseUntil: LONG_AGO } });
  }
  for (let start = 0; start < links; start += CHUNK) {
    const indices = Array.from({ length: Math.min(CHUNK, links - start) }, (_, index) => start + index);
    const rows = indices.map((index) => rowsOf(index, firstPort + (index % ports), at));
    await db.target.createMany({ data: rows.map(({ target }) => target) });
    await db.evidenceItem.createMany({ data: rows.map(({ item }) => item) });
  }
  await close();
}

function rowsOf(index: number, port: number, at: Date) {
  const url = `http://127.0.0.1:${port}/l/${index}`;
  const keys = keysOf(url);
  if (keys === null) throw new Error(url);
  const id = `t${String(index).padStart(7, "0")}`;
  return {
    target: { id, url, k1: keys.k1, k2: keys.k2, host: `127.0.0.1:${port}`, dueAt: at, firstSeenAt: at },
    item: {
      ...{ id: `i${id}`, slotId: "s", reportId: "r", targetId: id, url, kind: "document", role: "document" },
      ...{ note: truthOf(index), knownOn: "2026-11-01", recordedAt: at },
    },
  };
}

/** A copy to spend, so that every round begins alike. */
export function freshCopy(from: string, to: string): void {
  for (const suffix of ["", "-wal", "-shm"]) {
    rmSync(to + suffix, { force: true });
    if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
  }
}

/**
 * What is wrong in a database the engine has been through: verdicts that differ from the truth the server
 * knows, and targets not looked at exactly once. Counted apart, so that counting costs the engine nothing.
 */
export function errorsIn(path: string): { errors: number; observations: number } {
  const database = new Database(path, { readonly: true });
  const count = (sql: string) => Number(database.prepare<[], number>(sql).pluck().get() ?? Number.NaN);
  const errors = count(`SELECT COUNT(*) FROM "Target" t
    LEFT JOIN "Observation" o ON o."targetId" = t."id"
    LEFT JOIN "EvidenceItem" i ON i."targetId" = t."id"
    LEFT JOIN (
      SELECT "evidenceItemId", json_extract("resultsJson", '$.results[0][2]') AS "code" FROM "CheckRun"
    ) r ON r."evidenceItemId" = i."id"
    WHERE o."status" IS NULL OR r."code" IS NULL
      OR (i."note" = '404') <> (r."code" = 'NOT_FOUND_ONCE')
      OR (i."note" = '301') <> (r."code" = 'MOVED_PERMANENTLY')
      OR (i."note" = '200') <> (r."code" = 'OK')`);
  const observations = count('SELECT COUNT(*) FROM "Observation"');
  database.close();
  return { errors, observations };
}
