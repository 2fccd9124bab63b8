import type { AllowEntry } from "#app/domain/evidence/url-policy.ts";
import { PUBLIC_PORTS } from "#app/domain/evidence/url-policy.ts";
import type { Report, ReviewStep } from "#app/domain/facts.ts";
import { milestoneStandingAsOf } from "#app/domain/milestone-standing.ts";
import type { Milestone } from "#app/domain/plan.ts";
import { decideReview } from "#app/domain/review.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { decideSubmission } from "#app/domain/submission.ts";

/**
 * What of the made-up reports the product would have refused, one line each: the illustration follows
 * the rules it shows. Reports come oldest first.
 */
export function refusedSampleFacts(
  reports: ReadonlyArray<Report>,
  plan: IndexedFacts,
  allow: ReadonlyArray<AllowEntry>,
): Array<string> {
  return reports.flatMap((report) => {
    const milestone = plan.facts.milestones.find((candidate) => candidate.code === report.milestone);
    if (milestone === undefined) return [`${report.id}: the plan has no target ${report.milestone}`];
    const earlier = reports.filter(
      (other) => other.milestone === report.milestone && other.knownOn < report.knownOn,
    );
    return [
      ...refusedSubmission(report, milestone, earlier, plan, allow),
      ...refusedSteps(report),
      ...unknownElements(report, milestone),
    ].map((line) => `${report.id}: ${line}`);
  });
}

function refusedSubmission(
  report: Report,
  milestone: Milestone,
  earlier: ReadonlyArray<Report>,
  plan: IndexedFacts,
  allow: ReadonlyArray<AllowEntry>,
): Array<string> {
  const standing = milestoneStandingAsOf(milestone, earlier, [], plan.schedule, report.knownOn);
  const mayReport = milestone.owners.some((owner) => owner.organisation === report.organisation);
  const slots = report.items.map((item) => ({ slot: item.slot, kind: item.kind, links: [item.url] }));
  const policy = { allow, ports: PUBLIC_PORTS };
  const decided = decideSubmission(
    { ...report, slots },
    { mayReport, standing, today: report.knownOn, policy },
  );
  if (decided.ok) return [];
  if (decided.refusal !== "invalid") return [decided.refusal];
  return decided.problems.map(({ code, slot }) => `${code} ${slot ?? ""}`);
}

function refusedSteps(report: Report): Array<string> {
  const taken: Array<ReviewStep> = [];
  return report.steps.flatMap((step) => {
    const before = { ...report, steps: [...taken] };
    const decided = decideReview(
      before,
      {
        ...{ userId: step.reviewer, organisations: [step.organisation] },
        ...{ mayCheck: step.step === "check", mayAccept: step.step === "acceptance" },
      },
      step,
      step.knownOn,
    );
    taken.push(step);
    return decided.ok ? [] : [`${step.step} of ${step.knownOn}: ${decided.refusal} ${decided.item ?? ""}`];
  });
}

function unknownElements(report: Report, milestone: Milestone): Array<string> {
  const slotOf = new Map(report.items.map((item) => [item.id, item.slot]));
  return report.steps.flatMap((step) =>
    step.items.flatMap(({ item, elements }) => {
      const slot = milestone.slots.find((candidate) => candidate.code === slotOf.get(item));
      const known = new Set(slot?.elements.map((element) => element.key));
      return (elements ?? [])
        .filter((key) => !known.has(key))
        .map((key) => `${slot?.code} has no element ${key}`);
    }),
  );
}
