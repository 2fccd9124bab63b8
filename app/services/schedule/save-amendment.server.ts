import {
  type AmendmentDraft,
  findAmendment,
  insertAmendment,
  loadRegulations,
  updateAmendment,
} from "#app/data/amendments.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { findPlanRow } from "#app/data/review-reasons.server.ts";
import { isIllustrationUser } from "#app/data/users.server.ts";
import { scheduleWith } from "#app/domain/amendment.ts";
import type { AmendmentProblem } from "#app/domain/amendment-form.ts";
import type { TypedAmendment } from "#app/domain/amendment-page.ts";
import type { Actor } from "#app/domain/permission.ts";
import { type ScheduleProblem, scheduleProblems } from "#app/domain/schedule-check.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { mayWriteCalendar } from "./calendar-writer.server.ts";
import { readAmendment } from "./read-amendment.server.ts";

export type SaveAmendmentInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  calendar: string;
  /** Null begins a draft. */
  id: string | null;
  undoes?: string | null;
  typed: TypedAmendment;
};

export type SaveAmendmentOutcome =
  | { ok: true; id: string }
  | { ok: false; refusal: "not_found" | "not_allowed" | "not_a_draft" }
  | { ok: false; refusal: "incomplete"; problems: ReadonlyArray<AmendmentProblem> };

/** Keeps an amendment as a draft: new dates beside the old, citing a regulation. Nothing moves yet. */
export async function saveAmendment(
  input: SaveAmendmentInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<SaveAmendmentOutcome> {
  const at = deps.now();
  const { actor, plan, calendar } = input;
  const indexed = await openPlan(plan, deps);
  const runsBy = indexed?.facts.schedule.calendars.some(({ code }) => code === calendar) ?? false;
  if (indexed === null || !runsBy) return { ok: false, refusal: "not_found" };
  if (!(await mayWriteCalendar(deps.db, { actor, plan, calendar, at })))
    return { ok: false, refusal: "not_allowed" };
  const { changes, effectiveOn, problems } = readAmendment(input.typed, {
    calendar,
    schedule: indexed.schedule,
  });
  const { regulation } = input.typed;
  const known = await loadRegulations(deps.db);
  if (regulation !== "" && !known.some(({ code }) => code === regulation))
    problems.push({ code: "regulation_unknown", place: "", held: regulation });
  if (effectiveOn === null || problems.length > 0) return { ok: false, refusal: "incomplete", problems };
  const draft = { regulation, citation: citationOf(input.typed), effectiveOn, changes };
  const wrong = scheduleProblems(scheduleWith(indexed.facts.schedule, { id: "draft", ...draft }));
  if (wrong.length > 0) return { ok: false, refusal: "incomplete", problems: wrong.map(problemOf) };
  return keep(input, draft, { at, deps });
}

function citationOf({ citation, citationEn }: TypedAmendment) {
  return { id: citation.trim(), en: citationEn.trim() === "" ? null : citationEn.trim() };
}

/** What is wrong with a schedule, told by its path. */
export function problemOf({ kind, path }: ScheduleProblem): AmendmentProblem {
  return { code: kind, place: "", held: path.join(" → ") };
}

async function keep(
  input: SaveAmendmentInput,
  draft: AmendmentDraft,
  { at, deps }: { at: Date; deps: Pick<Deps, "db" | "newId"> },
): Promise<SaveAmendmentOutcome> {
  const { actor, actorName, calendar } = input;
  return inTransaction(deps.db, async (tx): Promise<SaveAmendmentOutcome> => {
    const id = input.id ?? deps.newId();
    const before = input.id === null ? null : await findAmendment(tx, input.id);
    if (input.id === null) {
      const illustration = await isIllustrationUser(tx, actor.userId);
      const undoes = input.undoes ?? null;
      await insertAmendment(tx, {
        ...draft,
        id,
        calendar,
        undoes,
        createdBy: actor.userId,
        at,
        illustration,
      });
    } else {
      if (before === null || before.calendar !== calendar) return { ok: false, refusal: "not_found" };
      if (!(await updateAmendment(tx, id, { draft, at }))) return { ok: false, refusal: "not_a_draft" };
    }
    const row = await findPlanRow(tx, input.plan);
    const entry = {
      ...{ actorId: actor.userId, actorLabel: actorName, planId: row?.id ?? null, reason: null },
      ...{ action: "amendment.drafted", subjectType: "amendment", subjectId: id },
      ...{ before: before === null ? null : before.changes, after: draft },
    };
    await appendAudit(tx, entry, { at });
    return { ok: true, id };
  });
}
