import type { RouterContextProvider } from "react-router";
import type { ShownInvitation } from "#app/domain/account/link.ts";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import {
  endOffice,
  giveOffice,
  type HandOverOutcome,
  handOverOffice,
} from "#app/services/accounts/change-office.server.ts";
import { disablePerson, enablePerson } from "#app/services/accounts/change-person.server.ts";
import type { Manager } from "#app/services/accounts/manage-users.server.ts";
import { openPerson } from "#app/services/accounts/open-people.server.ts";
import { resetSecondFactor } from "#app/services/accounts/reset-second-factor.server.ts";
import { erasePerson } from "#app/services/privacy/erase-person.server.ts";
import { accountWords } from "./auth-session.server.ts";
import { depsContext } from "./context.server.ts";
import { readHandOverFields, readOfficeFields, textIn } from "./parse-form-account.server.ts";

/** What became of a form on a person's page; `form` names which, where there are several of a kind. */
export type PersonResult =
  | {
      ok: true;
      saved:
        | "nonaktif"
        | "aktif"
        | "jabatan"
        | "berakhir"
        | "diserahkan"
        | "diundang"
        | "langkah-kedua"
        | "dihapus";
      shown?: ShownInvitation | null;
    }
  | {
      ok: false;
      form: string;
      problems: ReadonlyArray<AccountProblem>;
      typed: Readonly<Record<string, string>>;
      status: 400 | 403 | 404 | 409;
    };

type Asked = { manager: Manager; userId: string; form: FormData; context: Readonly<RouterContextProvider> };

/** Does what one of the forms on a person's page asks for; null when the form is damaged. */
export async function changePersonByForm(asked: Asked): Promise<PersonResult | null> {
  switch (asked.form.get("intent")) {
    case "disable":
    case "enable":
      return switchPerson(asked);
    case "give":
      return give(asked);
    case "end":
      return end(asked);
    case "hand_over":
      return handOver(asked);
    case "erase":
      return erase(asked);
    case "reset_factor":
      return resetFactor(asked);
    default:
      return null;
  }
}

async function switchPerson({ manager, userId, form, context }: Asked): Promise<PersonResult> {
  const deps = context.get(depsContext);
  const off = form.get("intent") === "disable";
  const outcome = await (off ? disablePerson : enablePerson)({ manager, userId }, deps);
  if (outcome.ok) return { ok: true, saved: off ? "nonaktif" : "aktif" };
  return refused("person", "person", outcome.refusal, {});
}

async function give({ manager, userId, form, context }: Asked): Promise<PersonResult> {
  const fields = readOfficeFields(form);
  const outcome = await giveOffice({ manager, userId, fields }, context.get(depsContext));
  if (outcome.ok) return { ok: true, saved: "jabatan" };
  if (outcome.refusal !== "invalid") return refused("give", "role", outcome.refusal, fields);
  return { ok: false, form: "give", problems: outcome.problems, typed: fields, status: 400 };
}

async function end({ manager, userId, form, context }: Asked): Promise<PersonResult> {
  const [officeId, typed] = [
    textIn(form, "office"),
    { lastOn: textIn(form, "lastOn"), reason: textIn(form, "reason") },
  ];
  const outcome = await endOffice({ manager, userId, officeId, ...typed }, context.get(depsContext));
  if (outcome.ok) return { ok: true, saved: "berakhir" };
  return refused(`end-${officeId}`, "lastOn", outcome.refusal, typed);
}

async function handOver({ manager, userId, form, context }: Asked): Promise<PersonResult> {
  const [officeId, fields] = [textIn(form, "office"), readHandOverFields(form)];
  const asked = { manager, userId, officeId, fields };
  const outcome = await handOverOffice(asked, accountWords(context), context.get(depsContext));
  if (outcome.ok)
    return { ok: true, saved: outcome.invited ? "diundang" : "diserahkan", shown: outcome.shown };
  return refused(`hand-${officeId}`, handOverField(outcome.refusal), outcome.refusal, fields);
}

async function erase({ manager, userId, form, context }: Asked): Promise<PersonResult> {
  const deps = context.get(depsContext);
  const typed = { reason: textIn(form, "reason"), confirm: textIn(form, "confirm") };
  const page = await openPerson(manager, userId, deps);
  if (page === null) return refused("erase", "confirm", "not_found", typed);
  if (typed.confirm.trim().toLowerCase() !== page.person.email)
    return refused("erase", "confirm", "confirm_differs", typed);
  const outcome = await erasePerson({ whom: { userId }, reason: typed.reason, manager }, deps);
  if (outcome.ok) return { ok: true, saved: "dihapus" };
  return refused(
    "erase",
    outcome.refusal === "reason_missing" ? "reason" : "confirm",
    outcome.refusal,
    typed,
  );
}

async function resetFactor({ manager, userId, form, context }: Asked): Promise<PersonResult> {
  const reason = textIn(form, "reason");
  const asked = { manager, userId, reason };
  const outcome = await resetSecondFactor(asked, accountWords(context), context.get(depsContext));
  if (outcome.ok) return { ok: true, saved: "langkah-kedua" };
  return refused("factor", "reason", outcome.refusal, { reason });
}

function handOverField(refusal: Extract<HandOverOutcome, { ok: false }>["refusal"]): string {
  if (refusal === "email_invalid" || refusal === "same_person" || refusal === "own_office") return "email";
  return refusal === "name_missing" ? "name" : "fromOn";
}

const STATUS: Readonly<Partial<Record<AccountProblem["code"], 403 | 404 | 409>>> = {
  ...{ not_found: 404, not_allowed: 403, own_office: 403, own_account: 403, own_factor: 403 },
  ...{ last_administrator: 409, unchanged: 409, factor_absent: 409 },
};

function refused(
  form: string,
  field: string,
  code: AccountProblem["code"],
  typed: Readonly<Record<string, string>>,
): PersonResult {
  return { ok: false, form, problems: [{ field, code }], typed, status: STATUS[code] ?? 400 };
}
