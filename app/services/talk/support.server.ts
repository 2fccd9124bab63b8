import { inTransaction } from "#app/data/db.server.ts";
import { loadSupport } from "#app/data/talk-read.server.ts";
import { insertSupport, insertSupportStep, planKey } from "#app/data/talk-write.server.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import { type FieldProblem, readFields, type Typed } from "#app/domain/talk/said.ts";
import {
  decideSupportStep,
  readSupport,
  SUPPORT_STEPS,
  type SupportDecision,
  type SupportRefusal,
  type SupportRequest,
  type SupportState,
  supportAsOf,
  supportChoices,
} from "#app/domain/talk/support.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { ownOrganisations } from "#app/services/owner/own-milestone.server.ts";
import { actingAt, type Desk, noteSaid, openDesk, ownersOf, type Speaker } from "./desk.server.ts";

export type SupportOutcome =
  | { ok: true }
  | { ok: false; refusal: SupportRefusal | "not_found" | "own_organisation" }
  | { ok: false; refusal: "invalid"; problems: Array<FieldProblem> };

/** Milestones a person may ask support for today: those their organisations own. */
export function supportableMilestones({ indexed, plan, today }: Desk, actor: Actor): Array<string> {
  const own = ownOrganisations(actor, plan, today);
  const owned = indexed.facts.milestones.filter(({ owners }) =>
    owners.some(({ organisation }) => own.includes(organisation)),
  );
  return owned.map(({ code }) => code);
}

/** Asks an organisation for support on a milestone, outside any report. */
export async function askSupportAlone(
  input: Speaker & { plan: string; typed: Typed },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<SupportOutcome> {
  const desk = await openDesk(input.plan, deps);
  if (desk === null) return { ok: false, refusal: "not_found" };
  const { actor, typed } = input;
  const milestones = supportableMilestones(desk, actor);
  if (milestones.length === 0) return { ok: false, refusal: "not_allowed" };
  const { plan, today, at, indexed } = desk;
  const organisations = indexed.facts.organisations.map(({ slug }) => slug);
  const read = readSupport(typed, { milestones, organisations, today });
  if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
  const { support } = read;
  const owners = ownersOf(desk, support.milestone);
  const from = ownOrganisations(actor, plan, today).find((slug) => owners.includes(slug)) ?? "";
  if (from === support.to) return { ok: false, refusal: "own_organisation" };
  await inTransaction(deps.db, async (tx) => {
    const id = deps.newId();
    const row = { id, planId: await planKey(tx, plan), from, userId: actor.userId, knownOn: today, at };
    await insertSupport(tx, { ...row, ...support });
    const said = { action: "support.asked", subjectType: "support_request", subjectId: id };
    await noteSaid(tx, desk, input, { ...said, after: { from, ...support } });
  });
  return { ok: true };
}

/** Takes a step on a request for support; see {@link decideSupportStep}. */
export async function stepSupport(
  input: Speaker & { plan: string; request: string; typed: Typed },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<SupportOutcome> {
  const desk = await openDesk(input.plan, deps);
  if (desk === null) return { ok: false, refusal: "not_found" };
  return inTransaction(deps.db, async (tx): Promise<SupportOutcome> => {
    const request = (await loadSupport(tx, desk.plan)).find(({ id }) => id === input.request);
    const acting = actingAt(desk, input.actor);
    if (request === undefined || !may(input.actor, { kind: "read_internal", plan: desk.plan }, desk.today)) {
      return { ok: false, refusal: "not_found" };
    }
    const read = readFields(input.typed);
    const decision = read.choice("decision", SUPPORT_STEPS);
    const text = read.text("text");
    const decided = decision === null ? null : decideSupportStep(acting, request, decision);
    if (decided !== null && !decided.ok) return decided;
    if (decision === null || read.problems.length > 0) {
      return { ok: false, refusal: "invalid", problems: read.problems };
    }
    const organisation = decision === "withdrawn" ? request.from : request.to;
    await insertSupportStep(tx, {
      ...{ id: deps.newId(), requestId: request.id, decision, text, organisation },
      ...{ userId: input.actor.userId, knownOn: desk.today, at: desk.at },
    });
    const said = { action: `support.${decision}`, subjectType: "support_request", subjectId: request.id };
    await noteSaid(tx, desk, input, { ...said, after: { decision, organisation, text } });
    return { ok: true };
  });
}

export type SupportRow = SupportRequest & { state: SupportState; choices: ReadonlyArray<SupportDecision> };

/** Every request for support of a plan as of a day, with the steps a person may take today. */
export async function openSupport(
  desk: Desk,
  { actor, asOf }: { actor: Actor; asOf: Desk["today"] },
  { db }: Pick<Deps, "db">,
): Promise<Array<SupportRow>> {
  const requests = await loadSupport(db, desk.plan);
  const acting = actingAt(desk, actor);
  const whole = new Map(requests.map((request) => [request.id, request]));
  return supportAsOf(requests, asOf).map((request) => ({
    ...request,
    choices: supportChoices(acting, whole.get(request.id) ?? request),
  }));
}
