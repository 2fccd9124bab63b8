import { appendAudit } from "#app/data/audit.server.ts";
import { saveOrganisation } from "#app/data/authoring/organisations.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrganisations } from "#app/data/plan-frame.server.ts";
import {
  checkOrganisation,
  type OrganisationProblem,
  organisationTree,
  type TreeRow,
} from "#app/domain/authoring/organisation-tree.ts";
import { saysSame } from "#app/domain/authoring/plan-edit.ts";
import { type Actor, mayMakePlans } from "#app/domain/permission.ts";
import type { Organisation } from "#app/domain/plan.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type EditOrganisationOutcome =
  | { ok: true }
  | { ok: false; refusal: "not_allowed" }
  /** Somebody changed it meanwhile. */
  | { ok: false; refusal: "changed_meanwhile"; now: Organisation }
  | { ok: false; refusal: "organisation_problems"; problems: ReadonlyArray<OrganisationProblem> };

type Input = {
  actor: Actor;
  actorName: string;
  wanted: Organisation;
  /** As the form showed it; null of a new one. */
  seen: Organisation | null;
};

/** Adds an organisation or changes one: its names, its kind, and what it belongs to. */
export async function editOrganisation(
  { actor, actorName, wanted, seen }: Input,
  { db, now, newId }: Pick<Deps, "db" | "now" | "newId">,
): Promise<EditOrganisationOutcome> {
  const at = now();
  if (!mayMakePlans(actor, at)) return { ok: false, refusal: "not_allowed" };
  return inTransaction(db, async (tx): Promise<EditOrganisationOutcome> => {
    const all = await loadOrganisations(tx);
    const held = all.find(({ slug }) => slug === wanted.slug) ?? null;
    if (seen !== null && held !== null && !saysSame(held, seen) && !saysSame(held, wanted))
      return { ok: false, refusal: "changed_meanwhile", now: held };
    const problems = checkOrganisation(wanted, all, seen === null);
    if (problems.length > 0) return { ok: false, refusal: "organisation_problems", problems };
    if (saysSame(held, wanted)) return { ok: true };
    await saveOrganisation(tx, wanted, newId);
    await bumpDataVersion(tx);
    const entry = {
      ...{ actorId: actor.userId, actorLabel: actorName, action: "organisation.edited" },
      ...{ subjectType: "organisation", subjectId: wanted.slug, planId: null, reason: null },
      ...{ before: held, after: wanted },
    };
    await appendAudit(tx, entry, { at });
    return { ok: true };
  });
}

/** Every organisation as a tree; null for who may not change them. */
export async function openOrganisations(
  actor: Actor,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<Array<TreeRow> | null> {
  return mayMakePlans(actor, now()) ? organisationTree(await loadOrganisations(db)) : null;
}
