import { randomUUID } from "node:crypto";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { inject } from "vitest";
import { openDb } from "#app/data/db.server.ts";
import { createGuardedClient } from "#app/fetch/guarded-client.server.ts";
import { sessionsFor } from "#app/http/session.server.ts";
import { tokenHash } from "#app/services/accounts/secrets.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openSession, startSession } from "#app/services/sessions.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, NOW, testDeps } from "#tests/data-factories.ts";
import { databaseOnServer, runOnServer } from "#tests/databases.ts";
import { day } from "#tests/factories.ts";
import { insertPeople } from "#tests/security/scene.ts";
import { openSite, SECRET } from "#tests/site.ts";
import { ASKERS, plant } from "./canaries.ts";

export type Held = { cookie: string; csrf: string; token: string };

export type FuzzWorld = {
  template: string;
  /** What each person's browser and program hold. */
  held: ReadonlyMap<string, Held>;
  /** Ids that addresses may name. */
  ids: { report: string; item: string; step: string; closure: string; office: string };
};

/** A database with everybody in it, one of most things, and a canary in each private field. */
export async function fuzzWorld(): Promise<FuzzWorld> {
  const template =
    ENGINE === "sqlite" ? newFile(inject("sqliteTemplate")) : await newDatabase(onServer().template);
  const { db, close } = await openDb(addressOf(template));
  const deps = testDeps(db);
  try {
    await insertPeople(db);
    const sari = {
      role: "owner",
      organisation: "kpu",
      plan: null,
      fromOn: day("2022-01-01"),
      toOn: null,
    } as const;
    const sent = await submitReport(
      {
        ...{ plan: "rencana", milestone: "A1-B06", actorName: "Sari", submission: aSubmission() },
        actor: { userId: "sari", offices: [sari] },
      },
      deps,
    );
    if (!sent.ok) throw new Error(sent.refusal);
    await plant(db);
    const held = new Map<string, Held>();
    for (const asker of ASKERS) if (asker !== null) held.set(asker, await holdingsOf(asker, deps));
    const ids = { report: sent.reportId, item: sent.itemIds[0] ?? "", step: "step", closure: "closure" };
    return { template, held, ids: { ...ids, office: "other-office" } };
  } finally {
    await close();
  }
}

/** The engine that is tried: SQLite unless `CAPAIAN_FUZZ_ENGINE=postgresql` asks for the other. */
const ENGINE = env.CAPAIAN_FUZZ_ENGINE === "postgresql" ? "postgresql" : "sqlite";

function onServer(): { url: string; template: string } {
  const server = inject("postgres");
  if (server === null) throw new Error("CAPAIAN_FUZZ_ENGINE=postgresql wants TEST_POSTGRES_URL");
  return server;
}

function newFile(from: string): string {
  const path = join(inject("databaseFolder"), `${randomUUID()}.db`);
  copyFileSync(from, path);
  return path;
}

async function newDatabase(from: string): Promise<string> {
  const name = `capaian_fuzz_${randomUUID().replaceAll("-", "")}`;
  await runOnServer(onServer().url, `CREATE DATABASE "${name}" TEMPLATE "${from}"`);
  return name;
}

function addressOf(template: string): string {
  return ENGINE === "sqlite" ? `file:${template}` : databaseOnServer(onServer().url, template);
}

/** Removes a database of this run. */
export async function removeFuzzed(name: string): Promise<void> {
  if (ENGINE === "sqlite")
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${name}${suffix}`, { force: true });
  else await runOnServer(onServer().url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function holdingsOf(userId: string, deps: Deps): Promise<Held> {
  const sessionToken = await startSession(
    { userId, name: userId, userAgent: null, replaces: null, secondFactor: true },
    deps,
  );
  const signedIn = await openSession(sessionToken, deps);
  const line = await sessionsFor({ secret: SECRET, secure: false }).cookieFor(sessionToken);
  const token = `capaian_${userId.padEnd(43, "x")}`;
  await deps.db.apiToken.create({
    data: {
      ...{
        id: `token-${userId}`,
        userId,
        name: "alat",
        tokenHash: tokenHash(token),
        hint: token.slice(0, 12),
      },
      ...{ scopesJson: '["read","report"]', createdAt: NOW, expiresAt: new Date("2023-07-01") },
    },
  });
  return { cookie: line.split(";")[0] ?? "", csrf: signedIn?.csrf ?? "", token };
}

const UNREACHABLE = createGuardedClient({
  ...{ allow: [], userAgent: "test", now: () => NOW },
  lookup: async () => [],
});

export type FuzzCopy = { site: Awaited<ReturnType<typeof openSite>>; close: () => Promise<void> };

/** The site over a copy of the world, which is gone once it is closed. */
export async function openFuzzCopy({ template }: FuzzWorld, files: Deps["files"]): Promise<FuzzCopy> {
  const copy = ENGINE === "sqlite" ? newFile(template) : await newDatabase(template);
  const { db, close } = await openDb(addressOf(copy));
  const keyFolder = join(inject("databaseFolder"), "keys");
  return {
    site: await openSite({ ...testDeps(db), files, client: UNREACHABLE, keyFolder }),
    async close() {
      await close();
      await removeFuzzed(copy);
    },
  };
}
