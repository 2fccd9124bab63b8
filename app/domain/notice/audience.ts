import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { may, type Office, officesOn } from "#app/domain/permission.ts";

/** Somebody who may be told: who they are, and the offices they hold or held. */
export type NoticePerson = {
  userId: string;
  offices: ReadonlyArray<Office>;
  /** A made-up person: told in the app of made-up facts, never by mail. */
  illustration: boolean;
};

/** Who is told of an event, as of the day it is told. */
export type Audience =
  /** Who holds an owner's office (*penanggung jawab*) for one of these organisations. */
  | { kind: "owners"; organisations: ReadonlyArray<string> }
  /** Everybody else in office for this organisation. */
  | { kind: "colleagues"; organisation: string; owners: ReadonlyArray<string> }
  /** Who may answer for this organisation: everybody in office there but administrators. */
  | { kind: "members"; organisation: string }
  /** The secretariat, but for those who are told as owners. */
  | { kind: "secretariat"; owners: ReadonlyArray<string> }
  /** Who may take this step on a report, four eyes kept. */
  | {
      kind: "deciders";
      step: "check" | "acceptance";
      author: string;
      organisation: string;
      /** Who took the first step; may not take the second as well. */
      checkedBy: ReadonlyArray<string>;
    };

/** Whether a person belongs to an audience on a day. */
export function isTold(
  person: NoticePerson,
  audience: Audience,
  { plan, today }: { plan: string; today: CalendarDate },
): boolean {
  const offices = officesOn(person, plan, today);
  const owns = (organisations: ReadonlyArray<string>) =>
    offices.some(({ role, organisation }) => role === "owner" && organisations.includes(organisation));
  switch (audience.kind) {
    case "owners":
      return owns(audience.organisations);
    case "colleagues":
      return (
        !owns(audience.owners) && offices.some(({ organisation }) => organisation === audience.organisation)
      );
    case "members":
      return offices.some(
        ({ role, organisation }) => role !== "administrator" && organisation === audience.organisation,
      );
    case "secretariat":
      return !owns(audience.owners) && offices.some(({ role }) => role === "secretariat");
    case "deciders":
      return mayDecide(person, audience, { plan, today });
  }
}

function mayDecide(
  person: NoticePerson,
  { step, author, organisation, checkedBy }: Extract<Audience, { kind: "deciders" }>,
  { plan, today }: { plan: string; today: CalendarDate },
): boolean {
  if (step === "acceptance" && checkedBy.includes(person.userId)) return false;
  const kind = step === "check" ? "check" : "accept";
  return may(person, { kind, plan, author, organisation }, today);
}
