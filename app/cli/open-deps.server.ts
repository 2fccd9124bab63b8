import { join } from "node:path";
import { pino } from "pino";
import type { AllowEntry } from "#app/domain/evidence/url-policy.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { createClient } from "#app/services/evidence-client.server.ts";
import { openFileReaders } from "#app/services/file-readers.server.ts";
import { openMigratedDatabase } from "#app/services/open-database.server.ts";
import type { Environment } from "./environment.server.ts";
import { newId } from "./new-id.server.ts";

export type OpenedDeps = { deps: Deps; close: () => Promise<void> };

/** Opens what use cases need, with the schema brought up to date. The only place that reads the clock. */
export async function openDeps(
  environment: Environment,
  alsoAllow: ReadonlyArray<AllowEntry> = [],
): Promise<OpenedDeps> {
  const { clock } = environment;
  const now = clock === null ? () => new Date() : () => new Date(clock);
  const { db, close } = await openMigratedDatabase(environment.databaseUrl, now());
  const allow = [...environment.evidenceAllow, ...alsoAllow];
  const client = createClient({ allow, publicUrl: environment.publicUrl, now });
  const files = openFileReaders(environment.dataDir);
  const log = pino(
    { base: null, level: process.env.NODE_ENV === "test" ? "silent" : environment.logLevel },
    pino.destination(2),
  );
  return {
    deps: { db, now, newId, log, client, allow, files, keyFolder: join(environment.dataDir, "keys") },
    async close() {
      await client.close();
      await files.pool.close();
      await close();
    },
  };
}

/** Runs a command that needs the database, and closes it whatever happens. */
export async function withDeps(
  environment: Environment,
  work: (deps: Deps) => Promise<number>,
): Promise<number> {
  const { deps, close } = await openDeps(environment);
  try {
    return await work(deps);
  } finally {
    await close();
  }
}
