import type { OwnerRole } from "#app/domain/plan.ts";
import type { DocumentDeadline, PlanDocument, Subject } from "./plan-document.ts";
import { editOf, type PlanEdit } from "./plan-edit.ts";

/** What is to hold for several targets at once; null leaves it as it is. */
export type BulkWish = {
  weight: number | null;
  /** A lead takes the place of the one before; a supporter joins; `none` takes the organisation out. */
  owner: { organisation: string; role: OwnerRole | "none" } | null;
  deadline: DocumentDeadline | null;
};

/** The edits that fulfil a wish for these targets, in the order of the plan. */
export function bulkEdits(
  document: PlanDocument,
  codes: ReadonlyArray<string>,
  { weight, owner, deadline }: BulkWish,
): Array<PlanEdit> {
  const wanted = new Set(codes);
  return document.milestone
    .filter(({ code }) => wanted.has(code))
    .flatMap((milestone) => {
      const after = {
        ...milestone,
        ...(weight === null ? {} : { weight }),
        ...(owner === null ? {} : { owners: ownersWith(milestone, owner) }),
        ...(deadline === null ? {} : { deadline }),
      };
      return editOf("milestone", milestone.code, milestone, after) ?? [];
    });
}

function ownersWith(
  { owners }: Subject<"milestone">,
  { organisation, role }: NonNullable<BulkWish["owner"]>,
): Subject<"milestone">["owners"] {
  const others = owners.filter(
    (each) => each.organisation !== organisation && !(role === "lead" && each.role === "lead"),
  );
  if (role === "none") return others;
  const known = owners.find((each) => each.organisation === organisation);
  const all = [...others, { organisation, role, provenance: known?.provenance ?? [] }];
  return all.sort((left, right) => {
    return left.role.localeCompare(right.role) || left.organisation.localeCompare(right.organisation);
  });
}
