import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertExtensionStep, loadExtensions } from "#app/data/extensions.server.ts";
import { findPlanRow } from "#app/data/review-reasons.server.ts";
import { type CalendarDate, CalendarDateSchema, calendarDateAt } from "#app/domain/calendar-date.ts";
import {
  type ExtensionRequest,
  type ExtensionStepKind,
  outcomeOf,
  type StepRefusal,
  stepRefusal,
} from "#app/domain/extension.ts";
import { type Actor, may, officesOn } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type StepExtensionInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  milestone: string;
  request: string;
  step: ExtensionStepKind;
  outcome: string;
  /** Last day granted; empty grants what was asked. */
  untilOn: string;
  reason: string;
};

export type StepExtensionRefusal = StepRefusal | "not_found" | "not_allowed" | "until_missing";

/**
 * The secretariat advises on a request for more time, the reviewer decides, or who asked withdraws it. A grant
 * becomes the milestone's deadline at once; the first date stays and slippage is counted from it.
 */
export async function stepExtension(
  input: StepExtensionInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<{ ok: true } | { ok: false; refusal: StepExtensionRefusal }> {
  const at = deps.now();
  const typed = input.step === "decision" ? input.untilOn.trim() : "";
  const untilOn = typed === "" ? null : CalendarDateSchema.safeParse(typed).data;
  if (untilOn === undefined) return { ok: false, refusal: "until_missing" };
  return inTransaction(deps.db, async (tx) => {
    const row = await findPlanRow(tx, input.plan);
    const all = row === null ? [] : await loadExtensions(tx, row.id);
    const request = all.find(({ id, milestone }) => id === input.request && milestone === input.milestone);
    if (row === null || request === undefined) return { ok: false, refusal: "not_found" };
    const today = calendarDateAt(at, row.timeZone);
    if (!mayStep(input, request, today)) return { ok: false, refusal: "not_allowed" };
    const { step, reason } = input;
    const refusal = stepRefusal(request, { step, outcome: input.outcome, untilOn, reason }, today);
    const outcome = outcomeOf(input.outcome);
    if (refusal !== null || outcome === null) return { ok: false, refusal: refusal ?? "outcome_missing" };
    const organisation = actsFor(input, today);
    const taken = { step, outcome, untilOn, reason: reason.trim() };
    await insertExtensionStep(
      tx,
      {
        ...{ ...taken, id: deps.newId(), request: request.id, author: input.actor.userId, organisation },
        ...{ knownOn: today, at },
      },
      deps,
    );
    const entry = {
      ...{ actorId: input.actor.userId, actorLabel: input.actorName, planId: row.id, reason: taken.reason },
      ...{ action: `extension.${outcome}`, subjectType: "milestone", subjectId: request.milestone },
      ...{ before: { dueOn: request.fromOn }, after: { request: request.id, ...taken } },
    };
    await appendAudit(tx, entry, { at });
    await bumpDataVersion(tx);
    return { ok: true };
  });
}

/** Whether a person may take this step on this request today: four eyes, and never one's own. */
export function mayStep(
  { actor, plan, step }: Pick<StepExtensionInput, "actor" | "plan" | "step">,
  { author, organisation, steps }: ExtensionRequest,
  today: CalendarDate,
): boolean {
  if (step === "withdrawal")
    return may(actor, { kind: "ask_extension", plan, owners: [organisation] }, today);
  if (step === "advice") return may(actor, { kind: "advise_extension", plan, author, organisation }, today);
  const advisers = steps.filter((each) => each.step === "advice").map((each) => each.author);
  return may(actor, { kind: "decide_extension", plan, author, organisation, advisers }, today);
}

function actsFor({ actor, plan, step }: StepExtensionInput, today: CalendarDate): string {
  const role = { advice: "secretariat", decision: "reviewer", withdrawal: "owner" }[step];
  return officesOn(actor, plan, today).find((office) => office.role === role)?.organisation ?? "";
}
