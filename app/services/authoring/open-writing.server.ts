import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { loadEdits } from "#app/data/authoring/edits.server.ts";
import { loadMeasurements } from "#app/data/authoring/measurements.server.ts";
import {
  findPlanKeys,
  loadSurroundings,
  organisationsWithAccount,
} from "#app/data/authoring/surroundings.server.ts";
import { loadOrganisations } from "#app/data/plan-frame.server.ts";
import { loadSchedule } from "#app/data/schedule-read.server.ts";
import { type BatchSummary, batchesOf } from "#app/domain/authoring/batches.ts";
import { checkPlan, type PlanProblem } from "#app/domain/authoring/check-plan.ts";
import { type MissingEnglish, missingEnglish } from "#app/domain/authoring/missing-english.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { type Finding, verifiabilityOf } from "#app/domain/authoring/verifiability.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Measurement } from "#app/domain/facts.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { Bilingual, Organisation } from "#app/domain/plan.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { planFingerprint } from "./apply-plan-edits.server.ts";

/** A plan laid out for whoever writes it, as it reads this moment. */
export type Writing = {
  document: PlanDocument;
  fingerprint: string;
  today: CalendarDate;
  organisations: ReadonlyArray<Pick<Organisation, "slug" | "name" | "short">>;
  /** Stages a deadline may hang on, in legal order. */
  stages: ReadonlyArray<{ key: string; title: Bilingual }>;
  findings: ReadonlyArray<Finding>;
  missing: ReadonlyArray<MissingEnglish>;
  problems: ReadonlyArray<PlanProblem>;
  batches: ReadonlyArray<BatchSummary>;
  measured: ReadonlyArray<Measurement>;
};

const MOST_BATCHES = 12;

/** Opens a plan for writing; a refusal when there is none, or the person may not write it. */
export async function openWriting(
  { plan, actor }: { plan: string; actor: Actor },
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<({ ok: true } & Writing) | { ok: false; refusal: "plan_not_found" | "not_allowed" }> {
  const keys = await findPlanKeys(db, plan);
  if (keys === null) return { ok: false, refusal: "plan_not_found" };
  const { planId } = keys;
  const today = calendarDateAt(now(), keys.timeZone);
  if (!may(actor, { kind: "write_plan", plan }, today)) return { ok: false, refusal: "not_allowed" };
  const document = await loadPlanDocument(db, planId);
  const organisations = await loadOrganisations(db);
  const { stages } = await loadSchedule(db, planId);
  return {
    ok: true,
    ...{ document, fingerprint: planFingerprint(document), today },
    organisations: organisations.map(({ slug, name, short }) => ({ slug, name, short })),
    stages: stages.map(({ key, code, title }) => {
      return { key, title: { id: `${code} ${title.id}`, en: `${code} ${title.en ?? title.id}` } };
    }),
    findings: verifiabilityOf(document, await organisationsWithAccount(db, planId, today)),
    missing: missingEnglish(document),
    problems: checkPlan(document, await loadSurroundings(db, planId)),
    batches: batchesOf(await loadEdits(db, planId), MOST_BATCHES),
    measured: await loadMeasurements(db, planId),
  };
}
