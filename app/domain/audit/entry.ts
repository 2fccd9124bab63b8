import type { CalendarDate } from "#app/domain/calendar-date.ts";

/** One line of what changed: the place in the record, and what stood there before and after. */
export type AuditDifference = { path: string; before: string | null; after: string | null };

const LONGEST = 400;
const MOST = 60;

/** What an entry changed, by place, in the order of the places. What stayed is left out. */
export function differencesOf(before: unknown, after: unknown): Array<AuditDifference> {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((difference) => difference.before !== difference.after)
    .slice(0, MOST);
}

function leavesOf(value: unknown, path = "", leaves = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return leaves;
  if (typeof value !== "object") return leaves.set(path, String(value).slice(0, LONGEST));
  for (const [name, part] of Object.entries(value)) {
    leavesOf(part, path === "" ? name : `${path}.${name}`, leaves);
  }
  return leaves;
}

/** Acts with a name of their own in the interface. Others are shown by their code. */
export const NAMED_ACTIONS = [
  ...["report.submitted", "report.checked", "report.accepted", "report.returned", "return.disputed"],
  ...["dispute.answered", "closure.filed", "closure.agreed", "closure.refused", "irm_level.set"],
  ...["principles.judged", "period_report.issued", "period_report.corrected", "evidence.verdict_changed"],
  ...["evidence.content_withheld", "evidence.check_asked", "remark.published", "remark.rejected"],
  ...["comment.filed", "comment.published", "comment.rejected", "data_request.published"],
  ...["data_request.rejected", "data_request.forwarded", "data_request.answered", "meeting.recorded"],
  ...["support.asked", "support.answered", "risk.recorded", "plan.loaded", "illustration.loaded"],
  ...["illustration.removed", "facts.sealed", "user.added", "session.started", "session.ended"],
  ...["catalogue.harvested", "dataset.registered", "review.assigned", "mail.retried"],
] as const;
export type NamedAction = (typeof NAMED_ACTIONS)[number];

/** The action, when it has a name of its own. */
export function namedAction(action: string): NamedAction | null {
  return NAMED_ACTIONS.find((named) => named === action) ?? null;
}

/** What of an entry everybody may read: these places of `before` and `after`, and the reason where it is public. */
type PublicPart = { places: ReadonlyArray<string>; reason: boolean };

/** Acts on public facts. An act that is not listed stays with those who keep the installation. */
const PUBLIC: Readonly<Record<string, PublicPart>> = {
  "report.submitted": { places: ["milestone", "percentDone"], reason: false },
  "report.checked": { places: ["decision"], reason: true },
  "report.accepted": { places: ["decision"], reason: true },
  "report.returned": { places: ["step", "decision"], reason: true },
  "return.disputed": { places: [], reason: false },
  "dispute.answered": { places: ["decision"], reason: false },
  "closure.filed": { places: ["slot", "scope", "ground"], reason: false },
  "closure.agreed": { places: [], reason: true },
  "closure.refused": { places: [], reason: true },
  "irm_level.set": { places: ["level", "suggested"], reason: true },
  "period_report.issued": { places: ["checkpoint", "version", "asOf", "sha256"], reason: true },
  "period_report.corrected": { places: ["checkpoint", "version", "asOf", "sha256"], reason: true },
  "evidence.verdict_changed": { places: ["verdict"], reason: false },
  "remark.published": { places: ["slot", "kind"], reason: false },
  "comment.published": { places: ["milestone"], reason: false },
  "data_request.published": { places: [], reason: false },
  "data_request.answered": { places: ["address"], reason: false },
  "plan.loaded": { places: ["created", "updated"], reason: false },
};

/** Places of an entry with a name of their own in the interface: those that everybody may read. */
export const NAMED_PLACES = [
  "address",
  "asOf",
  "checkpoint",
  "created",
  "decision",
  "ground",
  "kind",
  "level",
  "milestone",
  "percentDone",
  "scope",
  "sha256",
  "slot",
  "step",
  "suggested",
  "updated",
  "verdict",
  "version",
] as const;

/** The place, when it has a name of its own. */
export function namedPlace(path: string): (typeof NAMED_PLACES)[number] | null {
  return NAMED_PLACES.find((named) => named === path) ?? null;
}

/** Acts whose entries everybody may read. */
export const PUBLIC_ACTIONS: ReadonlyArray<string> = Object.keys(PUBLIC);

/** The part of an entry's change that everybody may read. */
export function publicDifferences(
  action: string,
  differences: ReadonlyArray<AuditDifference>,
): Array<AuditDifference> {
  const places = PUBLIC[action]?.places ?? [];
  return differences.filter(({ path }) => places.includes(path));
}

/** The reason of an entry where everybody may read it; else null. */
export function publicReason(action: string, reason: string | null): string | null {
  return PUBLIC[action]?.reason ? reason : null;
}

/** What to show of the log. What is null is not asked for. */
export type AuditFilter = {
  actor: string | null;
  action: string | null;
  subject: string | null;
  plan: string | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
};
