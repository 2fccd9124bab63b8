import {
  type CsvRow,
  cell,
  groupRows,
  isTrue,
  knownBy,
  listIn,
  numberIn,
  type Published,
  rowsOf,
} from "./read-files.ts";
import { type Dated, deadlinesFrom } from "./rebuild-deadlines.ts";

export type RebuiltMilestone = {
  code: string;
  status: string;
  counted: boolean;
  reported: number | null;
  proven: number | null;
};

export type RebuiltNumber = {
  dueCount: number;
  totalCount: number;
  reported: number | null;
  proven: number | null;
  /** Counted milestones by status. */
  statuses: Readonly<Record<string, number>>;
};

type Slot = {
  required: boolean;
  weight: number;
  filed: boolean;
  accepted: boolean;
  fails: boolean;
  empty: boolean;
  value: number;
};

/**
 * The scorecard of a day, worked out from the published files alone by the rules of docs/open-data.md. It
 * shares no line with the program.
 *
 * @returns milestones by code, and sums by `scope code`.
 */
export function rebuildScorecard(files: Published, day: string) {
  const calendar = deadlinesFrom(files, day);
  const milestones = rebuildMilestones(files, day, calendar.deadline);
  const sums = new Map<string, Array<RebuiltMilestone & { weight: number }>>();
  const commitments = new Map(
    rowsOf(files, "actions").map((row) => [cell(row, "code"), cell(row, "commitment")]),
  );
  const owners = groupRows(rowsOf(files, "milestone_owners"), "milestone");
  const plan = cell(rowsOf(files, "plan")[0] ?? {}, "slug");
  for (const row of rowsOf(files, "milestones")) {
    const code = cell(row, "code");
    const of = owners.get(code) ?? [];
    const lead = of.find((owner) => cell(owner, "role") === "lead") ?? of[0];
    const milestone = milestones.get(code);
    if (milestone === undefined) throw new Error(`no ${code}`);
    const names = [
      `plan ${plan}`,
      `stage ${calendar.stageOf(code)}`,
      `commitment ${commitments.get(cell(row, "action")) ?? ""}`,
      `checkpoint ${cell(row, "checkpoint")}`,
      ...(lead === undefined ? [] : [`owner ${cell(lead, "organisation")}`]),
    ];
    for (const name of names)
      sums.set(name, [...(sums.get(name) ?? []), { ...milestone, weight: numberIn(row, "weight") }]);
  }
  return { milestones, numbers: new Map([...sums].map(([name, of]) => [name, sumUp(of)])) };
}

function sumUp(of: ReadonlyArray<RebuiltMilestone & { weight: number }>): RebuiltNumber {
  const due = of.filter(({ counted }) => counted);
  const weight = due.reduce((sum, each) => sum + each.weight, 0);
  const mean = (value: (each: RebuiltMilestone) => number | null) =>
    due.length === 0 ? null : due.reduce((sum, each) => sum + each.weight * (value(each) ?? 0), 0) / weight;
  const statuses: Record<string, number> = {};
  for (const { status } of due) statuses[status] = (statuses[status] ?? 0) + 1;
  return {
    ...{ dueCount: due.length, totalCount: of.length, statuses },
    ...{ reported: mean(({ reported }) => reported), proven: mean(({ proven }) => proven) },
  };
}

