import { createHash } from "node:crypto";
import { inTransaction } from "#app/data/db.server.ts";
import {
  countAttempt,
  forgetAttempts,
  type RateCount,
  removeSpentCounters,
  uncountAttempt,
} from "#app/data/rate-limits.server.ts";
import { findCredentials } from "#app/data/users.server.ts";
import type { Deps } from "./deps.server.ts";
import { isPassword } from "./passwords.server.ts";

export type SignInRefusal =
  /** Unknown account, wrong password, disabled account: one answer, so that nobody learns who has an account. */
  { refusal: "not_recognised" } | { refusal: "too_many_attempts"; retryAt: string };

export type SignInOutcome = { ok: true; userId: string; name: string } | ({ ok: false } & SignInRefusal);

export const ATTEMPT_WINDOW_MS = 15 * 60 * 1000;
export const MOST_ATTEMPTS = { perAccount: 5, perAddress: 20 } as const;
/** Longer ones are cut short before hashing costs anything. */
const LONGEST_PASSWORD = 1_000;

type SignInInput = {
  email: string;
  password: string;
  /** Network address the attempt comes from; null when the server cannot tell. */
  address: string | null;
};

/**
 * Recognises a person by e-mail address and password.
 *
 * Attempts are counted before the password is looked at, so that many at once do not slip through; a good
 * one is taken back.
 */
export async function signIn(input: SignInInput, deps: Pick<Deps, "db" | "now">): Promise<SignInOutcome> {
  const email = input.email.trim().toLowerCase();
  const keys = limitKeys(email, input.address);
  const retryAt = await countSignIn(keys, deps);
  if (retryAt !== null) return { ok: false, refusal: "too_many_attempts", retryAt: retryAt.toISOString() };

  const account = await findCredentials(deps.db, email);
  const password = input.password.slice(0, LONGEST_PASSWORD);
  const right = await isPassword(password, account?.passwordHash ?? null);
  if (!right || account === null || account.disabled) return { ok: false, refusal: "not_recognised" };

  await inTransaction(deps.db, async (tx) => {
    await forgetAttempts(tx, keys.account);
    if (keys.address !== null) await uncountAttempt(tx, keys.address);
  });
  return { ok: true, userId: account.userId, name: account.name };
}

type LimitKeys = { account: string; address: string | null };

function limitKeys(email: string, address: string | null): LimitKeys {
  const digest = (text: string) => createHash("sha256").update(text).digest("base64url");
  return {
    account: `sign-in:account:${digest(email)}`,
    address: address === null ? null : `sign-in:address:${digest(networkOf(address))}`,
  };
}

/** One household or office: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...zeros, ...right].slice(0, 4).join(":").toLowerCase();
}

/** When to try again; null when the attempt may go on. */
async function countSignIn(keys: LimitKeys, { db, now }: Pick<Deps, "db" | "now">): Promise<Date | null> {
  const at = now();
  const window = { now: at, windowMs: ATTEMPT_WINDOW_MS };
  return inTransaction(db, async (tx) => {
    await removeSpentCounters(tx, at);
    const account = await countAttempt(tx, keys.account, window);
    const address = keys.address === null ? null : await countAttempt(tx, keys.address, window);
    const over = [
      exceeded(account, MOST_ATTEMPTS.perAccount),
      address === null ? null : exceeded(address, MOST_ATTEMPTS.perAddress),
    ].filter((until): until is Date => until !== null);
    return over.sort((left, right) => right.getTime() - left.getTime())[0] ?? null;
  });
}

function exceeded(count: RateCount, most: number): Date | null {
  return count.points > most ? count.expiresAt : null;
}
