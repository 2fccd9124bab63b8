import type { CalendarDate } from "./calendar-date.ts";
import { hasPassed, isDue } from "./deadline.ts";
import { type EvidenceUrl, keysOf } from "./evidence/canonical-url.ts";
import type { EvidenceRole } from "./evidence/evidence-item.ts";
import { STRICT_POLICY, type UrlPolicy, type UrlRefusal } from "./evidence/url-policy.ts";
import { NO_FILES, type OwnFiles, readEvidenceLine } from "./evidence-line.ts";
import type { Obstacle, Report } from "./facts.ts";
import type { MilestoneStanding } from "./milestone-standing.ts";
import type { EvidenceKind, EvidenceSlot } from "./plan.ts";
import type { SlotStanding } from "./slot-standing.ts";

/** What an owner says of a milestone, before anything is decided about it. */
export type Submission = {
  /** 0–100. */
  percentDone: number;
  narrative: string;
  obstacles: ReadonlyArray<Obstacle>;
  obstacleNote: string | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  supportAsked: string | null;
  slots: ReadonlyArray<SlotFiling>;
};

/** An answer as far as it could be read: the percent may be missing. */
export type ReadAnswer = Omit<Submission, "percentDone"> & { percentDone: number | null };

/** Links pasted into one slot, one per line as typed; blank lines are left out by the decision. */
export type SlotFiling = { slot: string; kind: EvidenceKind | null; links: ReadonlyArray<string> };

/** A link that goes into a slot; `fileId` of a file that was handed in here. */
export type FiledLink = {
  slot: string;
  kind: EvidenceKind;
  role: EvidenceRole;
  address: EvidenceUrl;
  fileId: string | null;
};

export type SubmissionProblemCode =
  | UrlRefusal
  | "file_unknown"
  | "percent_out_of_range"
  | "narrative_missing"
  | "obstacle_required"
  | "obstacle_unless_complete"
  | "obstacle_unless_half"
  | "slot_unknown"
  | "kind_not_accepted"
  | "too_many_links";

/** Something the owner can mend; `line` counts from 1 within the slot. */
export type SubmissionProblem = { code: SubmissionProblemCode; slot: string | null; line: number | null };

export type SubmissionRefusal = "not_owner" | "milestone_closed" | "nothing_changed";

export type SubmissionDecision =
  | { ok: true; links: ReadonlyArray<FiledLink> }
  | { ok: false; refusal: SubmissionRefusal }
  | { ok: false; refusal: "invalid"; problems: ReadonlyArray<SubmissionProblem> };

export const MOST_LINKS_PER_SLOT = 20;

/** What a piece of evidence is offered as follows from its kind; it decides which checks apply. */
export const ROLE_OF_KIND: Readonly<Record<EvidenceKind, EvidenceRole>> = {
  dataset: "data-file",
  api: "api",
  document: "document",
  decision: "document",
  minutes: "document",
  web_page: "web-page",
  activity: "event-record",
};

/**
 * Whether this submission may be filed today, and which links it files.
 *
 * A link that already stands in the slot is not filed twice. Every problem is named at once, so that
 * nobody mends a form line by line.
 *
 * @param mayReport whether the person holds an owner's office for an organisation that owns the milestone.
 * @param standing the milestone as of `today`.
 */
export function decideSubmission(
  submission: Submission,
  {
    mayReport,
    standing,
    today,
    policy = STRICT_POLICY,
    files = NO_FILES,
  }: {
    mayReport: boolean;
    standing: MilestoneStanding;
    today: CalendarDate;
    policy?: UrlPolicy;
    files?: OwnFiles;
  },
): SubmissionDecision {
  if (!mayReport) return { ok: false, refusal: "not_owner" };
  if (standing.status === "cancelled") return { ok: false, refusal: "milestone_closed" };
  const problems = submissionProblems(submission, { standing, today, policy, files });
  if (problems.length > 0) return { ok: false, refusal: "invalid", problems };
  const { links } = readLinks(submission.slots, standing.slots, { policy, files });
  const repeats = standing.claim !== null && saysTheSame(submission, standing.claim.report);
  if (repeats && links.length === 0) return { ok: false, refusal: "nothing_changed" };
  return { ok: true, links };
}

/** Everything the owner must mend, also while the percent itself is missing. */
export function submissionProblems(
  answer: ReadAnswer,
  {
    standing,
    today,
    ...known
  }: { standing: MilestoneStanding; today: CalendarDate; policy: UrlPolicy; files: OwnFiles },
): Array<SubmissionProblem> {
  const { problems } = readLinks(answer.slots, standing.slots, known);
  return [...answerProblems(answer, standing, today), ...problems];
}

