import { z } from "zod";
import {
  findPersonRow,
  findUserIdByEmail,
  insertOffice,
  listAdministrators,
  type OfficeRow,
  type PersonRow,
  saveOfficeEnd,
} from "#app/data/account-people.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { findOrganisationId } from "#app/data/user-write.server.ts";
import type { ShownInvitation } from "#app/domain/account/link.ts";
import {
  type EndProblem,
  endProblem,
  type OfficeFields,
  type OfficeProblem,
  type OfficeTerms,
  readOffice,
} from "#app/domain/account/office.ts";
import { type CalendarDate, CalendarDateSchema, plusDays } from "#app/domain/calendar-date.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { AccountWords } from "./account-mail.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import { leavesNobody } from "./change-person.server.ts";
import { sendInvitation } from "./invite-person.server.ts";
import { type Manager, mayManage, openPlanDays, type PlanDays } from "./manage-users.server.ts";

type Needs = Pick<Deps, "db" | "now" | "newId">;
type Refusal = "not_found" | "not_allowed";

export type GiveProblem =
  | OfficeProblem
  | { field: "organisation"; code: "organisation_unknown" }
  | { field: "plan"; code: "plan_unknown" };

export type GiveOutcome =
  | { ok: true }
  | { ok: false; refusal: Refusal | "own_office" }
  | { ok: false; refusal: "invalid"; problems: ReadonlyArray<GiveProblem> };

/** Gives somebody with an account one more office. Nobody gives an office to themselves. */
export async function giveOffice(
  { manager, userId, fields }: { manager: Manager; userId: string; fields: OfficeFields },
  deps: Needs,
): Promise<GiveOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<GiveOutcome> => {
    const days = await openPlanDays(tx, at);
    const plan = fields.plan === "" ? null : fields.plan;
    if (plan !== null && !days.plans.some(({ slug }) => slug === plan))
      return { ok: false, refusal: "invalid", problems: [{ field: "plan", code: "plan_unknown" }] };
    if (!mayManage(manager, plan, days)) return { ok: false, refusal: "not_allowed" };
    if ((await findPersonRow(tx, userId)) === null) return { ok: false, refusal: "not_found" };
    if (userId === manager.userId) return { ok: false, refusal: "own_office" };
    const read = readOffice(fields, days.todayIn(plan));
    if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
    if ((await findOrganisationId(tx, fields.organisation)) === null) {
      const problem = { field: "organisation", code: "organisation_unknown" } as const;
      return { ok: false, refusal: "invalid", problems: [problem] };
    }
    await writeOffice(tx, { manager, userId, office: read.office, days }, { at, newId: deps.newId });
    return { ok: true };
  });
}

type Given = { manager: Manager; userId: string; office: OfficeTerms; days: PlanDays };

async function writeOffice(
  tx: Tx,
  { manager, userId, office, days }: Given,
  { at, newId }: { at: Date; newId: Deps["newId"] },
): Promise<void> {
  const organisationId = await findOrganisationId(tx, office.organisation);
  if (organisationId === null) throw new Error("an office of an organisation that is gone");
  const planId = days.plans.find(({ slug }) => slug === office.plan)?.id ?? null;
  const { role, fromOn, toOn } = office;
  const id = newId();
  await insertOffice(tx, { id, userId, organisationId, planId, role, fromOn, toOn });
  const entry = { action: "office.given", subjectType: "membership", subjectId: id } as const;
  await auditAccount(tx, manager, { ...entry, planId, after: { userId, ...office } }, at);
}

export type EndOutcome = { ok: true } | { ok: false; refusal: Refusal | EndProblem | "last_administrator" };

type Ending = { manager: Manager; userId: string; officeId: string };

/** Gives an office its last day. The office stays, so that what was done in it stays right. */
export async function endOffice(
  { lastOn, reason, ...ending }: Ending & { lastOn: string; reason: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<EndOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<EndOutcome> => {
    const days = await openPlanDays(tx, at);
    const day = CalendarDateSchema.safeParse(lastOn).data;
    const found = await findOffice(tx, ending, days);
    if (!found.ok) return found;
    if (day === undefined) return { ok: false, refusal: "day_invalid" };
    return writeEnd(tx, { ...ending, ...found, lastOn: day, reason, days }, at);
  });
}

type FoundOffice = { ok: true; person: PersonRow; office: OfficeRow } | { ok: false; refusal: Refusal };

async function findOffice(
  tx: Tx,
  { manager, userId, officeId }: Ending,
  days: PlanDays,
): Promise<FoundOffice> {
  const person = await findPersonRow(tx, userId);
  const office = person?.offices.find(({ id }) => id === officeId);
  if (person === null || office === undefined) return { ok: false, refusal: "not_found" };
  if (!mayManage(manager, office.plan, days)) return { ok: false, refusal: "not_allowed" };
  return { ok: true, person, office };
}

