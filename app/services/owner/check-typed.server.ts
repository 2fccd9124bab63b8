import { inTransaction } from "#app/data/db.server.ts";
import { countAttempt } from "#app/data/rate-limits.server.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import type { UrlRefusal } from "#app/domain/evidence/url-policy.ts";
import type { Verdict } from "#app/domain/facts.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { EvidenceKind } from "#app/domain/plan.ts";
import { ROLE_OF_KIND } from "#app/domain/submission.ts";
import { checkUrl } from "#app/services/check-url.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { findOwnMilestone } from "./own-milestone.server.ts";

/** Typed links one person may have opened within an hour. */
export const MOST_LOOKS = 40;
const HOUR_MS = 3_600_000;

export type CheckedTyped =
  | { ok: true; url: string; verdict: Verdict; checks: ReadonlyArray<CheckResult> }
  | { ok: false; url: string; refusal: UrlRefusal | "too_many_looks" };

/**
 * Opens a link that is still being typed and judges it by itself (*periksa sekarang*); nothing is stored.
 *
 * @param kind what it is offered as; null to judge it as what it looks like.
 * @returns null for somebody who does not report on the milestone.
 */
export async function checkTyped(
  {
    url,
    kind,
    ...place
  }: { actor: Actor; plan: string; milestone: string; url: string; kind: EvidenceKind | null },
  deps: Deps,
): Promise<CheckedTyped | null> {
  const own = await findOwnMilestone(place, deps);
  if (!own.ok) return null;
  const count = await inTransaction(deps.db, (tx) =>
    countAttempt(tx, `look:person:${place.actor.userId}`, { now: deps.now(), windowMs: HOUR_MS }),
  );
  if (count.points > MOST_LOOKS) return { ok: false, url, refusal: "too_many_looks" };
  const role = kind === null ? null : ROLE_OF_KIND[kind];
  const checked = await checkUrl({ url, role }, deps);
  if (!checked.ok) return { ok: false, url, refusal: checked.refusal };
  return { ok: true, url, verdict: checked.verdict, checks: checked.checks };
}
