import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "#app/data/migrate.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of this run's files. */
    databaseFolder: string;
    /** A migrated, empty file that each test copies. */
    sqliteTemplate: string;
    /** Server that tests may create databases on, and the migrated one they copy; null without a server. */
    postgres: { url: string; template: string } | null;
  }
}

/** Makes one migrated database of each kind for the whole run; `tests/db.ts` copies them. */
export default async function prepareDatabases(project: TestProject): Promise<() => Promise<void>> {
  const databaseFolder = mkdtempSync(join(tmpdir(), "capaian-tests-"));
  const sqliteTemplate = join(databaseFolder, "template.db");
  await migrate(`file:${sqliteTemplate}`, { at: new Date() });
  const postgres = await preparePostgres(process.env.TEST_POSTGRES_URL);

  project.provide("databaseFolder", databaseFolder);
  project.provide("sqliteTemplate", sqliteTemplate);
  project.provide("postgres", postgres);

  return async () => {
    rmSync(databaseFolder, { recursive: true, force: true });
    if (postgres !== null)
      await runOnServer(postgres.url, `DROP DATABASE IF EXISTS "${postgres.template}" WITH (FORCE)`);
  };
}

async function preparePostgres(url: string | undefined): Promise<{ url: string; template: string } | null> {
  if (url === undefined || url === "") return null;
  const template = `capaian_template_${process.pid}_${Date.now()}`;
  await runOnServer(url, `CREATE DATABASE "${template}"`);
  await migrate(databaseOnServer(url, template), { at: new Date() });
  return { url, template };
}

export function databaseOnServer(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function runOnServer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
