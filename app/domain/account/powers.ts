import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type Act, type Actor, may, ROLES, type Role } from "#app/domain/permission.ts";

/** Whose thing an act is about: the person's organisation's, written by the person elsewhere, or neither. */
export const OWNERSHIPS = ["own", "theirs", "other"] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

type About = { plan: string; organisation: string; author: string };

/** An example of every act there is. An act without one does not compile. */
export const EXAMPLE_ACTS: {
  readonly [Kind in Act["kind"]]: (about: About) => Extract<Act, { kind: Kind }>;
} = {
  report: ({ plan, organisation }) => ({ kind: "report", plan, owners: [organisation] }),
  check: (about) => ({ kind: "check", ...about }),
  accept: (about) => ({ kind: "accept", ...about }),
  check_link: ({ plan }) => ({ kind: "check_link", plan }),
  edit_reasons: ({ plan }) => ({ kind: "edit_reasons", plan }),
  manage_users: ({ plan }) => ({ kind: "manage_users", plan }),
  write_plan: ({ plan }) => ({ kind: "write_plan", plan }),
  prepare_report: ({ plan }) => ({ kind: "prepare_report", plan }),
  set_level: ({ plan, organisation }) => ({ kind: "set_level", plan, owners: [organisation] }),
  discuss: ({ plan, organisation }) => ({ kind: "discuss", plan, owners: [organisation] }),
  moderate: ({ plan, organisation }) => ({ kind: "moderate", plan, owners: [organisation] }),
  answer_request: ({ plan, organisation }) => ({ kind: "answer_request", plan, organisation }),
  record_meeting: ({ plan }) => ({ kind: "record_meeting", plan }),
  settle_decision: ({ plan, organisation }) => ({ kind: "settle_decision", plan, organisation }),
  answer_support: ({ plan, organisation }) => ({ kind: "answer_support", plan, organisation }),
  write_risk: ({ plan, organisation }) => ({ kind: "write_risk", plan, owners: [organisation] }),
  read_internal: ({ plan }) => ({ kind: "read_internal", plan }),
  issue_report: ({ plan, organisation, author }) => ({
    ...{ kind: "issue_report", plan },
    ...{ owners: [organisation], judges: [author] },
  }),
  edit_schedule: ({ plan }) => ({ kind: "edit_schedule", plan }),
  ask_extension: ({ plan, organisation }) => ({ kind: "ask_extension", plan, owners: [organisation] }),
  advise_extension: (about) => ({ kind: "advise_extension", ...about }),
  decide_extension: (about) => ({ kind: "decide_extension", ...about, advisers: [] }),
  write_contacts: ({ plan, organisation }) => ({ kind: "write_contacts", plan, organisation }),
  read_contacts: ({ plan, organisation }) => ({ kind: "read_contacts", plan, organisation }),
};

export type ActKind = Act["kind"];

/** Every kind of act, in the order it is told. */
export const ACT_KINDS: ReadonlyArray<ActKind> = Object.values(EXAMPLE_ACTS).map(
  (example) => example({ plan: "", organisation: "", author: "" }).kind,
);

/**
 * What one role may do: `own` only for their organisation, `not_own` only for others, `others` only for others and not
 * with what the person wrote themselves.
 */
export type Power = { role: Role; act: ActKind; answer: "yes" | "own" | "not_own" | "others" | "no" };

const TODAY: CalendarDate = CalendarDateSchema.parse("2024-01-02");
const PLAN = "plan";

/** Whether somebody who holds this one office may do this. The answer is {@link may}'s own. */
export function mayExample(role: Role, kind: ActKind, ownership: Ownership): boolean {
  const office = { role, organisation: "ours", plan: PLAN, fromOn: TODAY, toOn: null } as const;
  const actor: Actor = { userId: "me", offices: [office] };
  const organisation = ownership === "own" ? "ours" : "another";
  const author = ownership === "theirs" ? "me" : "somebody";
  return may(actor, EXAMPLE_ACTS[kind]({ plan: PLAN, organisation, author }), TODAY);
}

/** Every role with every act, as {@link may} answers it. */
export function powersTable(): Array<Power> {
  return ACT_KINDS.flatMap((act) => ROLES.map((role) => ({ role, act, answer: answerOf(role, act) })));
}

function answerOf(role: Role, act: ActKind): Power["answer"] {
  const [own, theirs, other] = OWNERSHIPS.map((each) => mayExample(role, act, each));
  if (own && theirs && other) return "yes";
  if (own) return "own";
  if (other) return theirs ? "not_own" : "others";
  return "no";
}
