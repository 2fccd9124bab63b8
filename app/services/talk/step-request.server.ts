import { inTransaction } from "#app/data/db.server.ts";
import { loadDataRequests } from "#app/data/talk-read.server.ts";
import { insertRequestStep } from "#app/data/talk-write.server.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import {
  decideRequestStep,
  heldBy,
  type RequestRefusal,
  type RequestView,
  readAnswer,
  requestView,
} from "#app/domain/talk/data-request.ts";
import type { FieldProblem, Typed } from "#app/domain/talk/said.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { actingAt, noteSaid, openDesk, ownersOf, type Speaker, speaksFor } from "./desk.server.ts";
import { type AskerWords, tellAsker } from "./tell-asker.server.ts";

type Input = Speaker & { plan: string; request: string; step: "forwarded" | "answered"; typed: Typed };

export type StepOutcome =
  | { ok: true }
  | { ok: false; refusal: RequestRefusal | "not_found" }
  | { ok: false; refusal: "invalid"; problems: Array<FieldProblem> };

/**
 * Forwards a request for data to an organisation, or answers it for one; see {@link decideRequestStep}.
 *
 * @param words what the asker is told an answer with; null tells nobody.
 */
export async function stepRequest(
  input: Input,
  deps: Pick<Deps, "db" | "now" | "newId">,
  words: AskerWords | null = null,
): Promise<StepOutcome> {
  const desk = await openDesk(input.plan, deps);
  if (desk === null) return { ok: false, refusal: "not_found" };
  return inTransaction(deps.db, async (tx): Promise<StepOutcome> => {
    const requests = await loadDataRequests(tx, desk.plan);
    const request = requests.find(({ id }) => id === input.request);
    if (request === undefined) return { ok: false, refusal: "not_found" };
    const { actor, step, typed } = input;
    const owners = ownersOf(desk, request.milestone);
    const decided = decideRequestStep(actingAt(desk, actor), { steps: request.steps, owners }, step);
    if (!decided.ok) return decided;
    const organisations = desk.indexed.facts.organisations.map(({ slug }) => slug);
    const read = readStep(step, typed, organisations);
    if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
    const organisation = speaksFor(desk, actor, [heldBy(request.steps) ?? ""]);
    await insertRequestStep(tx, {
      ...{ id: deps.newId(), requestId: request.id, decision: step, ...read.said, organisation },
      ...{ userId: actor.userId, knownOn: desk.today, at: desk.at },
    });
    const said = { action: `data_request.${step}`, subjectType: "data_request", subjectId: request.id };
    await noteSaid(tx, desk, input, { ...said, after: { ...read.said, organisation } });
    if (words !== null && step === "answered") {
      const told = { plan: desk.plan, request: request.id, what: step };
      await tellAsker(tx, told, words, { at: desk.at, newId: deps.newId });
    }
    return { ok: true };
  });
}

type Said = { text: string | null; address: string | null; toOrganisation: string | null };

function readStep(
  step: Input["step"],
  typed: Typed,
  organisations: ReadonlyArray<string>,
): { ok: true; said: Said } | { ok: false; problems: Array<FieldProblem> } {
  if (step === "answered") {
    const read = readAnswer(typed);
    if (!read.ok) return read;
    return { ok: true, said: { text: read.text, address: read.address, toOrganisation: null } };
  }
  const to = (typed.to ?? "").trim();
  if (organisations.includes(to))
    return { ok: true, said: { text: null, address: null, toOrganisation: to } };
  return { ok: false, problems: [{ field: "to", problem: to === "" ? "missing" : "unknown" }] };
}

export type RequestPage = { request: RequestView; mayForward: boolean; mayAnswer: boolean };

/** One request as of a day and what a person may do with it today; null while it is not shown. */
export async function openRequest(
  {
    plan,
    request: id,
    asOf,
    actor,
  }: { plan: string; request: string; asOf: RequestView["askedOn"]; actor: Actor | null },
  deps: Pick<Deps, "db" | "now">,
): Promise<RequestPage | null> {
  const desk = await openDesk(plan, deps);
  const found = (await loadDataRequests(deps.db, plan)).find((request) => request.id === id);
  const request = found === undefined ? null : requestView(found, asOf);
  if (desk === null || found === undefined || request === null) return null;
  const held = { steps: found.steps, owners: ownersOf(desk, found.milestone) };
  const allows = (step: Input["step"]) =>
    actor !== null && decideRequestStep(actingAt(desk, actor), held, step).ok;
  return { request, mayForward: allows("forwarded"), mayAnswer: allows("answered") };
}

/** Requests forwarded to organisations a person answers for, still unanswered. */
export function requestsFor(
  requests: ReadonlyArray<RequestView>,
  { actor, plan, today }: { actor: Actor; plan: string; today: RequestView["askedOn"] },
): Array<RequestView> {
  return requests.filter(
    ({ state, withOrganisation }) =>
      state === "forwarded" &&
      withOrganisation !== null &&
      actor.offices.some(({ organisation }) => organisation === withOrganisation) &&
      may(actor, { kind: "answer_request", plan, organisation: withOrganisation }, today),
  );
}
