import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { SubjectType } from "./closed-lists.ts";
import type { EditKind } from "./plan-edit.ts";
import type { EditWay, RecordedEdit } from "./recorded-edit.ts";

/** Changes made together, told in a line. */
export type BatchSummary = {
  batch: string;
  knownOn: CalendarDate;
  recordedAt: string;
  via: EditWay;
  reason: string | null;
  edits: number;
  /** The first of what was changed. */
  first: { subjectType: SubjectType; subjectCode: string; kind: EditKind };
  /** Another batch took it back already. */
  undone: boolean;
};

/** The last batches of a plan, newest first. */
export function batchesOf(edits: ReadonlyArray<RecordedEdit>, most: number): Array<BatchSummary> {
  const undone = new Set(edits.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])));
  return [...groupBy(edits, ({ batch }) => batch).values()]
    .toReversed()
    .slice(0, most)
    .flatMap((made) => {
      const [first] = made;
      if (first === undefined) return [];
      const { batch, knownOn, recordedAt, via, reason, subjectType, subjectCode, kind } = first;
      const told = { batch, knownOn, recordedAt, via, reason, edits: made.length };
      return [{ ...told, first: { subjectType, subjectCode, kind }, undone: undone.has(batch) }];
    });
}
