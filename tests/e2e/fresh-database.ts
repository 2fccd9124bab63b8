import { randomUUID } from "node:crypto";
import { databaseOnServer, runOnServer } from "#tests/databases.ts";

/** An empty database on a PostgreSQL server. */
export async function freshDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `capaian_e2e_${randomUUID().replaceAll("-", "")}`;
  await runOnServer(serverUrl, `CREATE DATABASE ${name}`);
  return {
    url: databaseOnServer(serverUrl, name),
    drop: () => runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}
