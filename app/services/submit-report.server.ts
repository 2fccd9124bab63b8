import type { Actor } from "#app/domain/permission.ts";
import {
  type ReadAnswer,
  type Submission,
  type SubmissionProblem,
  type SubmissionRefusal,
  submissionProblems,
} from "#app/domain/submission.ts";
import type { Deps } from "./deps.server.ts";
import { decidedOn } from "./owner/judged-on.server.ts";
import { findOwnMilestone } from "./owner/own-milestone.server.ts";
import { ownFilesIn, type ReportEntry, submitReports } from "./owner/submit-reports.server.ts";

export type SubmitReportInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  milestone: string;
  submission: Submission;
  support?: ReportEntry["support"];
  /** What addresses of this site begin with; null where no file can have been handed in. */
  origin?: string | null;
};

export type SubmitReportOutcome =
  | { ok: true; reportId: string; itemIds: ReadonlyArray<string> }
  | { ok: false; refusal: SubmissionRefusal | "not_found" }
  | { ok: false; refusal: "invalid"; problems: ReadonlyArray<SubmissionProblem> };

/** Files an owner's progress report with its evidence, and forgets the draft it came from. */
export async function submitReport(
  { milestone, submission, support = null, ...who }: SubmitReportInput,
  deps: Pick<Deps, "db" | "now" | "newId" | "allow">,
): Promise<SubmitReportOutcome> {
  const outcome = await submitReports({ ...who, entries: [{ milestone, submission, support }] }, deps);
  if (outcome.ok) {
    const [filed] = outcome.reports;
    if (filed === undefined) throw new Error(`the report on ${milestone} was not filed`);
    return { ok: true, reportId: filed.reportId, itemIds: filed.itemIds };
  }
  const [refused] = outcome.refused;
  if (refused === undefined) throw new Error(`the report on ${milestone} was refused for no reason`);
  if (refused.refusal !== "invalid") return { ok: false, refusal: refused.refusal };
  return { ok: false, refusal: "invalid", problems: refused.problems };
}

/** What else must be mended in an answer that could not be wholly read; nothing is filed, a milestone that is not the person's lacks nothing. */
export async function problemsOfAnswer(
  {
    answer,
    origin = null,
    ...place
  }: { actor: Actor; plan: string; milestone: string; answer: ReadAnswer; origin?: string | null },
  deps: Pick<Deps, "db" | "now" | "allow">,
): Promise<ReadonlyArray<SubmissionProblem>> {
  const own = await findOwnMilestone(place, deps);
  if (!own.ok) return [];
  const files = await ownFilesIn(answer, { ...place, origin, today: own.today }, deps);
  return submissionProblems(answer, decidedOn(own, files, deps));
}
