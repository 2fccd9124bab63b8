import { inTransaction } from "#app/data/db.server.ts";
import { insertRemark } from "#app/data/remarks.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { type RemarkFields, type RemarkProblem, readRemark } from "#app/domain/remark.ts";
import { countPublicForm } from "./count-public-form.server.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";

export type RemarkInput = {
  plan: string;
  slot: string;
  fields: RemarkFields;
  /** A field people do not see; a machine that fills it in is thanked and ignored. */
  trap: string;
  language: string;
  /** Network address it comes from; null when the server cannot tell. */
  address: string | null;
};

export type RemarkOutcome =
  | { ok: true }
  | { ok: false; refusal: "not_found" }
  | { ok: false; refusal: "invalid"; problems: Array<RemarkProblem> }
  | { ok: false; refusal: "too_many_attempts"; retryAt: string };

/** Keeps what somebody without an account says of a slot; nobody sees it before a decision on it. */
export async function fileRemark(
  input: RemarkInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<RemarkOutcome> {
  const { plan, slot: code, fields, language } = input;
  const indexed = await openPlan(plan, deps);
  const milestone = indexed?.facts.milestones.find(({ slots }) => slots.some((slot) => slot.code === code));
  if (indexed === null || milestone === undefined) return { ok: false, refusal: "not_found" };
  const { timeZone, knownFrom } = indexed.facts.plan;
  const at = deps.now();
  const items = indexed.reportsOf(milestone.code).flatMap((report) => report.items);
  const here = new Set(items.filter(({ slot }) => slot === code).map(({ id }) => id));
  const today = calendarDateAt(at, timeZone);
  const read = readRemark(fields, { today, from: knownFrom, items: here });
  if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
  if (input.trap !== "") return { ok: true };
  return inTransaction(deps.db, async (tx): Promise<RemarkOutcome> => {
    const until = await countPublicForm(tx, "remark", { address: input.address, at });
    if (until !== null) return { ok: false, refusal: "too_many_attempts", retryAt: until.toISOString() };
    const id = deps.newId();
    await insertRemark(tx, { id, plan, slot: code, language, createdAt: at, remark: read.remark });
    return { ok: true };
  });
}
