import { type Actor, ROLES } from "#app/domain/permission.ts";
import { day } from "#tests/factories.ts";
import { oneOf } from "#tests/rule-tables.ts";

/** A person with one office in every plan, written `<role> <organisation>`. */
export function actorOf(userId: string, office: string): Actor {
  const [role = "", organisation = ""] = office.split(" ");
  const held = { role: oneOf(ROLES, role), organisation, plan: null, fromOn: day("2022-01-01"), toOn: null };
  return { userId, offices: [held] };
}
