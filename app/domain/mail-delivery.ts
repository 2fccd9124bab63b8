const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS;
const GIVEN_UP_AFTER_MS = 3 * 24 * 60 * MINUTE_MS;

/** How long a mail is one server's alone. Longer than an attempt can take. */
export const MAIL_LEASE_MS = 5 * MINUTE_MS;

/** Attempts that fit into three days; a mail that none of them brought away is kept as failed. */
export const MOST_MAIL_ATTEMPTS = attemptsIn(GIVEN_UP_AFTER_MS);

/**
 * Pause after an attempt that failed for now: one minute, doubled each time up to six hours.
 *
 * @param attempts how many were made, from 1.
 */
export function retryAfterMs(attempts: number): number {
  return Math.min(2 ** Math.min(attempts - 1, 30) * MINUTE_MS, LONGEST_PAUSE_MS);
}

function attemptsIn(ms: number): number {
  let [attempts, passed] = [1, 0];
  while (passed < ms) {
    passed += retryAfterMs(attempts);
    attempts += 1;
  }
  return attempts;
}

export const MAIL_STANDINGS = ["waiting", "retrying", "failed", "sent"] as const;
export type MailStanding = (typeof MAIL_STANDINGS)[number];

type Progress = { sentAt: Date | null; attempts: number; dueAt: Date };

/** Where a mail stands at an instant. During its last attempt it is still being tried. */
export function mailStanding({ sentAt, attempts, dueAt }: Progress, now: Date): MailStanding {
  if (sentAt !== null) return "sent";
  if (attempts === 0) return "waiting";
  return attempts >= MOST_MAIL_ATTEMPTS && dueAt <= now ? "failed" : "retrying";
}

/** Mails to people without an account: once sent, neither their address nor their words are kept. */
export const FORGOTTEN_ONCE_SENT = "follow.";
export function isForgottenOnceSent(kind: string): boolean {
  return kind.startsWith(FORGOTTEN_ONCE_SENT);
}

/** Mails whose links let somebody in: once sent, their words are not kept, for they hold the secret. */
export function areWordsForgottenOnceSent(kind: string): boolean {
  return isForgottenOnceSent(kind) || kind.startsWith("account.");
}

/** Paths that end in a secret: following, mail switched off, invitations, new passwords and addresses. */
const SECRET_LINK =
  /(\/(?:ikuti\/(?:konfirmasi|berhenti)|pemberitahuan\/berhenti|undangan|lupa-sandi|akun\/surel)\/)[A-Za-z0-9_.-]+/g;

/** The words of a mail for somebody who is not its recipient: the secrets in its links are left out. */
export function withoutSecrets(words: string): string {
  return words.replace(SECRET_LINK, "$1•••");
}
