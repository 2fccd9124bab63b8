import { inTransaction } from "#app/data/db.server.ts";
import { findMilestoneKeys, milestoneMark, type NewReport } from "#app/data/reports.server.ts";
import { filesToFile } from "#app/data/stored-files.server.ts";
import type { OwnFiles } from "#app/domain/evidence-line.ts";
import type { Actor } from "#app/domain/permission.ts";
import { storedFileIn } from "#app/domain/stored-file.ts";
import {
  decideSubmission,
  type FiledLink,
  type ReadAnswer,
  type Submission,
  type SubmissionProblem,
  type SubmissionRefusal,
} from "#app/domain/submission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { decidedOn } from "./judged-on.server.ts";
import { findOwnMilestone, ownOrganisations, reportsFor } from "./own-milestone.server.ts";
import { saveReport } from "./save-report.server.ts";
import type { SupportAsked } from "./support-asked.server.ts";

/** What is said of one milestone. */
export type ReportEntry = {
  milestone: string;
  submission: Submission;
  /** Whom the support is asked of; null when it is only told. */
  support?: SupportAsked | null;
};

export type SubmitReportsInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  entries: ReadonlyArray<ReportEntry>;
  /** What addresses of this site begin with; null where no file can have been handed in. */
  origin?: string | null;
  /** One submission over several milestones. */
  together?: boolean;
};

export type FiledReport = { milestone: string; reportId: string; itemIds: ReadonlyArray<string> };

/** Why one of the milestones keeps all of them from being filed. */
export type RefusedEntry = { milestone: string } & (
  | { refusal: SubmissionRefusal | "not_found" }
  | { refusal: "invalid"; problems: ReadonlyArray<SubmissionProblem> }
);

export type SubmitReportsOutcome =
  | { ok: true; reports: ReadonlyArray<FiledReport> }
  | { ok: false; refused: ReadonlyArray<RefusedEntry> };

type SubmitDeps = Pick<Deps, "db" | "now" | "newId" | "allow">;

/** Others may write on the same milestone between deciding and saving; then it is decided again. */
const MOST_TRIES = 5;

/** Files progress reports with their evidence, all of them or none, and forgets the drafts they came from. */
export async function submitReports(
  input: SubmitReportsInput,
  deps: SubmitDeps,
): Promise<SubmitReportsOutcome> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const outcome = await trySubmit(input, deps);
    if (outcome !== "overtaken") return outcome;
  }
  throw new Error(`reports on ${input.plan}: facts kept changing while they were decided`);
}

/** `mark` tells on what it was decided. */
type Decided = {
  report: NewReport;
  mark: string;
  links: ReadonlyArray<FiledLink>;
  support: SupportAsked | null;
};

async function trySubmit(
  input: SubmitReportsInput,
  deps: SubmitDeps,
): Promise<SubmitReportsOutcome | "overtaken"> {
  const at = deps.now();
  const groupId = input.together === true ? deps.newId() : null;
  const decided: Array<Decided> = [];
  const refused: Array<RefusedEntry> = [];
  for (const entry of input.entries) {
    const found = await decideEntry(entry, { input, at, groupId }, deps);
    if ("refusal" in found) refused.push(found);
    else decided.push(found);
  }
  if (refused.length > 0) return { ok: false, refused };
  return inTransaction(deps.db, async (tx) => {
    for (const { report, mark } of decided)
      if ((await milestoneMark(tx, report.keys)) !== mark) return "overtaken";
    const reports: Array<FiledReport> = [];
    for (const { report, links, support } of decided) {
      const saving = { links, support, actorName: input.actorName, newId: deps.newId };
      const itemIds = await saveReport(tx, report, saving);
      reports.push({ milestone: report.milestone, reportId: report.id, itemIds });
    }
    return { ok: true, reports };
  });
}

async function decideEntry(
  { milestone: code, submission: whole, support = null }: ReportEntry,
  { input, at, groupId }: { input: SubmitReportsInput; at: Date; groupId: string | null },
  deps: SubmitDeps,
): Promise<Decided | RefusedEntry> {
  const { actor, plan } = input;
  const keys = await findMilestoneKeys(deps.db, plan, code);
  const mark = keys === null ? "" : await milestoneMark(deps.db, keys); // before the facts are read
  const own = await findOwnMilestone({ actor, plan, milestone: code }, { db: deps.db, now: () => at });
  if (!own.ok) return { milestone: code, refusal: own.refusal };
  if (keys === null) return { milestone: code, refusal: "not_found" };
  const files = await ownFilesIn(whole, { ...input, origin: input.origin ?? null, today: own.today }, deps);
  const decision = decideSubmission(whole, { mayReport: true, ...decidedOn(own, files, deps) });
  if (!decision.ok) return { milestone: code, ...decision };
  const { slots: _slots, ...submission } = whole;
  const organisation = reportsFor(actor, plan, own.milestone, own.today);
  const report = {
    ...{ id: deps.newId(), keys, milestone: code, organisation, authorId: actor.userId, submission },
    ...{ knownOn: own.today, at, groupId },
  };
  return { report, mark, links: decision.links, support };
}

/** The files of this site that these lines name and the person's organisations handed in. */
export async function ownFilesIn(
  { slots }: Pick<ReadAnswer, "slots">,
  {
    actor,
    plan,
    origin,
    today,
  }: {
    actor: Actor;
    plan: string;
    origin: string | null;
    today: Parameters<typeof ownOrganisations>[2];
  },
  { db }: Pick<Deps, "db">,
): Promise<OwnFiles> {
  const named = slots.flatMap(({ links }) => links.map(storedFileIn)).filter((file) => file !== null);
  if (origin === null || origin === "") return { origin: null, ids: new Map() };
  const files = await filesToFile(db, { plan, organisations: ownOrganisations(actor, plan, today) }, named);
  return { origin, ids: new Map([...files].map(([key, { id }]) => [key, id])) };
}
