import { linesOf } from "./link-judgement.ts";
import type { ReportField, ReportForm } from "./report-form.ts";

/** One field in which two forms differ, with both texts. */
export type FormDifference = { field: ReportField; mine: string; theirs: string };

const TEXTS = ["narrative", "obstacleNote", "nextStep", "nextStepOn", "supportAsked", "pasted"] as const;

/** Where two forms say different things. A kind that is left to the slot is no difference. */
export function formDifferences(mine: ReportForm, theirs: ReportForm): Array<FormDifference> {
  const found: Array<FormDifference> = [];
  const compare = (field: ReportField, left: string, right: string) => {
    if (left.trim() !== right.trim()) found.push({ field, mine: left, theirs: right });
  };
  compare("percent", mine.percent, theirs.percent);
  compare("obstacles", [...mine.obstacles].sort().join(", "), [...theirs.obstacles].sort().join(", "));
  for (const field of TEXTS) compare(field, mine[field], theirs[field]);
  const codes = new Set([...mine.slots, ...theirs.slots].map(({ code }) => code));
  for (const code of codes) {
    compare(`slot-${code}`, linksIn(mine, code).join("\n"), linksIn(theirs, code).join("\n"));
  }
  return found;
}

/** Whether two forms say the same. */
export function saysSame(left: ReportForm, right: ReportForm): boolean {
  return formDifferences(left, right).length === 0;
}

/**
 * Both forms in one: every link, every obstacle and both texts where they differ. A percent is never joined:
 * mine stays, unless I said none.
 */
export function joinForms(mine: ReportForm, theirs: ReportForm): ReportForm {
  const both = (left: string, right: string) => {
    const [one, other] = [left.trim(), right.trim()];
    if (one === "" || one === other || other.includes(one)) return other === "" ? left : right;
    return other === "" || one.includes(other) ? left : `${left}\n\n${right}`;
  };
  const codes = [...new Set([...mine.slots, ...theirs.slots].map(({ code }) => code))];
  return {
    percent: mine.percent === "" ? theirs.percent : mine.percent,
    obstacles: [...new Set([...mine.obstacles, ...theirs.obstacles])],
    narrative: both(mine.narrative, theirs.narrative),
    obstacleNote: both(mine.obstacleNote, theirs.obstacleNote),
    nextStep: both(mine.nextStep, theirs.nextStep),
    nextStepOn: mine.nextStepOn === "" ? theirs.nextStepOn : mine.nextStepOn,
    supportAsked: both(mine.supportAsked, theirs.supportAsked),
    supportTo: mine.supportTo === "" ? theirs.supportTo : mine.supportTo,
    pasted: [...new Set([...linesOf(mine.pasted), ...linesOf(theirs.pasted)])].join("\n"),
    slots: codes.map((code) => ({
      code,
      kind: kindIn(mine, code) || kindIn(theirs, code),
      links: [...new Set([...linksIn(mine, code), ...linksIn(theirs, code)])].join("\n"),
    })),
  };
}

/**
 * A form with the answers of an earlier one where it has none. The percent is never carried: it is what only
 * the owner knows now.
 */
export function carryInto(form: ReportForm, earlier: ReportForm): ReportForm {
  const filled = (own: string, other: string) => (own.trim() === "" ? other : own);
  return {
    ...form,
    obstacles: form.obstacles.length === 0 ? earlier.obstacles : form.obstacles,
    narrative: filled(form.narrative, earlier.narrative),
    obstacleNote: filled(form.obstacleNote, earlier.obstacleNote),
    nextStep: filled(form.nextStep, earlier.nextStep),
    nextStepOn: form.nextStep.trim() === "" ? earlier.nextStepOn : form.nextStepOn,
    supportAsked: filled(form.supportAsked, earlier.supportAsked),
    pasted: [...new Set([...linesOf(form.pasted), ...linesOf(earlier.pasted)])].join("\n"),
  };
}

function linksIn({ slots }: ReportForm, code: string): Array<string> {
  return linesOf(slots.find((slot) => slot.code === code)?.links ?? "");
}

function kindIn({ slots }: ReportForm, code: string): string {
  return slots.find((slot) => slot.code === code)?.kind ?? "";
}
