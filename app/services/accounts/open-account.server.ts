import { listSessions } from "#app/data/sessions.server.ts";
import { findAccount, findPerson } from "#app/data/users.server.ts";
import { type Device, deviceOf } from "#app/domain/account/device.ts";
import type { Office } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { SESSION_IDLE_MS, type SignedIn, type SignInWay } from "#app/services/sessions.server.ts";

/** A signed-in browser as its person sees it. Instants are ISO. */
export type SessionEntry = {
  id: string;
  device: Device;
  signedInBy: SignInWay;
  createdAt: string;
  lastSeenAt: string;
  /** The browser that asks. */
  here: boolean;
};

/** What a person is shown of their own account. */
export type AccountPage = {
  name: string;
  email: string;
  language: "id" | "en";
  hasPassword: boolean;
  passwordSetAt: string | null;
  factorSince: string | null;
  offices: ReadonlyArray<Office & { short: string }>;
  sessions: ReadonlyArray<SessionEntry>;
};

export async function openAccount(
  { userId, sessionId }: Pick<SignedIn, "userId" | "sessionId">,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<AccountPage> {
  const [account, person] = [await findAccount(db, { id: userId }), await findPerson(db, userId)];
  if (account === null || person === null) throw new Error("a session without its person");
  const at = now();
  const idleBefore = new Date(at.getTime() - SESSION_IDLE_MS);
  const sessions = await listSessions(db, userId, { now: at, idleBefore });
  return {
    ...{ name: account.name, email: account.email, language: account.language },
    hasPassword: account.passwordHash !== null,
    passwordSetAt: account.passwordSetAt?.toISOString() ?? null,
    factorSince: account.factorSince?.toISOString() ?? null,
    offices: person.offices,
    sessions: sessions.map((session) => ({
      id: session.id,
      device: deviceOf(session.userAgent),
      signedInBy: session.signedInBy === "oidc" ? "oidc" : "password",
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      here: session.id === sessionId,
    })),
  };
}
