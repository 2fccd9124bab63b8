import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { ensureHostKnown } from "#app/data/host-leases.server.ts";
import { everyPlanSlug, insertMadeUp, isOrganisation } from "#app/data/made-up-write.server.ts";
import { insertUser } from "#app/data/user-write.server.ts";
import { madeUpFrame, madeUpMilestones } from "#app/domain/generate/made-up.ts";
import {
  MADE_UP_OFFICES,
  MADE_UP_SLUG,
  type MadeUpRows,
  type MadeUpSize,
  madeUpId,
  madeUpSlug,
  START,
  shareOf,
  userIdOf,
} from "#app/domain/generate/made-up-ids.ts";
import type { Role } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { lookAtMadeUp } from "./look-at-made-up.server.ts";

export type Generated = { plans: number; milestones: number; evidence: number; rows: number };
export type GenerateOutcome =
  | ({ ok: true } & Generated)
  | { ok: false; refusal: "real_plan" | "already_there"; slug: string };

type Options = {
  /** Makes plans up although the database holds others. */
  beside: boolean;
  onPlan: (done: number, rows: number) => void;
};

/** Instant at which everything that has no day of its own was made: the same rows at every run. */
const MADE_AT = new Date("2023-01-01T05:00:00.000Z");
/** Milestones of one transaction. */
const AT_A_TIME = 250;

/**
 * Fills a database with plans of any size for measuring: valid facts, sealed as all others, marked as made up. The
 * same seed and size give the same rows.
 */
export async function generateInstallation(
  size: MadeUpSize,
  { beside, onPlan }: Options,
  deps: Pick<Deps, "db">,
): Promise<GenerateOutcome> {
  const slugs = await everyPlanSlug(deps.db);
  const real = slugs.find((slug) => !slug.startsWith(MADE_UP_SLUG));
  if (real !== undefined && !beside) return { ok: false, refusal: "real_plan", slug: real };
  const held = slugs.find((slug) => slug.startsWith(MADE_UP_SLUG));
  if (held !== undefined) return { ok: false, refusal: "already_there", slug: held };
  await inTransaction(deps.db, (tx) => addOffices(tx, size.seed));
  let rows = 0;
  let firstEvidence = 0;
  for (let plan = 0; plan < size.plans; plan += 1) {
    const milestones = shareOf(size.milestones, size.plans, plan);
    const evidence = shareOf(size.evidence, size.plans, plan);
    rows += await addPlan({ seed: size.seed, plan, milestones, evidence, firstEvidence }, deps);
    firstEvidence += evidence;
    onPlan(plan + 1, rows);
  }
  return { ok: true, plans: size.plans, milestones: size.milestones, evidence: size.evidence, rows };
}

async function addOffices(tx: Tx, seed: number): Promise<void> {
  const { owners, secretariat, reviewer } = MADE_UP_OFFICES;
  const offices: Array<{ slug: string; role: Role }> = [
    ...owners.map((slug) => ({ slug, role: "owner" as const })),
    { slug: secretariat, role: "secretariat" },
    { slug: reviewer, role: "reviewer" },
  ];
  let number = 0;
  for (const { slug, role } of offices) {
    number += 1;
    if (await isOrganisation(tx, slug)) continue;
    const name = slug.replaceAll("-", " ");
    const kind = role === "secretariat" ? "secretariat" : "government";
    await insertMadeUp(tx, "Organisation", [
      { id: slug, slug, name, nameEn: null, short: name, kind, parentSlug: null, url: null },
    ]);
    await insertUser(tx, {
      ...{ id: userIdOf(slug), email: `${userIdOf(slug)}@contoh.invalid`, name, passwordHash: null },
      ...{ illustration: true, at: MADE_AT },
      office: {
        ...{
          id: madeUpId(seed, 0xffff, "o", number),
          role,
          organisationId: slug,
          planId: null,
          fromOn: START,
        },
      },
    });
  }
}

type PlanSize = {
  seed: number;
  plan: number;
  milestones: number;
  evidence: number;
  /** Pieces of evidence in the plans before it. */
  firstEvidence: number;
};

async function addPlan(
  { seed, plan, milestones, evidence }: PlanSize,
  { db }: Pick<Deps, "db">,
): Promise<number> {
  const of = {
    number: plan,
    evidencePerMilestone: (number: number) => shareOf(evidence, milestones, number),
  };
  let rows = 0;
  await inTransaction(db, async (tx) => {
    rows += await insertAll(tx, madeUpFrame(seed, plan, MADE_AT));
    const planId = madeUpId(seed, plan, "p", 0);
    await appendAudit(
      tx,
      {
        ...{ actorId: null, actorLabel: "Capaian", action: "plan.generated", subjectType: "plan" },
        ...{ subjectId: planId, planId, before: null, reason: null },
        after: { slug: madeUpSlug(plan), seed, milestones, evidence },
      },
      { at: MADE_AT },
    );
  });
  for (let from = 0; from < milestones; from += AT_A_TIME) {
    const to = Math.min(milestones, from + AT_A_TIME);
    const made = madeUpMilestones({ seed }, of, { from, to, at: MADE_AT });
    await inTransaction(db, async (tx) => {
      rows += await insertAll(tx, made);
      for (const host of hostsOf(made)) await ensureHostKnown(tx, host, MADE_AT);
      rows += await lookAtMadeUp(tx, made);
      if (to === milestones) await bumpDataVersion(tx);
    });
  }
  return rows;
}

async function insertAll(tx: Tx, made: MadeUpRows): Promise<number> {
  let count = 0;
  for (const [table, rows] of Object.entries(made)) {
    await insertMadeUp(tx, table, rows);
    count += rows.length;
  }
  return count;
}

function hostsOf({ Target: targets = [] }: MadeUpRows): Set<string> {
  return new Set(targets.map(({ host }) => String(host)));
}
