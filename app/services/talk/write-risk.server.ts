import { inTransaction } from "#app/data/db.server.ts";
import { insertRiskVersion, riskCodes } from "#app/data/meetings.server.ts";
import { loadRisks } from "#app/data/talk-read.server.ts";
import { planKey } from "#app/data/talk-write.server.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import { nextRiskCode, type Risk, readRisk } from "#app/domain/talk/risk.ts";
import type { FieldProblem, Typed } from "#app/domain/talk/said.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { ownOrganisations } from "#app/services/owner/own-milestone.server.ts";
import { type Desk, noteSaid, openDesk, ownersOf, type Speaker } from "./desk.server.ts";

export type RiskOutcome =
  | { ok: true; code: string }
  | { ok: false; refusal: "not_found" | "not_allowed" | "changed_meanwhile" }
  | { ok: false; refusal: "invalid"; problems: Array<FieldProblem> };

/** Milestones a person may write a risk to today, and whether they may write one to the whole plan. */
export function riskPlaces({ indexed, plan, today }: Desk, actor: Actor) {
  const wholePlan = may(actor, { kind: "write_risk", plan, owners: [] }, today);
  const own = ownOrganisations(actor, plan, today);
  const milestones = indexed.facts.milestones.filter(
    ({ owners }) => wholePlan || owners.some(({ organisation }) => own.includes(organisation)),
  );
  return { wholePlan, milestones: milestones.map(({ code }) => code) };
}

/**
 * Writes a risk, or a new version of one.
 *
 * @param changes code of the risk that is changed; null for a new one. `seen` is how many versions the form knew.
 */
export async function writeRisk(
  input: Speaker & { plan: string; changes: string | null; seen: number; typed: Typed },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<RiskOutcome> {
  const desk = await openDesk(input.plan, deps);
  if (desk === null) return { ok: false, refusal: "not_found" };
  const { plan, today, at, indexed } = desk;
  const { actor } = input;
  const places = riskPlaces(desk, actor);
  return inTransaction(deps.db, async (tx): Promise<RiskOutcome> => {
    const changes = findRisk(await loadRisks(tx, plan), input.changes);
    if (input.changes !== null && changes === null) return { ok: false, refusal: "not_found" };
    const may = changes === null ? places.milestones.length > 0 : mayChange(desk, actor, changes);
    if (!may) return { ok: false, refusal: "not_allowed" };
    if (changes !== null && changes.versions.length !== input.seen) {
      return { ok: false, refusal: "changed_meanwhile" };
    }
    const organisations = indexed.facts.organisations.map(({ slug }) => slug);
    const read = readRisk(input.typed, { milestones: places.milestones, organisations, changes });
    if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
    const { milestone, ...version } = read.risk;
    if (milestone === null && !places.wholePlan) return { ok: false, refusal: "not_allowed" };
    const planId = await planKey(tx, plan);
    const code = changes?.code ?? nextRiskCode(await riskCodes(tx, planId));
    const row = { planId, code, milestone, version, userId: actor.userId, knownOn: today, at };
    await insertRiskVersion(tx, { ...row, newId: deps.newId });
    const { likelihood, impact, state, audience, reason } = version;
    const before = changes?.versions.at(-1) ?? null;
    await noteSaid(tx, desk, input, {
      ...{ action: changes === null ? "risk.written" : "risk.changed", subjectType: "risk", subjectId: code },
      before:
        before === null
          ? null
          : { likelihood: before.likelihood, impact: before.impact, state: before.state },
      ...{ after: { milestone, likelihood, impact, state, audience }, reason },
    });
    return { ok: true, code };
  });
}

/** Whether a person may write the next version of a risk today. */
export function mayChange(desk: Desk, actor: Actor, risk: Pick<Risk, "milestone">): boolean {
  const { plan, today } = desk;
  return may(actor, { kind: "write_risk", plan, owners: ownersOf(desk, risk.milestone) }, today);
}

function findRisk(risks: ReadonlyArray<Risk>, code: string | null): Risk | null {
  return code === null ? null : (risks.find((risk) => risk.code === code) ?? null);
}
