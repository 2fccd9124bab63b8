import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { SubjectType } from "./closed-lists.ts";
import { fieldTexts } from "./field-texts.ts";
import type { PlanDocument } from "./plan-document.ts";
import { type EditKind, saysSame } from "./plan-edit.ts";
import type { EditWay, RecordedEdit } from "./recorded-edit.ts";
import { type DiffRun, wordDiff } from "./word-diff.ts";

/** One change of one field of a subject, as runs of words. */
export type FieldChange = { field: string; runs: ReadonlyArray<DiffRun> };

/** One version of a subject's text: when, why, and what changed. */
export type SubjectVersion = {
  /** Number of the version; 1 is the text as it was first written. */
  number: number;
  knownOn: CalendarDate;
  kind: EditKind;
  via: EditWay;
  reason: string | null;
  changes: ReadonlyArray<FieldChange>;
};

/** Fields that say where a subject stands in a list, not what it says. */
const UNTOLD = ["ordinal", "provenance"];

/**
 * The versions of a subject's text known on a day, newest first, what belongs to it included: the elements of
 * a slot, the indicators of a target. Values of internal fields are never told.
 */
export function subjectHistory(
  edits: ReadonlyArray<RecordedEdit>,
  { type, code, document }: { type: SubjectType; code: string; document: PlanDocument },
): Array<SubjectVersion> {
  const open = new Set(
    document.field.filter(({ visibility }) => visibility === "public").map((field) => field.code),
  );
  const own = edits.filter(({ subjectType, subjectCode }) => {
    return (subjectType === type && subjectCode === code) || isPart(subjectType, subjectCode, { type, code });
  });
  const first = own[0]?.kind === "created" && own[0].subjectType === type ? 1 : 2;
  return own
    .map((edit, place): SubjectVersion => {
      const { knownOn, kind, via, reason } = edit;
      return { number: place + first, knownOn, kind, via, reason, changes: changesOf(edit, code, open) };
    })
    .filter(({ changes, kind }) => changes.length > 0 || kind !== "changed")
    .toReversed();
}

function isPart(
  subjectType: SubjectType,
  subjectCode: string,
  { type, code }: { type: SubjectType; code: string },
) {
  if (type === "slot") return subjectType === "element" && subjectCode.startsWith(`${code}/`);
  return type === "milestone" && subjectType === "indicator" && subjectCode.startsWith(`${code}/`);
}

function changesOf(edit: RecordedEdit, code: string, open: ReadonlySet<string>): Array<FieldChange> {
  const prefix = edit.subjectCode === code ? "" : `${edit.subjectCode.slice(code.length + 1)}: `;
  const isOpen = (field: string) => open.has(field);
  const names = Object.keys({ ...edit.before, ...edit.after }).filter((name) => !UNTOLD.includes(name));
  return names.flatMap((name) => {
    const [olds, news] = [
      fieldTexts(name, edit.before?.[name], isOpen),
      fieldTexts(name, edit.after?.[name], isOpen),
    ];
    return [...new Set([...olds.keys(), ...news.keys()])]
      .filter((part) => !saysSame(olds.get(part), news.get(part)))
      .map((part) => {
        const runs = wordDiff(olds.get(part) ?? "", news.get(part) ?? "");
        return { field: `${prefix}${part}`, runs };
      })
      .filter(({ runs }) => runs.some(({ kind }) => kind !== "same"));
  });
}