/**
 * Whether an obstacle must be named: the milestone is late, due with less than half done (limited), or not started.
 */
export function obstacleRequired(
  percentDone: number,
  standing: Pick<MilestoneStanding, "deadline">,
  today: CalendarDate,
): boolean {
  if (percentDone <= 0) return true;
  if (percentDone < 100 && hasPassed(standing.deadline, today)) return true;
  return percentDone < 50 && isDue(standing.deadline, today);
}

function answerProblems(
  { percentDone, narrative, obstacles }: ReadAnswer,
  standing: MilestoneStanding,
  today: CalendarDate,
): Array<SubmissionProblem> {
  const codes: Array<SubmissionProblemCode> = [];
  const readable = percentDone === null || (percentDone >= 0 && percentDone <= 100);
  if (!readable) codes.push("percent_out_of_range");
  if (narrative.trim() === "") codes.push("narrative_missing");
  const missing = readable && obstacles.length === 0 ? obstacleProblem(percentDone, standing, today) : null;
  if (missing !== null) codes.push(missing);
  return codes.map((code) => ({ code, slot: null, line: null }));
}

/** Which percent would do without an obstacle is said while the percent is missing. */
function obstacleProblem(
  percentDone: number | null,
  standing: MilestoneStanding,
  today: CalendarDate,
): SubmissionProblemCode | null {
  if (percentDone !== null)
    return obstacleRequired(percentDone, standing, today) ? "obstacle_required" : null;
  if (hasPassed(standing.deadline, today)) return "obstacle_unless_complete";
  return isDue(standing.deadline, today) ? "obstacle_unless_half" : null;
}

type Known = { policy: UrlPolicy; files: OwnFiles };
type ReadLinks = { links: Array<FiledLink>; problems: Array<SubmissionProblem> };

function readLinks(
  filings: ReadonlyArray<SlotFiling>,
  slots: ReadonlyArray<SlotStanding>,
  known: Known,
): ReadLinks {
  const read: ReadLinks = { links: [], problems: [] };
  for (const filing of filings) {
    const lines = filing.links.map((text, index) => ({ text: text.trim(), line: index + 1 }));
    const typed = lines.filter((line) => line.text !== "");
    if (typed.length === 0) continue;
    const standing = slots.find((candidate) => candidate.slot.code === filing.slot);
    const problem = (code: SubmissionProblemCode, line: number | null) =>
      read.problems.push({ code, slot: filing.slot, line });
    if (standing === undefined) problem("slot_unknown", null);
    else if (typed.length > MOST_LINKS_PER_SLOT) problem("too_many_links", null);
    else readSlot({ filing, standing, typed, known, read, problem });
  }
  return read;
}

function readSlot({
  filing,
  standing,
  typed,
  known,
  read,
  problem,
}: {
  filing: SlotFiling;
  standing: SlotStanding;
  typed: ReadonlyArray<{ text: string; line: number }>;
  known: Known;
  read: ReadLinks;
  problem: (code: SubmissionProblemCode, line: number | null) => void;
}): void {
  const kind = kindOf(filing, standing.slot);
  if (kind === null) {
    problem("kind_not_accepted", null);
    return;
  }
  const stands = standingAddresses(standing);
  for (const { text, line } of typed) {
    const found = readEvidenceLine(text, known);
    if (!found.ok) problem(found.refusal, line);
    else if (!stands.has(found.address.k1)) {
      const { address, fileId } = found;
      stands.add(address.k1);
      read.links.push({ slot: filing.slot, kind, role: ROLE_OF_KIND[kind], address, fileId });
    }
  }
}

function kindOf(filing: SlotFiling, slot: EvidenceSlot): EvidenceKind | null {
  if (filing.kind === null) return slot.acceptedKinds[0] ?? "web_page";
  return slot.acceptedKinds.includes(filing.kind) ? filing.kind : null;
}

/** Addresses filed in the slot that were not returned. */
function standingAddresses(standing: SlotStanding): Set<string> {
  const keys = new Set<string>();
  for (const { item, review } of standing.items) {
    const key = review === "returned" ? null : keysOf(item.url);
    if (key !== null) keys.add(key.k1);
  }
  return keys;
}

function saysTheSame(submission: Submission, claim: Report): boolean {
  return (
    submission.percentDone === claim.percentDone &&
    submission.narrative.trim() === claim.narrative &&
    [...submission.obstacles].sort().join() === [...claim.obstacles].sort().join() &&
    submission.obstacleNote === claim.obstacleNote &&
    submission.nextStep === claim.nextStep &&
    submission.nextStepOn === claim.nextStepOn &&
    submission.supportAsked === claim.supportAsked
  );
}
