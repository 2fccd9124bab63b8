import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import type { Closure, PlanFacts, Report } from "#app/domain/facts.ts";
import { VERDICTS } from "#app/domain/facts.ts";
import { type Draw, drawFrom } from "#app/domain/generate/draw.ts";
import type { Milestone } from "#app/domain/plan.ts";
import {
  aClosure,
  aMilestone,
  anElement,
  anItem,
  anOccurrence,
  aReport,
  aSchedule,
  aSlot,
  aStage,
  aStep,
  aVerdict,
  aVersion,
  dated,
  day,
  fixedRule,
  someFacts,
  stageRule,
  words,
} from "../factories.ts";

const START = day("2023-01-01");
const CHECKPOINTS = ["B06", "B12", "B18", "B24"];
const ORGANISATIONS = ["kpu", "perludem", "bawaslu", "seknas-ogi"];
const STAGE_COUNT = 12;

/**
 * A plan of any size with every kind of fact: fixed, amended, waiting and void deadlines; two slots
 * per milestone; reports in every state of review; evidence that holds and evidence that fails.
 */
export function bigPlan(milestoneCount: number, seed = 7): PlanFacts {
  const draw = drawFrom(seed);
  const milestones = Array.from({ length: milestoneCount }, (_, index) => milestoneAt(index, draw));
  return someFacts({
    checkpoints: CHECKPOINTS.map((code, index) => ({
      code,
      label: words(code),
      dueOn: plusDays(day("2023-06-30"), index * 183),
      provenance: [],
    })),
    actions: [...new Set(milestones.map((milestone) => milestone.action))].map((code) => ({
      code,
      commitment: "VI",
      title: words(code),
      summary: words(code),
      group: words("Aksi"),
      system: null,
      stageAsStated: null,
      provenance: [],
    })),
    organisations: ORGANISATIONS.map((slug) => ({
      slug,
      name: words(slug),
      short: slug,
      kind: "state",
      parent: null,
      url: null,
    })),
    milestones,
    schedule: bigSchedule(),
    reports: milestones.flatMap((milestone) => reportsOn(milestone, draw)).sort(byKnownOn),
    closures: milestones.flatMap((milestone) => closuresOf(milestone, draw)),
  });
}

function byKnownOn(left: Report, right: Report): number {
  return left.knownOn < right.knownOn ? -1 : left.knownOn > right.knownOn ? 1 : 0;
}

function milestoneAt(index: number, draw: Draw): Milestone {
  const code = `A${Math.floor(index / 4)}-${CHECKPOINTS[index % 4]}`;
  const slots = [1, 2].map((ordinal) =>
    aSlot({
      code: `${code}.${ordinal}`,
      milestone: code,
      weight: 1 + draw(3),
      required: ordinal === 1 || draw(2) === 0,
      elements: ordinal === 1 ? ["nama", "kode", "dapil", "kursi"].map((key) => anElement(key)) : [],
    }),
  );
  const offsetDays = draw(14);
  const fixed = fixedRule(plusDays(START, draw(700)));
  const rule = index % 3 === 0 ? fixed : stageRule(`pemilu-2024/T${1 + draw(STAGE_COUNT)}`, { offsetDays });
  return aMilestone({
    code,
    action: code.split("-")[0] ?? code,
    checkpoint: CHECKPOINTS[index % 4] ?? "B06",
    weight: 1 + draw(5),
    owners: [{ organisation: ORGANISATIONS[draw(4)] ?? "kpu", role: "lead", provenance: [] }],
    slots,
    deadlineRules: [rule],
  });
}

function reportsOn(milestone: Milestone, draw: Draw): Array<Report> {
  return Array.from({ length: 2 }, (_, position) => {
    const on = plusDays(START, position * 200 + draw(190));
    const id = `${milestone.code}/${position}`;
    const items = milestone.slots.map((slot) => {
      const verdicts = [aVerdict(draw(4) === 0 ? "not_checkable" : "supported", plusDays(on, 2), ["nama"])];
      if (draw(3) === 0) verdicts.push(aVerdict(VERDICTS[draw(6)] ?? "withheld", plusDays(on, 60)));
      return anItem({ ...dated(on), id: `${id}/${slot.code}`, slot: slot.code, report: id, verdicts });
    });
    const percentDone = [20, 60, 100, 100][draw(4)] ?? 100;
    const steps = stepsOn(on, items, draw(4));
    return aReport({ ...dated(on), id, milestone: milestone.code, percentDone, items, steps });
  });
}

function stepsOn(on: CalendarDate, items: Report["items"], progress: number): Report["steps"] {
  const decided = items.map(({ id }) => ({
    item: id,
    decision: "accepted" as const,
    reason: null,
    elements: null,
  }));
  const check = aStep({ ...dated(plusDays(on, 5)), items: decided });
  if (progress === 0) return [];
  if (progress === 1) return [aStep({ ...dated(plusDays(on, 5)), decision: "returned", reason: "kurang" })];
  if (progress === 2) return [check];
  return [check, aStep({ ...dated(plusDays(on, 9)), step: "acceptance" })];
}

function closuresOf(milestone: Milestone, draw: Draw): Array<Closure> {
  if (draw(40) !== 0) return [];
  return [{ ...aClosure("withdrawn", plusDays(START, draw(600))), milestone: milestone.code }];
}

/** Twelve stages, two amendments, one stage after an event, one that does not take place. */
function bigSchedule(): PlanFacts["schedule"] {
  const keys = Array.from({ length: STAGE_COUNT }, (_, index) => `pemilu-2024/T${index + 1}`);
  const planned = keys.map((key, index) => {
    const end = plusDays(START, 30 + index * 55);
    if (index === 9) return aVersion(key, { end: { kind: "event", event: "mk-ruling", offsetDays: 3 } });
    if (index === 10) return aVersion(key, { condition: { event: "second-round", outcome: "yes" } });
    return aVersion(key, { start: { kind: "date", on: START }, end: { kind: "date", on: end } });
  });
  const amended = [2, 5].map((index) =>
    aVersion(keys[index] ?? "", {
      end: { kind: "date", on: plusDays(START, 60 + index * 55) },
      knownOn: plusDays(START, index * 50),
    }),
  );
  return aSchedule({
    stages: keys.map((key, index) => aStage(key, null, index)),
    versions: [...planned, ...amended],
    occurrences: [
      anOccurrence("mk-ruling", { occurredOn: day("2024-04-22"), knownOn: day("2024-04-22") }),
      anOccurrence("second-round", { outcome: "no" }),
    ],
  });
}
