import { z } from "zod";
import { TOKEN_SCOPES, type TokenScope } from "#app/domain/account/api-token.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/** A key a person gave to a program. Of its secret only the hash is kept. */
export type ApiTokenRow = {
  id: string;
  userId: string;
  name: string;
  hint: string;
  scopes: ReadonlyArray<TokenScope>;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const Scopes = z.array(z.enum(TOKEN_SCOPES));
const COLUMNS = {
  ...{ id: true, userId: true, name: true, hint: true, scopesJson: true, createdAt: true },
  ...{ expiresAt: true, lastUsedAt: true, revokedAt: true },
} as const;

type NewToken = Omit<ApiTokenRow, "lastUsedAt" | "revokedAt"> & { tokenHash: string };

export async function insertApiToken(tx: Tx, { scopes, ...token }: NewToken): Promise<void> {
  const data = { ...token, scopesJson: JSON.stringify(scopes) };
  await tx.apiToken.create({ data, select: { id: true } });
}

export async function findApiToken(db: Db, tokenHash: string): Promise<ApiTokenRow | null> {
  const row = await db.apiToken.findUnique({ where: { tokenHash }, select: COLUMNS });
  return row === null ? null : rowOf(row);
}

/** A person's tokens, the latest first. */
export async function listApiTokens(db: Db | Tx, userId: string): Promise<Array<ApiTokenRow>> {
  const orderBy = [{ createdAt: "desc" as const }, { id: "asc" as const }];
  const rows = await db.apiToken.findMany({ where: { userId }, orderBy, select: COLUMNS });
  return rows.map(rowOf);
}

/** False when the person has no such token that still counts. */
export async function revokeApiToken(tx: Tx, userId: string, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.apiToken.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count === 1;
}

export async function revokeAllApiTokens(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
}

export async function touchApiToken(db: Db, id: string, at: Date): Promise<void> {
  await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } });
}

type StoredRow = Omit<ApiTokenRow, "scopes"> & { scopesJson: string };

function rowOf({ scopesJson, ...row }: StoredRow): ApiTokenRow {
  return { ...row, scopes: readJson(Scopes, scopesJson, `ApiToken ${row.id}`) };
}
