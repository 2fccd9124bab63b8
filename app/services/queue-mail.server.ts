import type { Tx } from "#app/data/db.server.ts";
import { insertMail } from "#app/data/outbox.server.ts";
import type { QueuedMail } from "#app/domain/mail.ts";
import type { Deps } from "./deps.server.ts";

/**
 * Puts a mail into the outbox, in the transaction that makes it due: what is decided is told, and only that.
 *
 * @returns false when its key was queued before, whether that mail is sent or not.
 */
export async function queueMail(
  tx: Tx,
  { unsubscribe, ...mail }: QueuedMail,
  { at, newId }: { at: Date; newId: Deps["newId"] },
): Promise<boolean> {
  const headers = unsubscribe === null ? {} : unsubscribeHeaders(unsubscribe);
  return insertMail(tx, { ...mail, id: newId(), headers }, at);
}

/** Headers by which a mail program ends a subscription without opening a page (RFC 2369, RFC 8058). */
function unsubscribeHeaders(address: string): Record<string, string> {
  return { "List-Unsubscribe": `<${address}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
