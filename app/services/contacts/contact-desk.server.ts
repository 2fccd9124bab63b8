import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { may } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openDesk, type Speaker } from "#app/services/talk/desk.server.ts";

/** Who writes contacts, of which organisation of a plan. */
export type ContactDesk = Speaker & { plan: string; organisation: string };

/** Why somebody may not write the contacts of an organisation; null when they may. */
export async function openContactDesk(
  { actor, plan, organisation }: ContactDesk,
  deps: Pick<Deps, "db" | "now">,
): Promise<"not_found" | "not_allowed" | null> {
  const desk = await openDesk(plan, deps);
  const known = desk?.indexed.facts.organisations.some(({ slug }) => slug === organisation) ?? false;
  if (desk === null || !known) return "not_found";
  return may(actor, { kind: "write_contacts", plan, organisation }, desk.today) ? null : "not_allowed";
}

type Shown = { isPublic: boolean } | null;
type Change = { at: Date; subjectId: string; before: Shown; after: Shown };

/** Notes in the log which contact changed and whether it is public, never whom it names, and renews the pages. */
export async function noteContact(
  tx: Tx,
  { actor, actorName, organisation }: ContactDesk,
  { at, subjectId, before, after }: Change,
): Promise<void> {
  const said = (shown: Shown) => (shown === null ? null : { organisation, isPublic: shown.isPublic });
  const what = before === null ? "added" : after === null ? "removed" : "changed";
  const entry = {
    ...{ actorId: actor.userId, actorLabel: actorName, action: `contact.${what}` },
    ...{ subjectType: "organisation_contact", subjectId, planId: null, reason: null },
    ...{ before: said(before), after: said(after) },
  };
  await appendAudit(tx, entry, { at });
  await bumpDataVersion(tx);
}
