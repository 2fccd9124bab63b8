import { z } from "zod";
import type { Tx } from "#app/data/db.server.ts";
import { findAsker } from "#app/data/talk-pending.server.ts";
import type { AskerMail, AskerMails } from "#app/domain/talk/asker-mail.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { queueMail } from "#app/services/queue-mail.server.ts";

/** What mails to askers are made with. */
export type AskerWords = { origin: string; asker: AskerMails };

const Email = z.email().max(254);

/** Tells whoever asked for data what became of it, once per step, where they left a mail address. */
export async function tellAsker(
  tx: Tx,
  { plan, request, what }: Pick<AskerMail, "plan" | "request" | "what">,
  { origin, asker }: AskerWords,
  { at, newId }: { at: Date; newId: Deps["newId"] },
): Promise<void> {
  const found = await findAsker(tx, request);
  const recipient = Email.safeParse(found?.contact?.trim()).data;
  if (found === null || recipient === undefined) return;
  const { language, askedOn } = found;
  const text = asker({ language, origin, plan, request, askedOn, what });
  const key = `data_request.${what}:${request}`;
  await queueMail(tx, { ...text, kind: "data_request", key, recipient, unsubscribe: null }, { at, newId });
}
