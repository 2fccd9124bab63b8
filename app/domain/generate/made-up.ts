import { plusDays } from "#app/domain/calendar-date.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { drawFrom } from "./draw.ts";
import {
  CHECKPOINTS,
  MADE_UP_OFFICES,
  type MadeUpRows,
  type MadeUpSize,
  madeUpId,
  madeUpSlug,
  OWNERS,
  type Place,
  push,
  START,
} from "./made-up-ids.ts";
import { addReports } from "./made-up-reports.ts";
import { madeUpSentence, madeUpTitle } from "./words.ts";

/** A stretch of a plan's milestones with all that hangs on them. */
export function madeUpMilestones(
  { seed }: Pick<MadeUpSize, "seed">,
  plan: { number: number; evidencePerMilestone: (milestone: number) => number },
  { from, to, at }: { from: number; to: number; at: Date },
): MadeUpRows {
  const rows: MadeUpRows = {
    ...{ Action: [], Milestone: [], MilestoneOwner: [], DeadlineRule: [], Indicator: [], EvidenceSlot: [] },
    ...{ DataElement: [], Target: [], Report: [], EvidenceItem: [], ReviewStep: [], ItemDecision: [] },
  };
  for (let number = from; number < to; number += 1) {
    const draw = drawFrom(Math.imul(seed, 2_654_435_761) ^ Math.imul(plan.number + 1, 40_503) ^ number);
    const id = (kind: string, count: number) => madeUpId(seed, plan.number, kind, number * 64 + count);
    addMilestone(rows, { draw, id, number, plan: plan.number, seed, at });
    addReports(rows, {
      draw,
      id,
      number,
      seed,
      plan: plan.number,
      at,
      evidence: plan.evidencePerMilestone(number),
    });
  }
  return rows;
}

function addMilestone(rows: MadeUpRows, { draw, id, number, plan, seed, at }: Place): void {
  const planId = madeUpId(seed, plan, "p", 0);
  const action = Math.floor(number / CHECKPOINTS.length);
  const actionId = madeUpId(seed, plan, "a", action);
  const checkpoint = number % CHECKPOINTS.length;
  const common = { provenanceJson: "[]" };
  const title = madeUpTitle(draw);
  if (checkpoint === 0) {
    const about = madeUpSentence(draw);
    push(rows, "Action", {
      ...{
        id: actionId,
        planId,
        commitmentId: madeUpId(seed, plan, "k", 0),
        code: `A${action + 1}`,
        ...common,
      },
      ...{ title: title.id, titleEn: title.en, summary: about.id, summaryEn: about.en },
      ...{ groupLabel: `Kelompok ${1 + (action % 9)}`, groupLabelEn: `Group ${1 + (action % 9)}` },
      ...{ systemSlug: null, stageAsStated: null, stageAsStatedEn: null, ordinal: action },
      ...{ retiredOn: null, retiredReason: null, successorCode: null },
    });
  }
  const must = madeUpSentence(draw);
  const owner = MADE_UP_OFFICES.owners[draw(OWNERS)] ?? "lembaga-01";
  push(rows, "Milestone", {
    ...{ id: id("m", 0), planId, actionId, checkpointId: madeUpId(seed, plan, "c", checkpoint), ...common },
    ...{ code: milestoneCode(number), title: title.id, titleEn: title.en, weight: 1 + draw(5) },
    ...{ mustBeTrue: must.id, mustBeTrueEn: must.en, legalBasis: null, legalBasisEn: null },
    ...{ workPlanItem: null, createdAt: at },
  });
  push(rows, "MilestoneOwner", {
    ...{ id: id("o", 0), milestoneId: id("m", 0), organisationId: owner, role: "lead", ...common },
  });
  push(rows, "DeadlineRule", {
    ...{ id: id("d", 0), milestoneId: id("m", 0), kind: "fixed", calendarCode: null, stageCode: null },
    ...{ edge: null, offsetDays: null, dayKind: "calendar", fixedOn: plusDays(START, draw(720)) },
    ...{
      reason: "dibuat-buat",
      reasonEn: "made up",
      extensionId: null,
      knownOn: START,
      recordedAt: at,
      ...common,
    },
  });
  const indicator = madeUpTitle(draw);
  push(rows, "Indicator", {
    ...{ id: id("i", 0), milestoneId: id("m", 0), code: "I1", name: indicator.id, nameEn: indicator.en },
    ...{ unit: "persen", unitEn: "per cent", baseline: "0", target: "100", direction: "up", author: null },
    ...{ agreement: "agreed", ...common },
  });
  for (const count of [0, 1]) addSlot(rows, { draw, id, number, planId, count });
}

