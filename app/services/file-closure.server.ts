import { appendAudit } from "#app/data/audit.server.ts";
import { insertClosure } from "#app/data/closures.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { findLawSlot } from "#app/data/evidence-task-read.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { type ClosureErrors, type ClosureFields, readClosure } from "#app/domain/evidence/closure-form.ts";
import { type Actor, may, officesOn } from "#app/domain/permission.ts";
import type { Deps } from "./deps.server.ts";
import { legalGroundCodes } from "./legal-grounds.server.ts";

export type FileClosureInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  slot: string;
  fields: ClosureFields;
};

export type FileClosureOutcome =
  | { ok: true; closureId: string }
  | { ok: false; refusal: "not_found" | "not_an_owner"; errors?: undefined }
  | { ok: false; refusal: "incomplete"; errors: ClosureErrors };

/** Files a partial closure for a slot by one of its owners. It waives nothing until somebody else approves it. */
export async function fileClosure(
  input: FileClosureInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<FileClosureOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<FileClosureOutcome> => {
    const slot = await findLawSlot(tx, input.plan, input.slot);
    if (slot === null) return { ok: false, refusal: "not_found" };
    const today = calendarDateAt(at, slot.plan.timeZone);
    const { actor } = input;
    const { slug, id: planId } = slot.plan;
    if (!may(actor, { kind: "report", plan: slug, owners: slot.owners }, today)) {
      return { ok: false, refusal: "not_an_owner" };
    }
    const elements = new Set(slot.elements.map(({ key }) => key));
    const read = readClosure(input.fields, { grounds: legalGroundCodes(), elements, today });
    if (!read.ok) return { ok: false, refusal: "incomplete", errors: read.errors };
    const office = officesOn(actor, slug, today).find(
      ({ role, organisation }) => role === "owner" && slot.owners.includes(organisation),
    );
    const organisation = office?.organisation ?? "";
    const id = deps.newId();
    const filed = { ...read.closure, id, slotId: slot.id, filedBy: actor.userId, organisation };
    await insertClosure(tx, { ...filed, knownOn: today, at });
    await appendAudit(
      tx,
      {
        ...{ actorId: actor.userId, actorLabel: input.actorName, action: "closure.filed", planId },
        ...{ subjectType: "partial_closure", subjectId: id, before: null, reason: null },
        after: { slot: slot.code, ...read.closure },
      },
      { at },
    );
    await bumpDataVersion(tx);
    return { ok: true, closureId: id };
  });
}
