import { createHmac, timingSafeEqual } from "node:crypto";
import type { MailLinks } from "#app/services/follow-links.server.ts";

/** The secret by which a person's mail is switched off: names the person, and proves that we wrote it. */
export function stopMailToken({ secret }: Pick<MailLinks, "secret">, userId: string): string {
  return `${Buffer.from(userId).toString("base64url")}.${signatureOf(secret, userId)}`;
}

/** Whose mail a secret switches off; null when we did not write it. */
export function readStopMailToken({ secret }: Pick<MailLinks, "secret">, token: string): string | null {
  const [name = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0) return null;
  const userId = Buffer.from(name, "base64url").toString();
  const [given, own] = [Buffer.from(signature), Buffer.from(signatureOf(secret, userId))];
  return given.length === own.length && timingSafeEqual(given, own) ? userId : null;
}

function signatureOf(secret: string, userId: string): string {
  return createHmac("sha256", secret).update(`stop-mail:${userId}`).digest("base64url");
}
