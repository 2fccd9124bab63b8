import { findCredentials, findPerson } from "#app/data/users.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { byCommitment, suggestedFor } from "#app/domain/period-report/round.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { issueReport } from "#app/services/period-report/issue-report.server.ts";
import { latestOf, type OpenedRound, openRound } from "#app/services/period-report/open-round.server.ts";
import { setIrmLevel } from "#app/services/period-report/set-irm-level.server.ts";
import { readIllustrationFiles } from "./read-illustration-files.server.ts";

type IssueDeps = Pick<Deps, "db" | "now" | "newId" | "keyFolder">;

/**
 * Issues the illustration's period report once, by its reviewer and by every rule of the product, so that there
 * is a sealed report to look at. It is marked as illustration and goes with it.
 *
 * @returns whether a report was issued: false where the round has one.
 * @throws {Error} when the illustration is not loaded, or the product refuses the report.
 */
export async function issueSampleReport(deps: IssueDeps): Promise<boolean> {
  const { source } = await readIllustrationFiles();
  const { plan, report } = source.frame;
  const place = { plan, checkpoint: report.checkpoint, asOf: report.as_of };
  const opened = await openRound(place, deps);
  if (opened === null) throw new Error(`ilustrasi.yaml: ${plan} has no round ${report.checkpoint}`);
  if (latestOf(opened.issued, report.checkpoint) !== null) return false;
  const email = source.accounts.find(({ value }) => value.role === "reviewer")?.value.email ?? "";
  const issuer = await reviewerOf(email, deps);
  await setLevels(opened, { ...place, ...issuer }, deps);
  const outcome = await issueReport({ ...place, ...issuer, seen: null, reason: "" }, deps);
  if (!outcome.ok) throw new Error(`the illustration's report is refused: ${outcome.refusal}`);
  return true;
}

type Issuer = { actor: Actor; actorName: string };

async function reviewerOf(email: string, { db }: Pick<Deps, "db">): Promise<Issuer> {
  const account = await findCredentials(db, email);
  const person = account === null ? null : await findPerson(db, account.userId);
  if (account === null || person === null) throw new Error("the illustration has no reviewer: load it first");
  return { actor: { userId: account.userId, offices: person.offices }, actorName: person.name };
}

/** The levels that the rule suggests, where none is set. */
async function setLevels(
  { indexed, round, levels }: OpenedRound,
  setting: Issuer & { plan: string; checkpoint: string; asOf: CalendarDate },
  deps: IssueDeps,
): Promise<void> {
  for (const [commitment, members] of byCommitment(indexed, round)) {
    if (levels.has(commitment)) continue;
    const set = await setIrmLevel({ ...setting, commitment, level: suggestedFor(members), reason: "" }, deps);
    if (!set.ok) throw new Error(`the illustration's level of ${commitment} is refused: ${set.refusal}`);
  }
}