function rebuildMilestones(files: Published, day: string, deadlineOf: (code: string) => Dated) {
  const reports = groupRows(knownBy(rowsOf(files, "reports"), day), "milestone");
  const decisions = groupRows(knownBy(rowsOf(files, "decisions"), day), "report");
  const itemDecisions = groupRows(knownBy(rowsOf(files, "item_decisions"), day), "evidence");
  const evidence = groupRows(knownBy(rowsOf(files, "evidence"), day), "slot");
  const verdicts = groupRows(knownBy(rowsOf(files, "verdicts"), day), "evidence");
  const elements = groupRows(rowsOf(files, "elements"), "slot");
  const slots = groupRows(rowsOf(files, "slots"), "milestone");
  const closures = groupRows(knownBy(rowsOf(files, "closures"), day), "milestone");

  const stateOf = (report: string): string => {
    const last = decisions.get(report)?.at(-1);
    if (last === undefined) return "submitted";
    return cell(last, "decision") === "returned" ? "returned" : cell(last, "step");
  };

  function slotOf(row: CsvRow): Slot {
    const required = (elements.get(cell(row, "code")) ?? []).filter((each) => isTrue(each, "required"));
    const found = new Set<string>();
    const slot = { required: isTrue(row, "required"), weight: numberIn(row, "weight"), value: 0 };
    let [filed, stands, accepted, fails, holds] = [false, false, false, false, false];
    for (const item of evidence.get(cell(row, "code")) ?? []) {
      const state = stateOf(cell(item, "report"));
      const decision = itemDecisions.get(cell(item, "id"))?.at(-1);
      if (state === "returned" || (decision !== undefined && cell(decision, "decision") === "returned"))
        continue;
      filed = true;
      const verdict = verdicts.get(cell(item, "id"))?.at(-1);
      const word = verdict === undefined ? "" : cell(verdict, "verdict");
      const failing = word === "not_supported" || word === "withheld";
      stands ||= !failing;
      if (state !== "acceptance" || decision === undefined) continue;
      accepted = true;
      fails = failing || (verdict !== undefined && isTrue(verdict, "changed"));
      if (failing) continue;
      holds = true;
      const read = verdict !== undefined && isTrue(verdict, "elements_read") ? verdict : decision;
      for (const key of listIn(read, "elements")) found.add(key);
    }
    const present = required.filter((each) => found.has(cell(each, "key"))).length;
    const value = !holds ? 0 : required.length === 0 ? 1 : present / required.length;
    return { ...slot, filed, accepted, fails, empty: !stands, value };
  }

  const rebuilt = new Map<string, RebuiltMilestone>();
  for (const row of rowsOf(files, "milestones")) {
    const code = cell(row, "code");
    const of = (slots.get(code) ?? []).map(slotOf);
    const claim = (reports.get(code) ?? []).findLast((report) => stateOf(cell(report, "id")) !== "returned");
    const reported = claim === undefined ? null : numberIn(claim, "percent_done");
    const closure = closures.get(code)?.at(-1);
    const closed = closure !== undefined && cell(closure, "kind") !== "reinstated";
    const deadline = deadlineOf(code);
    const status = statusOf({ closed, reported: reported ?? 0, slots: of, deadline, day });
    const due = "day" in deadline && day >= deadline.day;
    const counted = due && status !== "cancelled" && status !== "waiting";
    rebuilt.set(code, { code, status, counted, reported, proven: provenOf(of) });
  }
  return rebuilt;
}

type StatusFacts = {
  closed: boolean;
  reported: number;
  slots: ReadonlyArray<Slot>;
  deadline: Dated;
  day: string;
};

function statusOf({ closed, reported, slots, deadline, day }: StatusFacts): string {
  if (closed) return "cancelled";
  const required = slots.filter((slot) => slot.required);
  if (reported >= 100) {
    if (required.length > 0 && required.every(({ accepted }) => accepted)) {
      return required.some(({ fails }) => fails) ? "contested" : "verified";
    }
    return required.some(({ empty }) => empty) ? "unproven" : "reported";
  }
  if ("waiting" in deadline) return "waiting";
  if ("void" in deadline) return "cancelled";
  if ("day" in deadline && day > deadline.day) return "late";
  return reported > 0 || slots.some(({ filed }) => filed) ? "in_progress" : "not_started";
}

function provenOf(slots: ReadonlyArray<Slot>): number | null {
  const required = slots.filter((slot) => slot.required);
  const weight = required.reduce((sum, slot) => sum + slot.weight, 0);
  if (weight === 0) return null;
  return (required.reduce((sum, slot) => sum + slot.weight * slot.value, 0) / weight) * 100;
}
