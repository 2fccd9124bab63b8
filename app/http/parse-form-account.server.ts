import type { OfficeFields } from "#app/domain/account/office.ts";
import type { TokenFields } from "#app/services/accounts/api-tokens.server.ts";
import type { HandOverFields } from "#app/services/accounts/change-office.server.ts";
import type { InviteFields } from "#app/services/accounts/invite-person.server.ts";

const MOST = 2_000;

/** What a field holds, cut to a length that is read; a file counts as nothing. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, MOST) : "";
}

export function readOfficeFields(form: FormData): OfficeFields {
  const text = (name: string) => textIn(form, name);
  return {
    ...{ role: text("role"), organisation: text("organisation"), plan: text("plan") },
    ...{ fromOn: text("fromOn"), toOn: text("toOn") },
  };
}

export function readInviteFields(form: FormData): InviteFields {
  const text = (name: string) => textIn(form, name);
  return {
    ...readOfficeFields(form),
    ...{ name: text("name"), email: text("email"), language: text("language") },
  };
}

export function readHandOverFields(form: FormData): HandOverFields {
  return { email: textIn(form, "email"), name: textIn(form, "name"), fromOn: textIn(form, "fromOn") };
}

export function readTokenFields(form: FormData): TokenFields {
  const scopes = form.getAll("scopes").filter((value) => typeof value === "string");
  return { name: textIn(form, "name"), scopes, days: textIn(form, "days") };
}

export function readRoles(form: FormData): Array<string> {
  return form.getAll("roles").filter((value) => typeof value === "string");
}
