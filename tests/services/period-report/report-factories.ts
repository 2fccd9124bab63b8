import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db } from "#app/data/db.server.ts";
import type { ReviewInput } from "#app/domain/review.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { issueReport } from "#app/services/period-report/issue-report.server.ts";
import { setIrmLevel } from "#app/services/period-report/set-irm-level.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, type Cast, insertCast, testDeps } from "#tests/data-factories.ts";
import { day } from "#tests/factories.ts";

/** After the round was over. */
export const ISSUE_AT = new Date("2023-07-20T03:00:00Z");
export const ROUND = { plan: "rencana", checkpoint: "B06", asOf: day("2023-07-15") };

export type Reported = Cast & { deps: Deps; later: (at: Date) => Deps; item: string; reportId: string };

/** A plan with one claim that went through both steps, and a folder for keys. */
export async function withReported(db: Db, run: (reported: Reported) => Promise<void>): Promise<void> {
  const keyFolder = mkdtempSync(join(tmpdir(), "capaian-keys-"));
  const later = (at: Date): Deps => ({ ...testDeps(db, at), keyFolder });
  try {
    const cast = await insertCast(db);
    const { plan } = ROUND;
    const who = { plan, milestone: "A1-B06", actor: cast.owner, actorName: "Sari" };
    const sent = await submitReport({ ...who, submission: aSubmission() }, testDeps(db));
    if (!sent.ok) throw new Error(sent.refusal);
    const [item = ""] = sent.itemIds;
    const { reportId } = sent;
    const check: ReviewInput = {
      ...{ step: "check", decision: "accepted", reason: null },
      items: [{ item, decision: "accepted", reason: null, elements: ["nama", "dapil"] }],
    };
    const accept: ReviewInput = { step: "acceptance", decision: "accepted", reason: null, items: [] };
    const deps = testDeps(db);
    await reviewReport({ ...check, actor: cast.secretary, actorName: "Wayan", reportId }, deps);
    await reviewReport({ ...accept, actor: cast.reviewer, actorName: "Rina", reportId }, deps);
    await run({ ...cast, deps: later(ISSUE_AT), later, item, reportId });
  } finally {
    rmSync(keyFolder, { recursive: true, force: true });
  }
}

/** Sets the level the rule suggests and issues the report of the round. */
export async function issued({ reviewer, deps }: Pick<Reported, "reviewer" | "deps">, reason = "") {
  const who = { actor: reviewer, actorName: "Rina" };
  const level = { commitment: "K6", level: "complete", reason: "" } as const;
  const set = await setIrmLevel({ ...ROUND, ...who, ...level }, deps);
  if (!set.ok) throw new Error(set.refusal);
  return issueReport({ ...ROUND, ...who, seen: null, reason }, deps);
}
