import type { StatusReason } from "#app/domain/status-reason.ts";
import type { Formats } from "./formats.ts";
import type { Translate } from "./translate.ts";

type Words = Pick<Formats, "longDate"> & { t: Translate };

/** Why a milestone has its status, in one sentence with its dates. */
export function statusSentence(
  reason: StatusReason,
  waitingFor: string | null,
  { t, longDate }: Words,
): string {
  const values = {
    due: reason.dueOn === null ? "" : longDate(reason.dueOn),
    asOf: longDate(reason.asOf),
    slots: reason.slots.join(", "),
    into: reason.mergedInto ?? "",
    event: waitingFor ?? "",
    count: reason.lateByDays ?? Math.max(reason.daysLeft ?? 0, 0),
  };
  return t(`milestone.reason.${reason.code}`, values);
}

/** Where the due day and the reporting round stand, in sentences of their own. */
export function dateSentences(reason: StatusReason, { t, longDate }: Words): Array<string> {
  const sentences: Array<string> = [];
  if (reason.dueOn !== null) {
    const due = longDate(reason.dueOn);
    const key =
      reason.daysLeft === null || reason.daysLeft > 0 ? "before" : reason.daysLeft === 0 ? "on" : "after";
    sentences.push(t(`milestone.due.${key}`, { due }));
  }
  const round = longDate(reason.checkpointDueOn);
  sentences.push(t(reason.roundOver ? "milestone.round.over" : "milestone.round.open", { date: round }));
  sentences.push(t(reason.counted ? "milestone.counted.yes" : "milestone.counted.no"));
  return sentences;
}
