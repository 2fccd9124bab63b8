import { createHash, createHmac } from "node:crypto";

/** What links in mails are made with. */
export type MailLinks = {
  /** Where people reach the site, without a slash at the end. Never taken from a request. */
  origin: string;
  /** The deployment's secret. */
  secret: string;
};

/** The secret in a follower's links: made from the id, so that every mail can name it and no row holds it. */
export function followToken({ secret }: MailLinks, id: string): string {
  return createHmac("sha256", secret).update(`follow:${id}`).digest("base64url");
}

/** What is kept of a follower's secret. */
export function followTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** An address that nobody can read any more, nor find by trying addresses without the secret. */
export function addressDigest({ secret }: MailLinks, email: string): string {
  return createHmac("sha256", secret).update(`address:${email}`).digest("base64url");
}