type End = { manager: Manager; office: OfficeRow; lastOn: CalendarDate; reason: string; days: PlanDays };

async function writeEnd(
  tx: Tx,
  { manager, office, lastOn, reason, days }: End,
  at: Date,
): Promise<EndOutcome> {
  const today = days.todayIn(office.plan);
  const problem = endProblem(office, lastOn, today);
  if (problem !== null) return { ok: false, refusal: problem };
  const administrators = await listAdministrators(tx);
  const left = administrators.filter(({ id }) => id !== office.id);
  const after = plusDays(lastOn, 1);
  const turn = { today, from: after > today ? after : today };
  if (office.role === "administrator" && leavesNobody(administrators, left, office.plan, turn))
    return { ok: false, refusal: "last_administrator" };
  await saveOfficeEnd(tx, office.id, lastOn);
  const planId = days.plans.find(({ slug }) => slug === office.plan)?.id ?? null;
  const entry = { action: "office.ended", subjectType: "membership", subjectId: office.id, planId } as const;
  const change = { before: { toOn: office.toOn }, after: { toOn: lastOn } };
  await auditAccount(tx, manager, { ...entry, ...change, reason: reason.trim() || null }, at);
  return { ok: true };
}

export type HandOverFields = { email: string; name: string; fromOn: string };

export type HandOverOutcome =
  | { ok: true; invited: boolean; shown: ShownInvitation | null }
  | {
      ok: false;
      refusal:
        | Exclude<EndOutcome, { ok: true }>["refusal"]
        | "own_office"
        | "same_person"
        | "email_invalid"
        | "name_missing";
    };

const Email = z.email().max(254);

/**
 * Hands an office over from a day on: whoever holds it ends the day before, and somebody else holds the same one from
 * that day. Somebody without an account is invited to it.
 */
export async function handOverOffice(
  { fields, ...ending }: Ending & { fields: HandOverFields },
  words: AccountWords,
  deps: Needs,
): Promise<HandOverOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<HandOverOutcome> => {
    const days = await openPlanDays(tx, at);
    const found = await findOffice(tx, ending, days);
    if (!found.ok) return found;
    const next = await readSuccessor(tx, fields, { ...ending, ...found });
    if (!next.ok) return next;
    const lastOn = plusDays(next.fromOn, -1);
    const { role, organisation, plan, toOn } = found.office;
    const office = { role, organisation, plan, fromOn: next.fromOn, toOn };
    const sending = { at, newId: deps.newId, days };
    const { manager } = ending;
    if (next.userId !== null) await writeOffice(tx, { manager, userId: next.userId, office, days }, sending);
    const ended = await writeEnd(tx, { manager, office: found.office, lastOn, reason: "", days }, at);
    if (!ended.ok) throw new HandOverRefused(ended.refusal);
    if (next.userId !== null) return { ok: true, invited: false, shown: null };
    const offer = { name: next.name, language: "id" as const, ...office };
    const shown = await sendInvitation(tx, { manager, email: next.email, offer }, words, sending);
    return { ok: true, invited: true, shown };
  }).catch((error: unknown) => {
    if (error instanceof HandOverRefused) return { ok: false, refusal: error.refusal };
    throw error;
  });
}

/** Thrown inside the transaction, so that the new office goes with the end that was refused. */
class HandOverRefused extends Error {
  override name = "HandOverRefused";
  constructor(readonly refusal: Exclude<EndOutcome, { ok: true }>["refusal"]) {
    super(refusal);
  }
}

type Successor =
  | { ok: true; userId: string | null; email: string; name: string; fromOn: CalendarDate }
  | Extract<HandOverOutcome, { ok: false }>;

async function readSuccessor(
  tx: Tx,
  fields: HandOverFields,
  { manager, userId: present }: Pick<Ending, "manager" | "userId">,
): Promise<Successor> {
  const email = Email.safeParse(fields.email.trim().toLowerCase()).data;
  if (email === undefined) return { ok: false, refusal: "email_invalid" };
  const fromOn = CalendarDateSchema.safeParse(fields.fromOn).data;
  if (fromOn === undefined) return { ok: false, refusal: "day_invalid" };
  const userId = await findUserIdByEmail(tx, email);
  if (userId === present) return { ok: false, refusal: "same_person" };
  if (userId === manager.userId) return { ok: false, refusal: "own_office" };
  const name = fields.name.trim();
  if (userId === null && name === "") return { ok: false, refusal: "name_missing" };
  return { ok: true, userId, email, name, fromOn };
}
