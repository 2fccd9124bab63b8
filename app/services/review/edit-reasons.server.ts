import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { listPlanSlugs } from "#app/data/reports.server.ts";
import { findPlanRow, insertReason, loadReasons } from "#app/data/review-reasons.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import {
  type DefaultReason,
  LONGEST_REASON,
  type ReasonTemplate,
  reasonTemplates,
} from "#app/domain/review/reason-template.ts";
import type { Deps } from "#app/services/deps.server.ts";

/** The words templates come with, in both languages. */
export type DefaultWords = Readonly<Record<DefaultReason, Bilingual>>;

export type ReasonLists = { offered: Array<ReasonTemplate>; retired: Array<ReasonTemplate> };

/** The sentences reasons of a return start from in a plan, and those that were retired. */
export async function openReasons(
  { plan, words }: { plan: string; words: DefaultWords },
  { db }: Pick<Deps, "db">,
): Promise<ReasonLists> {
  return reasonTemplates(await loadReasons(db, plan), words);
}

/** The templates of every plan this person may write them in. */
export async function openAllReasons(
  { actor, words }: { actor: Actor; words: DefaultWords },
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<{ plan: string } & ReasonLists>> {
  const plans: Array<{ plan: string } & ReasonLists> = [];
  for (const plan of await listPlanSlugs(deps.db)) {
    const found = await findPlanRow(deps.db, plan);
    if (found === null) continue;
    const today = calendarDateAt(deps.now(), found.timeZone);
    if (!may(actor, { kind: "edit_reasons", plan }, today)) continue;
    plans.push({ plan, ...(await openReasons({ plan, words }, deps)) });
  }
  return plans;
}

export type ReasonRefusal = "not_found" | "not_allowed" | "text_required" | "too_long" | "changed_meanwhile";

export type EditReasonInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  /** Null adds a template. */
  key: string | null;
  /** Empty retires the template. */
  text: string;
  textEn: string;
  /** The text that was on the page, so that two people do not overwrite each other. */
  seen: string;
  words: DefaultWords;
};

/** Writes, adds or retires a template. What it was before stays: rows are only added. */
export async function editReason(
  input: EditReasonInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<{ ok: true } | { ok: false; refusal: ReasonRefusal }> {
  const at = deps.now();
  const [text, textEn] = [input.text.trim(), input.textEn.trim()];
  return inTransaction(deps.db, async (tx) => {
    const plan = await findPlanRow(tx, input.plan);
    if (plan === null) return { ok: false, refusal: "not_found" };
    const today = calendarDateAt(at, plan.timeZone);
    if (!may(input.actor, { kind: "edit_reasons", plan: input.plan }, today))
      return { ok: false, refusal: "not_allowed" };
    if (text.length > LONGEST_REASON || textEn.length > LONGEST_REASON)
      return { ok: false, refusal: "too_long" };
    const known = reasonTemplates(await loadReasons(tx, input.plan), input.words);
    const before = [...known.offered, ...known.retired].find(({ key }) => key === input.key) ?? null;
    if (input.key !== null && before === null) return { ok: false, refusal: "not_found" };
    if (before === null && text === "") return { ok: false, refusal: "text_required" };
    if (before !== null && before.text.id !== input.seen) return { ok: false, refusal: "changed_meanwhile" };
    const id = deps.newId();
    const after = { key: input.key ?? id, text, textEn: textEn === "" ? null : textEn };
    const written = { id, planId: plan.id, recordedBy: input.actor.userId, recordedAt: at };
    await insertReason(tx, { ...after, ...written });
    const entry = {
      ...{ actorId: input.actor.userId, actorLabel: input.actorName, planId: plan.id, reason: null },
      ...{ action: text === "" ? "reason.retired" : "reason.written", subjectType: "reason_template" },
      ...{ subjectId: after.key, before: before === null ? null : before.text, after },
    };
    await appendAudit(tx, entry, { at });
    return { ok: true };
  });
}
