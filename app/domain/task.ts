import type { CalendarDate } from "./calendar-date.ts";
import { daysBetween } from "./calendar-date.ts";
import type { Report } from "./facts.ts";
import type { MilestoneStanding } from "./milestone-standing.ts";
import type { Bilingual } from "./plan.ts";
import { reportStateAsOf } from "./review.ts";

export const TASK_GROUPS = ["now", "soon", "returned", "others", "later"] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

/** The next act on a milestone, and whose it is. */
export type TaskAct =
  | { kind: "mend_returned"; reason: string | null; by: string }
  | { kind: "replace_link"; slots: ReadonlyArray<string> }
  | { kind: "file_evidence"; slots: ReadonlyArray<string> }
  | { kind: "report_progress" }
  | { kind: "wait_secretariat" }
  | { kind: "wait_reviewer" }
  | { kind: "wait_event" };

export type Task = { group: TaskGroup; act: TaskAct };

/** How many days ahead a deadline is soon. */
export const SOON_DAYS = 30;

/**
 * What the owner of a milestone must do next; null when nothing is left to do (verified, or cancelled).
 *
 * @param reports all reports on the milestone, oldest first.
 */
export function taskOf(
  standing: MilestoneStanding,
  reports: ReadonlyArray<Report>,
  asOf: CalendarDate,
): Task | null {
  if (standing.status === "cancelled" || standing.status === "verified") return null;
  const returned = returnedLast(reports, asOf);
  if (returned !== null) return { group: "returned", act: returned };
  if (standing.status === "contested") {
    const slots = codesWhere(standing, (slot) => slot.acceptedFails || slot.acceptedChanged);
    return { group: "now", act: { kind: "replace_link", slots } };
  }
  const failing = codesWhere(standing, (slot) => slot.emptyOrFails && slot.items.length > 0);
  const empty = codesWhere(standing, (slot) => slot.items.every((item) => item.review === "returned"));
  const gaps = failing.length + empty.length > 0;
  const waiting = waitingFor(standing, gaps);
  if (waiting !== null) return { group: "others", act: waiting };
  return { group: groupOf(standing, asOf), act: nextAct(failing, empty) };
}

function nextAct(failing: ReadonlyArray<string>, empty: ReadonlyArray<string>): TaskAct {
  const filedButFailing = failing.filter((code) => !empty.includes(code));
  if (filedButFailing.length > 0) return { kind: "replace_link", slots: filedButFailing };
  return empty.length > 0 ? { kind: "file_evidence", slots: empty } : { kind: "report_progress" };
}

/** Who else has the next act: a reviewer, while nothing is missing, or the event the deadline hangs on. */
function waitingFor(standing: MilestoneStanding, gaps: boolean): TaskAct | null {
  const state = standing.claim?.state;
  const pending = state === "submitted" || state === "checked";
  if (pending && !gaps) return { kind: state === "checked" ? "wait_reviewer" : "wait_secretariat" };
  return standing.status === "waiting" ? { kind: "wait_event" } : null;
}

function groupOf(standing: MilestoneStanding, asOf: CalendarDate): TaskGroup {
  if (standing.status === "late" || standing.status === "unproven" || standing.counted) return "now";
  if (standing.deadline.kind !== "dated") return "later";
  return daysBetween(asOf, standing.deadline.dueOn) <= SOON_DAYS ? "soon" : "later";
}

/** The return of the latest report, while no newer report answers it. */
function returnedLast(reports: ReadonlyArray<Report>, asOf: CalendarDate): TaskAct | null {
  const known = reports.filter((report) => report.knownOn <= asOf);
  const last = known[known.length - 1];
  if (last === undefined || reportStateAsOf(last, asOf) !== "returned") return null;
  const step = last.steps.findLast(
    (candidate) => candidate.decision === "returned" && candidate.knownOn <= asOf,
  );
  return { kind: "mend_returned", reason: step?.reason ?? null, by: step?.organisation ?? "" };
}

function codesWhere(
  standing: MilestoneStanding,
  fits: (slot: MilestoneStanding["slots"][number]) => boolean,
): Array<string> {
  return standing.slots.filter((slot) => slot.slot.required && fits(slot)).map((slot) => slot.slot.code);
}

/** What a required slot still lacks. */
export type SlotTask = {
  code: string;
  title: Bilingual;
  lack: "empty" | "failing" | "returned" | "partial";
  /** Elements that no accepted evidence contains, where some evidence stands. */
  missing: ReadonlyArray<Bilingual>;
  /** Why the latest evidence came back; null when it did not, or nothing was said. */
  reason: string | null;
};

/** The required slots of a milestone that still lack something, in the order of the plan. */
export function slotTasks({ slots }: Pick<MilestoneStanding, "slots">): Array<SlotTask> {
  return slots.flatMap((standing): Array<SlotTask> => {
    const { slot, items, emptyOrFails, valueRatio } = standing;
    if (!slot.required || (valueRatio === 1 && !standing.acceptedFails)) return [];
    const { code, title } = slot;
    const labels = new Map(slot.elements.map(({ key, label }) => [key, label]));
    const missing = standing.missing.flatMap((key) => labels.get(key) ?? []);
    const last = items.at(-1) ?? null;
    const reason = last?.decision?.reason ?? null;
    if (last === null) return [{ code, title, lack: "empty", missing: [], reason: null }];
    if (items.every(({ review }) => review === "returned")) {
      return [{ code, title, lack: "returned", missing: [], reason }];
    }
    if (emptyOrFails) return [{ code, title, lack: "failing", missing: [], reason: null }];
    const isWaiting = items.some(({ review }) => review === "pending" || review === "checked");
    return isWaiting || missing.length === 0 ? [] : [{ code, title, lack: "partial", missing, reason: null }];
  });
}
