import { type CalendarDate, calendarDateAt } from "./calendar-date.ts";
import { HOME_ZONE } from "./home-zone.ts";

export const ROLES = ["owner", "secretariat", "reviewer", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** One office a person holds: a role for an organisation, in one plan or in all, between two days. */
export type Office = {
  role: Role;
  organisation: string;
  /** Plan slug; null for every plan. */
  plan: string | null;
  fromOn: CalendarDate;
  /** Last day of office, inclusive; null while it lasts. */
  toOn: CalendarDate | null;
};

export type Actor = { userId: string; offices: ReadonlyArray<Office> };

/** What can be done to a milestone or a report of a plan. */
export type Act =
  | { kind: "report"; plan: string; owners: ReadonlyArray<string> }
  | { kind: "check"; plan: string; author: string; organisation: string }
  | { kind: "accept"; plan: string; author: string; organisation: string }
  | { kind: "check_link"; plan: string }
  /** Write the sentences that reasons of a return start from. */
  | { kind: "edit_reasons"; plan: string }
  /** Write regulations, calendars and stages, and amend their dates. */
  | { kind: "edit_schedule"; plan: string }
  /** Ask for more time for a milestone these organisations own. */
  | { kind: "ask_extension"; plan: string; owners: ReadonlyArray<string> }
  /** Advise on a request for more time. */
  | { kind: "advise_extension"; plan: string; author: string; organisation: string }
  /** Decide on a request for more time. `advisers` advised on it. */
  | {
      kind: "decide_extension";
      plan: string;
      author: string;
      organisation: string;
      advisers: ReadonlyArray<string>;
    }
  /** Invite people and change offices of a plan; null: of every plan. */
  | { kind: "manage_users"; plan: string | null }
  /** Write a plan: its texts, codes, owners, weights and deadlines; null: make a new one. */
  | { kind: "write_plan"; plan: string | null }
  /** See what a period report would say, and what is missing from it. */
  | { kind: "prepare_report"; plan: string }
  /** Set the IRM level of a commitment whose milestones these organisations own. */
  | { kind: "set_level"; plan: string; owners: ReadonlyArray<string> }
  /** Write in the discussion of a milestone as somebody in office, and read what is not public there. */
  | { kind: "discuss"; plan: string; owners: ReadonlyArray<string> }
  /** Decide whether words of the public on a milestone of these organisations are shown. */
  | { kind: "moderate"; plan: string; owners: ReadonlyArray<string> }
  /** Answer a request for data that was forwarded to this organisation. */
  | { kind: "answer_request"; plan: string; organisation: string }
  /** Write and correct records of meetings, and see who was present. */
  | { kind: "record_meeting"; plan: string }
  /** Say what became of a decision that this organisation has to carry out. */
  | { kind: "settle_decision"; plan: string; organisation: string }
  /** Answer for this organisation on support that is asked. */
  | { kind: "answer_support"; plan: string; organisation: string }
  /** Write a risk to a milestone of these organisations; none for the whole plan. */
  | { kind: "write_risk"; plan: string; owners: ReadonlyArray<string> }
  /** Read meetings, risks and support that are not public. */
  | { kind: "read_internal"; plan: string }
  /** Name, change and remove contacts of this organisation. */
  | { kind: "write_contacts"; plan: string; organisation: string }
  /** Read contacts of this organisation that are not public. */
  | { kind: "read_contacts"; plan: string; organisation: string }
  /** Issue or correct a report. `judges` set a level that departs from the rule. */
  | { kind: "issue_report"; plan: string; owners: ReadonlyArray<string>; judges: ReadonlyArray<string> };

/** Offices held on `today` that reach this plan; null names every plan, which only offices in all of them reach. */
export function officesOn(actor: Actor, plan: string | null, today: CalendarDate): Array<Office> {
  return actor.offices.filter(
    (office) =>
      (office.plan === null || office.plan === plan) &&
      office.fromOn <= today &&
      (office.toOn === null || today <= office.toOn),
  );
}

/**
 * Whether a person may do something today.
 *
 * Owners report only for organisations that own the milestone. Nobody checks or accepts their own
 * submission, nor their own organisation's; administrators have no exception. The same holds for the levels
 * and the issue of a period report, and a level that departs from the rule is issued by another person than
 * the one who set it.
 */
export function may(actor: Actor, act: Act, today: CalendarDate): boolean {
  const offices = officesOn(actor, act.plan, today);
  const has = (role: Role) => offices.some((office) => office.role === role);
  switch (act.kind) {
    case "report":
    case "ask_extension":
      return owns(offices, act.owners);
    case "check":
    case "advise_extension":
      return has("secretariat") && !isOwn(actor, act);
    case "accept":
      return has("reviewer") && !isOwn(actor, act);
    case "decide_extension":
      return has("reviewer") && !isOwn(actor, act) && !act.advisers.includes(actor.userId);
    case "check_link":
      return offices.length > 0;
    case "edit_reasons":
    case "edit_schedule":
    case "write_plan":
      return has("secretariat") || has("administrator");
    case "manage_users":
      return has("administrator");
    case "prepare_report":
      return has("secretariat") || has("reviewer");
    case "set_level":
      return has("reviewer") && !belongsTo(actor, act.owners);
    case "discuss":
      return has("secretariat") || has("reviewer") || owns(offices, act.owners);
    case "moderate":
      return (has("secretariat") || has("reviewer")) && !belongsTo(actor, act.owners);
    case "answer_request":
    case "settle_decision":
      return has("secretariat") || owns(offices, [act.organisation]);
    case "record_meeting":
      return has("secretariat");
    case "answer_support":
      return offices.some(
        ({ role, organisation }) => role !== "administrator" && organisation === act.organisation,
      );
    case "write_risk":
      return has("secretariat") || owns(offices, act.owners);
    case "read_internal":
      return offices.some(({ role }) => role !== "administrator");
    case "write_contacts":
      return has("administrator") || worksIn(offices, act.organisation);
    case "read_contacts":
      return offices.some(({ role }) => role !== "owner") || worksIn(offices, act.organisation);
    case "issue_report":
      return has("reviewer") && !belongsTo(actor, act.owners) && !act.judges.includes(actor.userId);
  }
}

/** Whether somebody may make plans and change what all plans share; no plan says what day it is then. */
export function mayMakePlans(actor: Actor, now: Date): boolean {
  return may(actor, { kind: "write_plan", plan: null }, calendarDateAt(now, HOME_ZONE));
}

function owns(offices: ReadonlyArray<Office>, organisations: ReadonlyArray<string>): boolean {
  return offices.some(({ role, organisation }) => role === "owner" && organisations.includes(organisation));
}

function worksIn(offices: ReadonlyArray<Office>, organisation: string): boolean {
  return offices.some((office) => office.organisation === organisation);
}

/** Whether the person holds, or held, an office in one of these organisations. */
function belongsTo(actor: Actor, organisations: ReadonlyArray<string>): boolean {
  return actor.offices.some(({ organisation }) => organisations.includes(organisation));
}

/** Whether a submission is the person's own or that of an organisation they hold, or held, an office in. */
function isOwn(actor: Actor, act: { author: string; organisation: string }): boolean {
  return (
    act.author === actor.userId || actor.offices.some((office) => office.organisation === act.organisation)
  );
}
