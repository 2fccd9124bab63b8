import type { Stage, StageKey } from "./schedule.ts";

/** Stages that refer to each other in a circle have no dates. */
export class ScheduleCircle extends RangeError {
  /** From the stage asked for, over what it hangs on, back to itself. */
  readonly path: ReadonlyArray<string>;

  constructor(path: ReadonlyArray<string>) {
    super(`stages refer to each other: ${path.join(" > ")}`);
    this.path = path;
  }
}

/** A stage that is its own ancestor would be walked up for ever. */
export function refuseOwnAncestor(stage: Stage, stages: ReadonlyMap<StageKey, Stage>): void {
  const path = [stage.key];
  for (let parent = stage.parent; parent !== null; parent = stages.get(parent)?.parent ?? null) {
    if (path.includes(parent)) throw new ScheduleCircle([...path, parent]);
    path.push(parent);
  }
}
