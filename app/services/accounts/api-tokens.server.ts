import {
  findApiToken,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
  touchApiToken,
} from "#app/data/account-tokens.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { findAccount, findPerson } from "#app/data/users.server.ts";
import {
  MOST_TOKENS,
  TOKEN_DAYS,
  TOKEN_SCOPES,
  type TokenScope,
  type TokenState,
  tokenState,
} from "#app/domain/account/api-token.ts";
import { needsSecondFactor } from "#app/domain/account/second-factor.ts";
import type { Office } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { factorRules, type SignedIn } from "#app/services/sessions.server.ts";
import { type AccountWords, tellChange } from "./account-mail.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import { makeToken, tokenHash } from "./secrets.server.ts";

type Who = Pick<SignedIn, "userId" | "name">;
type Needs = Pick<Deps, "db" | "now" | "newId">;

const DAY_MS = 86_400_000;
const TOUCH_EVERY_MS = 5 * 60_000;
/** Begins every token, so that a program that looks for lost secrets knows one when it sees it. */
const PREFIX = "capaian_";
const HINT_LENGTH = PREFIX.length + 4;
const MOST_NAME = 80;

/** A token as its holder sees it. Instants are ISO. */
export type TokenEntry = {
  id: string;
  name: string;
  hint: string;
  scopes: ReadonlyArray<TokenScope>;
  state: TokenState;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
};

/** A person's tokens, the latest first; those that lapsed or were revoked among them. */
export async function openApiTokens(
  { userId }: Pick<Who, "userId">,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<Array<TokenEntry>> {
  const at = now();
  return (await listApiTokens(db, userId)).map((row) => ({
    ...{ id: row.id, name: row.name, hint: row.hint, scopes: row.scopes, state: tokenState(row, at) },
    ...{ createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

export type TokenFields = { name: string; scopes: ReadonlyArray<string>; days: string };

export type TokenProblem =
  | { field: "name"; code: "token_name_missing" }
  | { field: "scopes"; code: "scopes_missing" }
  | { field: "days"; code: "days_invalid" }
  | { field: "name"; code: "too_many_tokens" };

export type MakeTokenOutcome =
  /** Told only here. */
  { ok: true; token: string } | { ok: false; problems: ReadonlyArray<TokenProblem> };

/** Makes a token for a program. It can do no more than its holder may, and only what its scopes name. */
export async function makeApiToken(
  who: Who,
  fields: TokenFields,
  words: AccountWords,
  deps: Needs,
): Promise<MakeTokenOutcome> {
  const name = fields.name.trim().slice(0, MOST_NAME);
  const scopes = TOKEN_SCOPES.filter((scope) => fields.scopes.includes(scope));
  const days = TOKEN_DAYS.find((each) => String(each) === fields.days);
  const problems: Array<TokenProblem> = [];
  if (name === "") problems.push({ field: "name", code: "token_name_missing" });
  if (scopes.length === 0) problems.push({ field: "scopes", code: "scopes_missing" });
  if (days === undefined) problems.push({ field: "days", code: "days_invalid" });
  if (days === undefined || problems.length > 0) return { ok: false, problems };
  const at = deps.now();
  const [id, token] = [deps.newId(), `${PREFIX}${makeToken()}`];
  return inTransaction(deps.db, async (tx): Promise<MakeTokenOutcome> => {
    const valid = (await listApiTokens(tx, who.userId)).filter((row) => tokenState(row, at) === "valid");
    if (valid.length >= MOST_TOKENS)
      return { ok: false, problems: [{ field: "name", code: "too_many_tokens" }] };
    const terms = { name, scopes, expiresAt: new Date(at.getTime() + days * DAY_MS) };
    const kept = { tokenHash: tokenHash(token), hint: token.slice(0, HINT_LENGTH) };
    await insertApiToken(tx, { id, userId: who.userId, ...terms, ...kept, createdAt: at });
    const entry = { action: "token.made", subjectType: "api_token", subjectId: id } as const;
    await auditAccount(tx, who, { ...entry, after: { scopes, days } }, at);
    const holder = await findAccount(tx, { id: who.userId });
    if (holder !== null) await tellChange(tx, { holder, what: "token" }, words, { at, newId: deps.newId });
    return { ok: true, token };
  });
}

/** Takes a token back at once; false when the person has no such token. */
export async function endApiToken(who: Who, id: string, deps: Needs): Promise<boolean> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    if (!(await revokeApiToken(tx, who.userId, id, at))) return false;
    const entry = { action: "token.revoked", subjectType: "api_token", subjectId: id } as const;
    await auditAccount(tx, who, entry, at);
    return true;
  });
}

/** The person a program acts for, and what it may do. */
export type ApiCaller = {
  userId: string;
  name: string;
  email: string;
  offices: ReadonlyArray<Office>;
  scopes: ReadonlyArray<TokenScope>;
  expiresAt: Date;
  /** How its holder named the token. */
  token: string;
};

/**
 * Who a token stands for; null when it is unknown, revoked or lapsed, or its holder could not sign in whole today:
 * disabled, or without the second factor their office asks for.
 */
export async function findApiCaller(
  token: string,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<ApiCaller | null> {
  if (!token.startsWith(PREFIX)) return null;
  const row = await findApiToken(db, tokenHash(token));
  const at = now();
  if (row === null || tokenState(row, at) !== "valid") return null;
  const person = await findPerson(db, row.userId);
  if (person === null || person.disabled) return null;
  const offices = person.offices.map(({ short: _short, ...office }) => office);
  const mustShow = needsSecondFactor({ userId: row.userId, offices }, await factorRules(db, at));
  if (mustShow && !person.hasFactor) return null;
  const isOld = row.lastUsedAt === null || at.getTime() - row.lastUsedAt.getTime() >= TOUCH_EVERY_MS;
  if (isOld) await touchApiToken(db, row.id, at);
  const { name, email } = person;
  const { userId, scopes, expiresAt } = row;
  return { userId, name, email, offices, scopes, expiresAt, token: row.name };
}
