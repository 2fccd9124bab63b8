/** What a secret address sent by mail is for. */
export const LINK_KINDS = ["invite", "reset", "new_email"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

const HOUR_MS = 3_600_000;

/** How long each kind of link may be used. An invitation waits for somebody on leave; a reset does not. */
export const LINK_LASTS_MS: Readonly<Record<LinkKind, number>> = {
  invite: 14 * 24 * HOUR_MS,
  reset: HOUR_MS,
  new_email: 24 * HOUR_MS,
};

export type LinkState = "open" | "used" | "revoked" | "expired";

type Link = { expiresAt: Date; usedAt: Date | null; revokedAt: Date | null };

/** Whether a link may still be used at an instant; used once is used up, whatever else is true of it. */
export function linkState({ expiresAt, usedAt, revokedAt }: Link, now: Date): LinkState {
  if (usedAt !== null) return "used";
  if (revokedAt !== null) return "revoked";
  return now < expiresAt ? "open" : "expired";
}

/** An invitation as who made it sees it once, to hand it on. Instants are ISO. */
export type ShownInvitation = {
  name: string;
  email: string;
  path: string;
  origin: string;
  expiresAt: string;
};

/** Where the holder of a link goes; without the language. */
export function linkPath(kind: LinkKind, token: string): string {
  switch (kind) {
    case "invite":
      return `/undangan/${token}`;
    case "reset":
      return `/lupa-sandi/${token}`;
    case "new_email":
      return `/akun/surel/${token}`;
  }
}
