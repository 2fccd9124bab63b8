import type { Organisation } from "#app/domain/plan.ts";
import { circleIn } from "./circle.ts";

export const ORGANISATION_KINDS = ["government", "commission", "civil_society", "secretariat"] as const;

/** An organisation with how deep it stands in the tree: a ministry 0, its bureau 1. */
export type TreeRow = { organisation: Organisation; depth: number };

/** Organisations as a tree, parents before their children, each level by name. One in a circle stands at the top. */
export function organisationTree(organisations: ReadonlyArray<Organisation>): Array<TreeRow> {
  const known = new Set(organisations.map(({ slug }) => slug));
  const rows: Array<TreeRow> = [];
  const placed = new Set<string>();
  const byName = organisations.toSorted((left, right) => left.name.id.localeCompare(right.name.id));
  const place = (organisation: Organisation, depth: number) => {
    if (placed.has(organisation.slug)) return;
    placed.add(organisation.slug);
    rows.push({ organisation, depth });
    for (const child of byName) if (child.parent === organisation.slug) place(child, depth + 1);
  };
  for (const each of byName) if (each.parent === null || !known.has(each.parent)) place(each, 0);
  for (const each of byName) place(each, 0);
  return rows;
}

export type OrganisationProblem = {
  field: "slug" | "name" | "short" | "kind" | "parent";
  code: "needed" | "slug_malformed" | "slug_taken" | "not_in_list" | "parent_unknown" | "parent_circle";
  held: string;
};

/** What keeps an organisation from being kept. @param isNew whether it is added, so that its slug must be free. */
export function checkOrganisation(
  wanted: Organisation,
  others: ReadonlyArray<Organisation>,
  isNew: boolean,
): Array<OrganisationProblem> {
  const problems: Array<OrganisationProblem> = [];
  const add = (field: OrganisationProblem["field"], code: OrganisationProblem["code"], held: string) =>
    problems.push({ field, code, held });
  const rest = others.filter(({ slug }) => slug !== wanted.slug);
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(wanted.slug)) add("slug", "slug_malformed", wanted.slug);
  if (isNew && rest.length < others.length) add("slug", "slug_taken", wanted.slug);
  if (wanted.name.id === "") add("name", "needed", "");
  if (wanted.short === "") add("short", "needed", "");
  if (!ORGANISATION_KINDS.some((kind) => kind === wanted.kind)) add("kind", "not_in_list", wanted.kind);
  const { parent } = wanted;
  if (parent !== null && parent !== wanted.slug && !rest.some(({ slug }) => slug === parent))
    add("parent", "parent_unknown", parent);
  const arrows = [...rest, wanted].flatMap(({ slug, parent: above }) =>
    above === null ? [] : [[slug, above] as const],
  );
  const circle = circleIn(arrows);
  if (circle?.includes(wanted.slug)) add("parent", "parent_circle", circle.join(" > "));
  return problems;
}
