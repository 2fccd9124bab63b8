import { type CalendarDate, daysBetween } from "#app/domain/calendar-date.ts";
import type { Dated } from "#app/domain/facts.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import { type FieldProblem, LONGEST_CONTACT, orNone, readFields, type Typed } from "./said.ts";

export const ASKERS = [
  ...(["voter", "journalist", "researcher", "party", "disabled_person"] as const),
  ...(["organisation", "other"] as const),
] as const;
export type Asker = (typeof ASKERS)[number];

export const REQUEST_DECISIONS = ["published", "rejected", "forwarded", "answered"] as const;
export type RequestDecision = (typeof REQUEST_DECISIONS)[number];

export type RequestStep = Dated & {
  decision: RequestDecision;
  text: string | null;
  /** Where the data stands; null for an answer that there is none. */
  address: string | null;
  toOrganisation: string | null;
  organisation: string;
};

/** Data somebody asks for (*permintaan data*). How to reach them is no part of it, nor what they want it for. */
export type DataRequest = Dated & {
  id: string;
  milestone: string | null;
  slot: string | null;
  text: string;
  language: string;
  askedBy: Asker;
  /** Oldest first. */
  steps: ReadonlyArray<RequestStep>;
};

export type RequestState = "waiting" | "published" | "rejected" | "forwarded" | "answered";

/** What had become of a request on a day: its last step, or still waiting for a decision to show it. */
export function requestStateAsOf(steps: ReadonlyArray<RequestStep>, asOf: CalendarDate): RequestState {
  return steps.findLast(({ knownOn }) => knownOn <= asOf)?.decision ?? "waiting";
}

/** Days a request had waited for its answer on a day; the days it took, once answered or rejected. */
export function daysWaiting(
  { knownOn, steps }: Pick<DataRequest, "knownOn" | "steps">,
  asOf: CalendarDate,
): number {
  const end = steps.find(
    (step) => step.knownOn <= asOf && (step.decision === "answered" || step.decision === "rejected"),
  );
  return daysBetween(knownOn, end?.knownOn ?? asOf);
}

/** A request as everyone may read it. */
export type RequestView = Omit<DataRequest, "steps" | "knownOn" | "recordedAt"> & {
  state: Exclude<RequestState, "waiting" | "rejected">;
  askedOn: CalendarDate;
  daysWaiting: number;
  /** Organisation it was last forwarded to; null while with the secretariat. */
  withOrganisation: string | null;
  answer: { text: string | null; address: string | null; organisation: string; on: CalendarDate } | null;
  steps: ReadonlyArray<{ decision: RequestDecision; organisation: string; on: CalendarDate }>;
};

/** A request as of a day; null while it is not shown: before a decision, and after it was rejected. */
export function requestView(request: DataRequest, asOf: CalendarDate): RequestView | null {
  const state = requestStateAsOf(request.steps, asOf);
  if (request.knownOn > asOf || state === "waiting" || state === "rejected") return null;
  const { steps: _steps, knownOn: askedOn, recordedAt: _at, ...rest } = request;
  const known = request.steps.filter(({ knownOn }) => knownOn <= asOf);
  const answered = known.findLast(({ decision }) => decision === "answered") ?? null;
  return {
    ...rest,
    ...{ state, askedOn, daysWaiting: daysWaiting(request, asOf) },
    withOrganisation: heldBy(known),
    answer:
      answered === null
        ? null
        : {
            ...{ text: answered.text, address: answered.address },
            ...{ organisation: answered.organisation, on: answered.knownOn },
          },
    steps: known.map(({ decision, organisation, knownOn }) => ({ decision, organisation, on: knownOn })),
  };
}

/** The organisation a request was last forwarded to. */
export function heldBy(steps: ReadonlyArray<RequestStep>): string | null {
  return steps.findLast(({ decision }) => decision === "forwarded")?.toOrganisation ?? null;
}

/** Requests shown on a day, the longest waiting first, answered ones last. */
export function requestsAsOf(requests: ReadonlyArray<DataRequest>, asOf: CalendarDate): Array<RequestView> {
  return requests
    .flatMap((request) => requestView(request, asOf) ?? [])
    .toSorted(
      (left, right) =>
        Number(left.state === "answered") - Number(right.state === "answered") ||
        left.askedOn.localeCompare(right.askedOn) ||
        left.id.localeCompare(right.id),
    );
}

export type NewRequest = {
  milestone: string | null;
  slot: string | null;
  text: string;
  purpose: string | null;
  askedBy: Asker;
  contact: string | null;
};

/** Reads a request. `cells` finds the milestone and slot of a code somebody typed. */
export function readRequest(
  typed: Typed,
  cells: ReadonlyMap<string, { milestone: string; slot: string | null }>,
): { ok: true; request: NewRequest } | { ok: false; problems: Array<FieldProblem> } {
  const read = readFields(typed);
  const text = read.text("text", { isPublic: true });
  const code = read.given("cell");
  const cell = cells.get(code.toUpperCase()) ?? null;
  if (code !== "" && cell === null) read.refuse("cell", "unknown");
  const purpose = read.text("purpose", { required: false });
  const askedBy = read.choice("askedBy", ASKERS);
  const contact = read.text("contact", { most: LONGEST_CONTACT, required: false });
  if (askedBy === null || read.problems.length > 0) return { ok: false, problems: read.problems };
  const place = { milestone: cell?.milestone ?? null, slot: cell?.slot ?? null };
  return {
    ok: true,
    request: { ...place, text, askedBy, purpose: orNone(purpose), contact: orNone(contact) },
  };
}

/** Reads an answer: what is said of it, and where the data stands if there is any. */
export function readAnswer(
  typed: Typed,
): { ok: true; text: string; address: string | null } | { ok: false; problems: Array<FieldProblem> } {
  const read = readFields(typed);
  const text = read.text("text", { isPublic: true });
  const address = read.address("address");
  return read.problems.length > 0 ? { ok: false, problems: read.problems } : { ok: true, text, address };
}

export type RequestRefusal = "not_allowed" | "own_organisation" | "already_decided";

/**
 * Whether a person may take a step today. Showing, rejecting and forwarding are the moderators'; answering is the
 * organisation's it was forwarded to, or the secretariat's. What is answered or rejected is closed.
 */
export function decideRequestStep(
  { actor, plan, today }: { actor: Actor; plan: string; today: CalendarDate },
  { steps, owners }: { steps: ReadonlyArray<RequestStep>; owners: ReadonlyArray<string> },
  decision: RequestDecision,
): { ok: true } | { ok: false; refusal: RequestRefusal } {
  const state = requestStateAsOf(steps, today);
  const closed = state === "answered" || state === "rejected";
  const already = closed || (decision === "published" && state !== "waiting");
  if (decision !== "answered") {
    if (!may(actor, { kind: "moderate", plan, owners: [] }, today))
      return { ok: false, refusal: "not_allowed" };
    if (!may(actor, { kind: "moderate", plan, owners }, today))
      return { ok: false, refusal: "own_organisation" };
    return already ? { ok: false, refusal: "already_decided" } : { ok: true };
  }
  const organisation = heldBy(steps) ?? "";
  if (!may(actor, { kind: "answer_request", plan, organisation }, today)) {
    return { ok: false, refusal: "not_allowed" };
  }
  return closed || state === "waiting" ? { ok: false, refusal: "already_decided" } : { ok: true };
}
