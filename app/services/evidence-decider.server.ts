import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { DeciderRefusal } from "#app/domain/evidence/law-page.ts";
import { type Actor, may, officesOn } from "#app/domain/permission.ts";

/**
 * Whether a person may decide about something filed by somebody, and the organisation they decide for.
 *
 * Secretariat and reviewers decide; never on what they filed themselves, nor their organisation's.
 */
export function deciderOf(
  actor: Actor,
  subject: { plan: string; author: string; organisation: string },
  today: CalendarDate,
): { ok: true; organisation: string } | { ok: false; refusal: DeciderRefusal } {
  const { plan, author, organisation } = subject;
  const office = officesOn(actor, plan, today).find(
    ({ role }) => role === "secretariat" || role === "reviewer",
  );
  if (author === actor.userId) return { ok: false, refusal: "own_submission" };
  if (actor.offices.some((held) => held.organisation === organisation)) {
    return { ok: false, refusal: "own_organisation" };
  }
  const kind = office?.role === "reviewer" ? "accept" : "check";
  if (office === undefined || !may(actor, { kind, plan, author, organisation }, today)) {
    return { ok: false, refusal: "not_allowed" };
  }
  return { ok: true, organisation: office.organisation };
}
