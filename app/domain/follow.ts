import type { CalendarDate } from "./calendar-date.ts";
import type { Change } from "./change.ts";
import { changesAsOf } from "./changes.ts";
import type { Bilingual } from "./plan.ts";
import type { IndexedFacts } from "./standings.ts";

export const FOLLOW_KINDS = ["plan", "commitment", "owner", "milestone"] as const;
export type FollowKind = (typeof FOLLOW_KINDS)[number];

/** What somebody follows in a plan. */
export type FollowSubject = { kind: FollowKind; code: string };

/** Days in which a request may be confirmed; afterwards the address is forgotten. */
export const CONFIRM_WITHIN_DAYS = 7;

/** How a subject is called and where its page is; null when the plan has no such thing. */
export function followSubject(
  { facts }: Pick<IndexedFacts, "facts">,
  { kind, code }: FollowSubject,
): { title: Bilingual; path: string } | null {
  const { slug, title } = facts.plan;
  if (kind === "plan") return code === slug ? { title, path: `/${slug}` } : null;
  if (kind === "commitment") {
    const commitment = facts.commitments.find((each) => each.code === code);
    const path = `/${slug}/perkembangan#komitmen-${code}`;
    return commitment === undefined ? null : { title: commitment.title, path };
  }
  if (kind === "owner") {
    const organisation = facts.organisations.find((each) => each.slug === code);
    return organisation === undefined ? null : { title: organisation.name, path: `/${slug}/lembaga/${code}` };
  }
  const milestone = facts.milestones.find((each) => each.code === code);
  if (milestone === undefined) return null;
  const named = ({ id, en }: Bilingual): Bilingual => ({
    id: `${code} ${id}`,
    en: en === null ? null : `${code} ${en}`,
  });
  return { title: named(milestone.title), path: `/${slug}/target/${code}` };
}

/** A change with the name of its milestone, as a mail tells it. */
export type FollowNews = Change & { title: Bilingual };

/** More than anybody reads in one mail; what is left out is counted. */
const MOST_CHANGES = 1_000;

/**
 * What happened to a subject after one day and up to another, oldest first.
 *
 * First looks at links that open are left out, as in the plan's list of changes.
 */
export function followNews(
  indexed: IndexedFacts,
  subject: FollowSubject,
  { after, upTo }: { after: CalendarDate; upTo: CalendarDate },
): Array<FollowNews> {
  const covered = milestonesOf(indexed, subject);
  if (covered.size === 0 || after >= upTo) return [];
  return changesAsOf(indexed, upTo, MOST_CHANGES)
    .filter(({ on, milestone }) => on > after && covered.has(milestone))
    .map((change) => ({
      ...change,
      title: covered.get(change.milestone) ?? { id: change.milestone, en: null },
    }))
    .reverse();
}

function milestonesOf({ facts }: IndexedFacts, { kind, code }: FollowSubject): Map<string, Bilingual> {
  const actions = new Set(
    facts.actions.filter(({ commitment }) => commitment === code).map((action) => action.code),
  );
  const covered = facts.milestones.filter((milestone) => {
    if (kind === "plan") return code === facts.plan.slug;
    if (kind === "commitment") return actions.has(milestone.action);
    if (kind === "owner") return milestone.owners.some(({ organisation }) => organisation === code);
    return milestone.code === code;
  });
  return new Map(covered.map(({ code: milestone, title }) => [milestone, title]));
}
