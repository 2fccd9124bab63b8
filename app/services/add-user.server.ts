import { randomInt } from "node:crypto";
import { z } from "zod";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  findFirstTimeZone,
  findOrganisationId,
  findPlanFrame,
  insertUser,
  isEmailTaken,
  type NewUser,
} from "#app/data/user-write.server.ts";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "#app/domain/account/password.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { ROLES, type Role } from "#app/domain/permission.ts";
import type { Deps } from "./deps.server.ts";
import { hashPassword } from "./passwords.server.ts";

export type AddUserInput = {
  email: string;
  name: string;
  role: string;
  /** Slug of the organisation the office is held for. */
  organisation: string;
  /** Slug of the plan; null for every plan. */
  plan: string | null;
  /** Null to have one made. */
  password: string | null;
  /** First day of office; today when omitted. */
  fromOn?: CalendarDate;
  /** Made up to show the product at work. */
  illustration?: boolean;
};

export type AddUserRefusal =
  | "email_invalid"
  | "email_taken"
  | "name_missing"
  | "role_unknown"
  | "organisation_unknown"
  | "plan_unknown"
  | "password_too_short"
  | "password_too_long";

export type AddUserOutcome =
  /** `password` is the one that was made, told only here; null when the caller chose it. */
  { ok: true; userId: string; password: string | null } | { ok: false; refusal: AddUserRefusal };

/** Without signs that are mistaken for each other: 57 of them, so that 20 hold 116 bits. */
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
const MADE_LENGTH = 20;

/** Makes an account with one office: a role, for one organisation, in one plan or in all. */
export async function addUser(
  input: AddUserInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<AddUserOutcome> {
  const checked = check(input);
  if (!checked.ok) return checked;
  const { email, name, role } = checked;
  const password = input.password ?? makePassword();
  const passwordHash = await hashPassword(password);
  const [userId, officeId, at] = [deps.newId(), deps.newId(), deps.now()];
  return inTransaction(deps.db, async (tx): Promise<AddUserOutcome> => {
    if (await isEmailTaken(tx, email)) return { ok: false, refusal: "email_taken" };
    const organisationId = await findOrganisationId(tx, input.organisation);
    if (organisationId === null) return { ok: false, refusal: "organisation_unknown" };
    const plan = input.plan === null ? null : await findPlanFrame(tx, input.plan);
    if (plan === null && input.plan !== null) return { ok: false, refusal: "plan_unknown" };
    const zone = plan?.timeZone ?? (await findFirstTimeZone(tx)) ?? "UTC";
    const fromOn = input.fromOn ?? calendarDateAt(at, zone);
    const office = { id: officeId, role, organisationId, planId: plan?.id ?? null, fromOn };
    const illustration = input.illustration ?? false;
    await save(tx, { id: userId, email, name, passwordHash, illustration, office, at }, input);
    return { ok: true, userId, password: input.password === null ? password : null };
  });
}

function check(
  input: AddUserInput,
): { ok: true; email: string; name: string; role: Role } | { ok: false; refusal: AddUserRefusal } {
  const email = z.email().safeParse(input.email.trim().toLowerCase());
  if (!email.success) return { ok: false, refusal: "email_invalid" };
  const name = input.name.trim();
  if (name === "") return { ok: false, refusal: "name_missing" };
  const role = ROLES.find((each) => each === input.role);
  if (role === undefined) return { ok: false, refusal: "role_unknown" };
  const signs = input.password === null ? MADE_LENGTH : [...input.password].length;
  if (signs < SHORTEST_PASSWORD) return { ok: false, refusal: "password_too_short" };
  if (signs > LONGEST_PASSWORD) return { ok: false, refusal: "password_too_long" };
  return { ok: true, email: email.data, name, role };
}

async function save(tx: Tx, user: NewUser, { organisation, plan }: AddUserInput): Promise<void> {
  await insertUser(tx, user);
  const entry = {
    actorId: null,
    actorLabel: "Capaian",
    action: "user.added",
    subjectType: "user",
    subjectId: user.id,
    planId: user.office.planId,
    before: null,
    after: { role: user.office.role, organisation, plan, fromOn: user.office.fromOn },
    reason: null,
  };
  await appendAudit(tx, entry, { at: user.at });
}

function makePassword(): string {
  return Array.from({ length: MADE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
