import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { MOST_TOGETHER } from "#app/domain/joint-report.ts";
import { type MilestoneCard, milestoneCard } from "#app/domain/milestone-card.ts";
import type { Actor } from "#app/domain/permission.ts";
import { standingsAsOf } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { openReportForm, type ReportPage } from "#app/services/open-report-form.server.ts";
import { ownOrganisations } from "./own-milestone.server.ts";

/** Milestones of a plan that a person can report on together, and the forms of those they chose. */
export type JointPage = {
  plan: string;
  choices: ReadonlyArray<MilestoneCard>;
  pages: ReadonlyArray<ReportPage>;
};

/**
 * What a person needs to report on several milestones at once.
 *
 * @param chosen codes; what is not the person's, or takes no reports any more, is left out.
 * @returns null when there is no such plan.
 */
export async function openJointForm(
  { actor, plan, chosen }: { actor: Actor; plan: string; chosen: ReadonlyArray<string> },
  deps: Pick<Deps, "db" | "now">,
): Promise<JointPage | null> {
  const indexed = await openPlan(plan, deps);
  if (indexed === null) return null;
  const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
  const mine = ownOrganisations(actor, plan, today);
  const choices = standingsAsOf(indexed, today)
    .filter(({ milestone }) => milestone.owners.some(({ organisation }) => mine.includes(organisation)))
    .filter(({ closure, status }) => closure === null && status !== "verified")
    .map((standing) => milestoneCard(standing, indexed.schedule, today));
  const pages: Array<ReportPage> = [];
  const wanted = choices.filter(({ code }) => chosen.includes(code)).slice(0, MOST_TOGETHER);
  for (const { code } of wanted) {
    const opened = await openReportForm({ actor, plan, milestone: code }, deps);
    if (opened.ok) pages.push(opened.page);
  }
  return { plan, choices, pages };
}