function addSlot(
  rows: MadeUpRows,
  {
    draw,
    id,
    number,
    planId,
    count,
  }: Pick<Place, "draw" | "id" | "number"> & { planId: string; count: number },
): void {
  const title = madeUpTitle(draw);
  const common = { provenanceJson: "[]" };
  push(rows, "EvidenceSlot", {
    ...{ id: id("s", count), planId, milestoneId: id("m", 0), code: slotCode(number, count), ...common },
    ...{ title: title.id, titleEn: title.en, acceptedKindsJson: `["dataset","api"]`, weight: 1 + draw(3) },
    ...{ criteria: "Terbuka tanpa masuk", criteriaEn: "Open without signing in", required: count === 0 },
    ...{ legalStanding: "any", requiredStars: null, maxAgeDays: null },
    ...{ retiredOn: null, retiredReason: null, successorCode: null },
  });
  if (count > 0) return;
  ["nama", "kode"].forEach((key, ordinal) => {
    push(rows, "DataElement", {
      ...{ id: id("x", ordinal), slotId: id("s", count), key, label: key, labelEn: null, aliasesJson: "[]" },
      ...{ type: "string", required: true, isKey: ordinal === 1, legalFooting: null, legalFootingEn: null },
      ...{ agreement: "agreed", personalData: "none", sourceSystem: null, register: null, pattern: null },
      ...{ ordinal, ...common },
    });
  });
}

function milestoneCode(number: number): string {
  return `A${Math.floor(number / CHECKPOINTS.length) + 1}-${CHECKPOINTS[number % CHECKPOINTS.length]}`;
}

function slotCode(number: number, count: number): string {
  return `${CHECKPOINTS[number % CHECKPOINTS.length]}.${Math.floor(number / CHECKPOINTS.length) * 2 + count + 1}`;
}

/** The frame of a plan: itself, its four checkpoints, its one commitment. */
export function madeUpFrame(seed: number, plan: number, at: Date): MadeUpRows {
  const id = (kind: string, count: number) => madeUpId(seed, plan, kind, count);
  const slug = madeUpSlug(plan);
  const title = `Rencana besar ${plan + 1}`;
  return {
    Plan: [
      {
        ...{ id: id("p", 0), slug, code: slug.toUpperCase(), title, titleEn: `Large plan ${plan + 1}` },
        ...{ summary: "Dibuat untuk mengukur.", summaryEn: "Made to measure with.", state: "adopted" },
        ...{
          periodStart: START,
          periodEnd: "2024-12-31",
          periodLabel: "2023–2024",
          periodLabelEn: "2023–2024",
        },
        ...{ timeZone: HOME_ZONE, adoptedOn: null, knownFrom: START, externalIdsJson: "{}" },
        ...{ sourceJson: `{"title":{"id":"Pembangkit","en":"Generator"},"url":null}`, wordsJson: "{}" },
        ...{ secondFactorRolesJson: "[]", ordinal: 1_000 + plan, createdAt: at },
      },
    ],
    Checkpoint: CHECKPOINTS.map((code, ordinal) => ({
      ...{ id: id("c", ordinal), planId: id("p", 0), code, label: `Bulan ke-${6 * (ordinal + 1)}` },
      ...{ labelEn: `Month ${6 * (ordinal + 1)}`, dueOn: plusDays(START, 180 + ordinal * 183), ordinal },
      provenanceJson: "[]",
    })),
    Commitment: [
      {
        ...{ id: id("k", 0), planId: id("p", 0), code: "I", title: "Komitmen I", titleEn: "Commitment I" },
        ...{ summary: "-", summaryEn: "-", url: null, ordinal: 0, provenanceJson: "[]" },
        ...{ retiredOn: null, retiredReason: null, successorCode: null },
      },
    ],
  };
}
