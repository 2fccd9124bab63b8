import { type Boundary, indexSchedule, type Schedule } from "./schedule.ts";
import { ScheduleCircle } from "./schedule-circle.ts";

/** What makes a schedule unusable, with the path that leads there. */
export type ScheduleProblem = {
  /** `circle`: stages hang on each other; `dangling`: a name leads nowhere; `backwards`: ends before it starts. */
  kind: "circle" | "dangling" | "backwards";
  path: ReadonlyArray<string>;
};

/** Everything that is wrong with a schedule; empty when every stage can be asked for its dates. */
export function scheduleProblems(schedule: Schedule): Array<ScheduleProblem> {
  const problems = [...dangling(schedule), ...backwards(schedule)];
  if (problems.some(({ kind }) => kind === "dangling")) return problems;
  try {
    indexSchedule(schedule);
  } catch (error) {
    if (!(error instanceof ScheduleCircle)) throw error;
    problems.push({ kind: "circle", path: error.path });
  }
  return problems;
}

function dangling({ stages, versions, events, occurrences }: Schedule): Array<ScheduleProblem> {
  const stageKeys = new Set(stages.map(({ key }) => key));
  const eventKeys = new Set(events.map(({ key }) => key));
  const problems: Array<ScheduleProblem> = [];
  const refer = (known: ReadonlySet<string>, from: string, to: string) => {
    if (!known.has(to)) problems.push({ kind: "dangling", path: [from, to] });
  };
  const follow = (from: string, boundary: Boundary | null) => {
    if (boundary?.kind === "event") refer(eventKeys, from, boundary.event);
    if (boundary?.kind === "stage") refer(stageKeys, from, boundary.stage);
  };
  for (const { key, parent } of stages) if (parent !== null) refer(stageKeys, key, parent);
  for (const { stage, start, end, condition } of versions) {
    refer(stageKeys, "version", stage);
    follow(`${stage} start`, start);
    follow(`${stage} end`, end);
    if (condition !== null) refer(eventKeys, `${stage} condition`, condition.event);
  }
  for (const { event } of occurrences) refer(eventKeys, "occurrence", event);
  return problems;
}

function backwards({ versions }: Schedule): Array<ScheduleProblem> {
  return versions.flatMap(({ stage, start, end }): Array<ScheduleProblem> => {
    if (start?.kind !== "date" || end.kind !== "date" || start.on <= end.on) return [];
    return [{ kind: "backwards", path: [`${stage} start ${start.on}`, `${stage} end ${end.on}`] }];
  });
}
