import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import {
  MADE_UP_OFFICES,
  type MadeUpRows,
  madeUpId,
  type Place,
  push,
  START,
  twoDigits,
  userIdOf,
} from "./made-up-ids.ts";

const HOSTS = 40;
const PER_REPORT = 5;
const DAY_MS = 24 * 3_600_000;

/** Noon of a day in western Indonesia. */
export function noonOf(day: CalendarDate): Date {
  return new Date(`${day}T05:00:00.000Z`);
}

/** What was reported on a milestone, with its evidence and its reviews. */
export function addReports(rows: MadeUpRows, place: Place & { evidence: number }): void {
  const { draw, id, number, plan, seed, evidence } = place;
  const owner = String(rows.MilestoneOwner?.at(-1)?.organisationId);
  const planId = madeUpId(seed, plan, "p", 0);
  const reports = Math.ceil(evidence / PER_REPORT);
  for (let report = 0; report < reports; report += 1) {
    const knownOn = plusDays(START, 20 + report * 40 + draw(30));
    const recordedAt = noonOf(knownOn);
    const reportId = id("r", report);
    push(rows, "Report", {
      ...{ id: reportId, planId, milestoneId: id("m", 0), organisationId: owner, authorId: userIdOf(owner) },
      ...{ percentDone: [20, 60, 100, 100][draw(4)] ?? 100, narrative: "Laporan yang dibuat-buat." },
      ...{
        obstaclesJson: `["sdm"]`,
        obstacleNote: null,
        nextStep: null,
        nextStepOn: null,
        supportAsked: null,
      },
      ...{ knownOn, recordedAt, illustration: true, groupId: null },
    });
    const first = report * PER_REPORT;
    const items: Array<string> = [];
    for (let item = first; item < Math.min(evidence, first + PER_REPORT); item += 1) {
      const host = `data-${twoDigits(draw(HOSTS))}.contoh.invalid`;
      const k1 = `https://${host}/${seed}/${plan}/${number}/${item}.csv`;
      push(rows, "Target", {
        ...{ id: id("t", item), k1, k2: k1.slice("https://".length), url: k1, host, priority: 0 },
        ...{ dueAt: new Date(recordedAt.getTime() + (3_650 + draw(365)) * DAY_MS), etag: null },
        ...{ lastModified: null, lastSha256: null, tableFingerprint: null, finalK1: null },
        ...{ consecutiveFailures: 0, firstSeenAt: recordedAt, firstOpenedAt: null, lastOkAt: null },
        illustration: true,
      });
      push(rows, "EvidenceItem", {
        ...{ id: id("e", item), slotId: id("s", item % 2), reportId, targetId: id("t", item), url: k1 },
        ...{ kind: "dataset", role: "data-file", note: null, periodClaimed: null, elementsClaimedJson: "[]" },
        ...{ revisionOf: null, fileId: null, knownOn, recordedAt, illustration: true },
      });
      items.push(id("e", item));
    }
    addSteps(rows, { draw, id, report, reportId, items, knownOn });
  }
}

function addSteps(
  rows: MadeUpRows,
  step: Pick<Place, "draw" | "id"> & {
    report: number;
    reportId: string;
    items: ReadonlyArray<string>;
    knownOn: CalendarDate;
  },
): void {
  const { draw, id, report, reportId, items, knownOn } = step;
  const progress = draw(4);
  if (progress === 0) return;
  const accepted = progress > 1;
  const { secretariat, reviewer } = MADE_UP_OFFICES;
  const add = (name: "check" | "acceptance", organisation: string, days: number) => {
    const on = plusDays(knownOn, days);
    const stepId = id(name === "check" ? "v" : "w", report);
    push(rows, "ReviewStep", {
      ...{ id: stepId, reportId, step: name, decision: accepted ? "accepted" : "returned" },
      ...{ reason: accepted ? null : "Bukti kurang", reviewerId: userIdOf(organisation) },
      ...{ organisationId: organisation, knownOn: on, recordedAt: noonOf(on), illustration: true },
    });
    return stepId;
  };
  const check = add("check", secretariat, 3);
  items.forEach((evidenceItemId, at) => {
    push(rows, "ItemDecision", {
      ...{ id: id("j", report * PER_REPORT + at), reviewStepId: check, evidenceItemId },
      ...{ decision: accepted ? "accepted" : "returned", reason: null },
      elementsJson: accepted ? JSON.stringify(draw(3) === 0 ? ["nama"] : ["nama", "kode"]) : null,
    });
  });
  if (progress === 3) add("acceptance", reviewer, 6);
}
