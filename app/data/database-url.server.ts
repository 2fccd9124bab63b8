import { resolve } from "node:path";

export type DatabaseAddress =
  | { provider: "sqlite"; path: string }
  | { provider: "postgresql"; url: string; schema: string };

/** `DATABASE_URL` cannot be used; the message names it, without its password. */
export class DatabaseUrlError extends Error {
  override readonly name = "DatabaseUrlError";

  constructor(databaseUrl: string, expected: string, variable = "DATABASE_URL") {
    super(`${variable} "${withoutPassword(databaseUrl)}": ${expected}`);
  }
}

/** @throws {DatabaseUrlError} when it is neither a file nor a PostgreSQL database. */
export function parseDatabaseUrl(databaseUrl: string): DatabaseAddress {
  if (databaseUrl.startsWith("file:")) return parseFile(databaseUrl);
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return parsePostgres(databaseUrl);
  throw new DatabaseUrlError(databaseUrl, "expected file:… or postgresql://…");
}

export function withoutPassword(databaseUrl: string): string {
  return databaseUrl.replace(/(:\/\/[^/?#]*:)[^/?#]*@/, "$1***@").replace(/(password=)[^&#]*/i, "$1***");
}

/** One line on why something failed. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message.trim().replaceAll(/\s+/g, " ") : String(error);
}

function parseFile(databaseUrl: string): DatabaseAddress {
  const path = databaseUrl.slice("file:".length).replace(/^\/\/(?=\/)/, "");
  if (path === "" || path.includes(":memory:") || path.includes("?")) {
    throw new DatabaseUrlError(databaseUrl, "expected file: and the path of a file, with no parameters");
  }
  return { provider: "sqlite", path: resolve(path) };
}

function parsePostgres(databaseUrl: string): DatabaseAddress {
  if (!URL.canParse(databaseUrl) || new URL(databaseUrl).pathname.length < 2) {
    throw new DatabaseUrlError(databaseUrl, "expected postgresql://user:password@host:port/database");
  }
  const schema = new URL(databaseUrl).searchParams.get("schema") ?? "public";
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(schema)) {
    throw new DatabaseUrlError(databaseUrl, "schema may hold only letters, digits and _");
  }
  return { provider: "postgresql", url: databaseUrl, schema };
}
