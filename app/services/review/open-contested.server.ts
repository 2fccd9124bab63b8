import { listPlanSlugs } from "#app/data/reports.server.ts";
import { findPlanOfItem } from "#app/data/reviews.server.ts";
import { type CalendarDate, calendarDateAt, daysBetween } from "#app/domain/calendar-date.ts";
import { NEVER_CHECKED } from "#app/domain/evidence/checked-item.ts";
import type { Report } from "#app/domain/facts.ts";
import { milestoneCard } from "#app/domain/milestone-card.ts";
import { milestoneStandingAsOf } from "#app/domain/milestone-standing.ts";
import type { Actor } from "#app/domain/permission.ts";
import { type ContestedCase, contestedCases } from "#app/domain/review/contested.ts";
import type { ContestedPage, ContestedRow } from "#app/domain/review/contested-page.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { deciderOf } from "#app/services/evidence-decider.server.ts";
import { openEvidence } from "#app/services/open-evidence.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";

/** Accepted evidence that waits to be looked at again, the longest waiting first. */
export async function openContestedQueue(
  { actor }: { actor: Actor },
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<ContestedRow>> {
  const rows: Array<ContestedRow> = [];
  for (const slug of await listPlanSlugs(deps.db)) {
    const indexed = await openPlan(slug, deps);
    if (indexed === null) continue;
    const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
    for (const standing of standingsAsOf(indexed, today)) {
      for (const contested of contestedCases(standing, today)) {
        const report = indexed.reportsOf(standing.code).find(({ id }) => id === contested.report);
        if (report === undefined) continue;
        const { title } = standing.milestone;
        rows.push({ ...contested, title, ...rowOf({ indexed, actor, report, contested, today }) });
      }
    }
  }
  return rows.sort((a, b) => a.sinceAt.localeCompare(b.sinceAt) || a.item.localeCompare(b.item));
}

type Place = {
  indexed: IndexedFacts;
  actor: Actor;
  report: Report;
  contested: ContestedCase;
  today: CalendarDate;
};

function rowOf({ indexed, actor, report, contested, today }: Place) {
  const { plan, organisations } = indexed.facts;
  const { author, organisation } = report;
  const decider = deciderOf(actor, { plan: plan.slug, author, organisation }, today);
  return {
    plan: plan.slug,
    organisation: organisations.find(({ slug }) => slug === organisation)?.short ?? organisation,
    waitedDays: daysBetween(contested.since, today),
    blocked: decider.ok ? null : decider.refusal,
  };
}

/** The open case of one item; null when nothing is to be looked at again. */
export async function findContested(
  item: string,
  deps: Pick<Deps, "db" | "now">,
): Promise<{ contested: ContestedCase; indexed: IndexedFacts; report: Report; today: CalendarDate } | null> {
  const filed = await findItem(item, deps);
  if (filed === null) return null;
  const { standing, today, ...rest } = filed;
  const contested = contestedCases(standing, today).find((each) => each.item === item);
  return contested === undefined ? null : { ...rest, today, contested };
}

async function findItem(item: string, deps: Pick<Deps, "db" | "now">) {
  const slug = await findPlanOfItem(deps.db, item);
  const indexed = slug === null ? null : await openPlan(slug, deps);
  const report = indexed?.facts.reports.find(({ items }) => items.some(({ id }) => id === item));
  const milestone = indexed?.facts.milestones.find(({ code }) => code === report?.milestone);
  if (indexed === null || report === undefined || milestone === undefined) return null;
  const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
  const reports = indexed.reportsOf(milestone.code);
  const closures = indexed.closuresOf(milestone.code);
  const standing = milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, today);
  return { indexed, report, standing, today };
}

/** The page of one item's case, open or closed; null when there is no such item. */
export async function openContestedPage(
  { actor, item }: { actor: Actor; item: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<ContestedPage | null> {
  const found = await findItem(item, deps);
  if (found === null) return null;
  const { indexed, report, standing, today } = found;
  const { plan, organisations } = indexed.facts;
  const shortOf = (slug: string) => organisations.find((each) => each.slug === slug)?.short ?? slug;
  const filed = report.items.find(({ id }) => id === item);
  const slot = standing.slots.find((each) => each.slot.code === filed?.slot)?.slot;
  if (filed === undefined || slot === undefined) return null;
  const { author, organisation } = report;
  const decider = deciderOf(actor, { plan: plan.slug, author, organisation }, today);
  const checked = await openEvidence([item], { asOf: today, today }, deps);
  return {
    ...{ item, plan: plan.slug, timeZone: plan.timeZone, url: filed.url, hiddenSince: filed.hiddenSince },
    card: milestoneCard(standing, indexed.schedule, today),
    slot: { code: slot.code, title: slot.title, criteria: slot.criteria },
    organisation: shortOf(organisation),
    contested: contestedCases(standing, today).find((each) => each.item === item) ?? null,
    checked: checked[item] ?? NEVER_CHECKED,
    rulings: filed.rulings.map((ruling) => ({ ...ruling, by: shortOf(ruling.organisation) })),
    steps: report.steps
      .filter(({ decision }) => decision === "accepted")
      .map(({ step, organisation: by, knownOn: on }) => ({ step, by: shortOf(by), on })),
    blocked: decider.ok ? null : decider.refusal,
  };
}
