import { z } from "zod";

const Text = z.string().max(2_048);
export const MOST_PAGE_LINKS = 50;

/** A link a page offers: what it says, and where it leads; null when it leads nowhere (`#`). */
export const OfferedLinkSchema = z.object({ name: Text, url: Text.nullable() });
export type OfferedLink = z.infer<typeof OfferedLinkSchema>;

/** What following a link of a page came to. */
export const FOLLOWED_STATES = ["opened", "dead", "unknown"] as const;
export const FollowedLinkSchema = OfferedLinkSchema.extend({ state: z.enum(FOLLOWED_STATES) });
export type FollowedLink = z.infer<typeof FollowedLinkSchema>;

/** Whether a slot's title or criteria speak of links, so that a page filed there is judged by its own. */
export function asksForLinks(words: ReadonlyArray<string | null>): boolean {
  return words.some((text) => text !== null && /\b(tautan|links?)\b/i.test(text));
}

/** An answer to a link, as far as it decides whether the link is dead. */
export type LinkAnswer = { status: number | null; errorCode: string | null; bytes: number };

const GONE: ReadonlySet<number> = new Set([404, 410]);
const NOWHERE: ReadonlySet<string> = new Set(["NO_SUCH_HOST", "URL_FORBIDDEN", "REDIRECT_LOOP"]);
const LEAST_BYTES = 2;

/**
 * Dead is only what is so for certain: nothing there, or an empty file. What may be a bad moment, a login or
 * a wall against programs stays unknown.
 */
export function stateOfAnswer({ status, errorCode, bytes }: LinkAnswer): FollowedLink["state"] {
  if (errorCode === "TOO_LARGE") return "opened"; // there was more than was wanted
  if (errorCode !== null) return NOWHERE.has(errorCode) ? "dead" : "unknown";
  if (status === null) return "unknown";
  if (GONE.has(status)) return "dead";
  if (status < 200 || status > 299) return "unknown";
  return bytes < LEAST_BYTES ? "dead" : "opened";
}
