import { appendAudit } from "#app/data/audit.server.ts";
import { findIndicator, insertMeasurement } from "#app/data/authoring/measurements.server.ts";
import { findPlanKeys } from "#app/data/authoring/surroundings.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { type CalendarDate, CalendarDateSchema, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type MeasureInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  milestone: string;
  indicator: string;
  /** As typed. */
  measuredOn: string;
  value: string;
  source: string | null;
};

export type MeasureOutcome =
  | { ok: true }
  | {
      ok: false;
      refusal: "indicator_not_found" | "not_allowed" | "not_a_day" | "day_to_come" | "not_a_number";
    };

/** Records what an indicator measured on a day: a fact of its own, corrected by a later one for the same day. */
export async function measureIndicator(
  input: MeasureInput,
  { db, now, newId }: Pick<Deps, "db" | "now" | "newId">,
): Promise<MeasureOutcome> {
  const at = now();
  return inTransaction(db, async (tx): Promise<MeasureOutcome> => {
    const keys = await findPlanKeys(tx, input.plan);
    const place = { planId: keys?.planId ?? "", milestone: input.milestone, indicator: input.indicator };
    const found = keys === null ? null : await findIndicator(tx, place);
    if (keys === null || found === null) return { ok: false, refusal: "indicator_not_found" };
    const { planId, slug: plan } = keys;
    const today = calendarDateAt(at, keys.timeZone);
    const mayWrite = may(input.actor, { kind: "write_plan", plan }, today);
    if (!mayWrite && !may(input.actor, { kind: "report", plan, owners: found.owners }, today))
      return { ok: false, refusal: "not_allowed" };
    const read = readMeasurement(input, today);
    if (!read.ok) return read;
    const { source } = input;
    const measured = { measuredOn: read.measuredOn, value: read.value, source, note: null };
    const made = { recordedBy: input.actor.userId, knownOn: today, recordedAt: at };
    await insertMeasurement(tx, { id: newId(), indicatorId: found.indicatorId, ...measured, ...made });
    await bumpDataVersion(tx);
    const entry = {
      ...{ actorId: input.actor.userId, actorLabel: input.actorName, action: "indicator.measured" },
      ...{ subjectType: "indicator", subjectId: found.indicatorId, planId, before: null, reason: null },
      after: { milestone: input.milestone, indicator: input.indicator, ...measured },
    };
    await appendAudit(tx, entry, { at });
    return { ok: true };
  });
}

function readMeasurement({ measuredOn, value }: MeasureInput, today: CalendarDate) {
  const day = CalendarDateSchema.safeParse(measuredOn.trim());
  if (!day.success) return { ok: false, refusal: "not_a_day" } as const;
  if (day.data > today) return { ok: false, refusal: "day_to_come" } as const;
  if (!/^-?\d{1,12}([.,]\d{1,6})?$/.test(value.trim()))
    return { ok: false, refusal: "not_a_number" } as const;
  return { ok: true, measuredOn: day.data, value: Number(value.trim().replace(",", ".")) } as const;
}
