import { createHash, createHmac, randomBytes } from "node:crypto";
import { listPlanRules } from "#app/data/account-rules.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import {
  findSession,
  insertSession,
  removeSession,
  removeSpentSessions,
  touchSession,
} from "#app/data/sessions.server.ts";
import { findPerson } from "#app/data/users.server.ts";
import {
  type FactorRules,
  needsSecondFactor,
  type SignInStage,
  signInStage,
} from "#app/domain/account/second-factor.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, officesOn, type Role } from "#app/domain/permission.ts";
import type { Deps } from "./deps.server.ts";

/** The person behind a session. */
export type SignedIn = {
  userId: string;
  name: string;
  email: string;
  /** Short name of the organisation of the first office held. */
  organisation: string;
  sessionId: string;
  actor: Actor;
  /** Roles of the offices held today, each plan's day counted in its own zone; which plan asks for more is decided there. */
  roles: ReadonlyArray<Role>;
  /** Goes into every form of this session and comes back with it; another site cannot know it. */
  csrf: string;
};

export const SESSION_IDLE_MS = 12 * 60 * 60 * 1000;
export const SESSION_MOST_MS = 14 * 24 * 60 * 60 * 1000;
/** The idle limit is moved on at most this often, so that reading pages seldom writes. */
const TOUCH_EVERY_MS = 5 * 60 * 1000;

export type SignInWay = "password" | "oidc";

type SessionStart = {
  userId: string;
  name: string;
  userAgent: string | null;
  /** The token the browser came with. */
  replaces: string | null;
  /** Whether the second factor was shown on the way here. */
  secondFactor?: boolean;
  signedInBy?: SignInWay;
};

/**
 * Starts a session under a token made now; the token the browser came with, if any, is worth nothing afterwards.
 *
 * @returns the token for the cookie. Only its hash is kept.
 */
export async function startSession(
  { userId, name, userAgent, replaces, secondFactor = false, signedInBy = "password" }: SessionStart,
  { db, now, newId }: Pick<Deps, "db" | "now" | "newId">,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const at = now();
  await inTransaction(db, async (tx) => {
    await removeSpentSessions(tx, { now: at, idleBefore: new Date(at.getTime() - SESSION_IDLE_MS) });
    if (replaces !== null) await removeSession(tx, tokenHashOf(replaces));
    const id = newId();
    const expiresAt = new Date(at.getTime() + SESSION_MOST_MS);
    await insertSession(tx, {
      ...{ id, tokenHash: tokenHashOf(token), userId, createdAt: at, expiresAt, signedInBy },
      userAgent: userAgent?.slice(0, 300) ?? null,
      secondFactorAt: secondFactor ? at : null,
    });
    const subject = { action: "session.started", subjectType: "session", subjectId: id, planId: null };
    const entry = { actorId: userId, actorLabel: name, before: null, after: null, reason: null };
    await appendAudit(tx, { ...entry, ...subject }, { at });
  });
  return token;
}

/** A session, and how far its person is: only a whole one may do anything but take the next step. */
export type FoundSession = { stage: SignInStage; signedIn: SignedIn; signedInBy: SignInWay };

/** The session of a token; null when it is unknown, ended, idle for too long or too old, or its person may not sign in. */
export async function findSignIn(
  token: string,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<FoundSession | null> {
  const session = await findSession(db, tokenHashOf(token));
  if (session === null) return null;
  const at = now();
  const idleMs = at.getTime() - session.lastSeenAt.getTime();
  if (idleMs >= SESSION_IDLE_MS || at >= session.expiresAt) return null;
  const person = await findPerson(db, session.userId);
  if (person === null || person.disabled) return null;
  if (idleMs >= TOUCH_EVERY_MS) await touchSession(db, session.id, at);
  const { name, email, offices, hasFactor } = person;
  const actor = { userId: session.userId, offices: offices.map(({ short: _short, ...office }) => office) };
  const rules = await factorRules(db, at);
  const signedIn: SignedIn = {
    ...{ userId: session.userId, name, email, organisation: offices[0]?.short ?? "" },
    ...{ sessionId: session.id, actor, roles: rolesToday(actor, rules, at) },
    csrf: createHmac("sha256", token).update("csrf").digest("base64url"),
  };
  const needed = !hasFactor && needsSecondFactor(actor, rules);
  const stage = signInStage({ hasFactor, shown: session.secondFactorAt !== null, needed });
  return { stage, signedIn, signedInBy: session.signedInBy === "oidc" ? "oidc" : "password" };
}

/** Where there is no plan yet, offices of no plan in particular count by the day in UTC. */
function rolesToday(actor: Actor, rules: FactorRules, at: Date): Array<Role> {
  const plans = Object.entries(rules).map(([plan, { today }]) => ({ plan, today }));
  const days = plans.length > 0 ? plans : [{ plan: "", today: calendarDateAt(at, "UTC") }];
  const held = days.flatMap(({ plan, today }) => officesOn(actor, plan, today));
  return [...new Set(held.map(({ role }) => role))];
}

/** Who a token stands for; null when it stands for nobody, or for somebody who is not signed in whole. */
export async function openSession(token: string, deps: Pick<Deps, "db" | "now">): Promise<SignedIn | null> {
  const found = await findSignIn(token, deps);
  return found?.stage === "whole" ? found.signedIn : null;
}

/** Which roles must show a second factor in each plan on the day it is there. */
export async function factorRules(db: Db, at: Date): Promise<FactorRules> {
  const plans = await listPlanRules(db);
  return Object.fromEntries(
    plans.map(({ slug, timeZone, factorRoles }) => [
      slug,
      { roles: factorRoles, today: calendarDateAt(at, timeZone) },
    ]),
  );
}

/** Ends the session of a token; the cookie, even a copy of it, is worth nothing afterwards. */
export async function endSession(token: string, { db }: Pick<Deps, "db">): Promise<void> {
  await removeSession(db, tokenHashOf(token));
}

function tokenHashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
