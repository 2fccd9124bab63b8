import type { EvidenceItem, ReviewStep } from "#app/domain/facts.ts";
import { type IndexedFacts, indexFacts } from "#app/domain/standings.ts";

const realOf = new WeakMap<IndexedFacts, IndexedFacts>();

/** The facts without what was made up to show the product at work; the same object when nothing was. */
export function withoutIllustration(indexed: IndexedFacts): IndexedFacts {
  let real = realOf.get(indexed);
  if (real === undefined) {
    real = realIn(indexed);
    realOf.set(indexed, real);
  }
  return real;
}

function realIn(indexed: IndexedFacts): IndexedFacts {
  const { facts } = indexed;
  const { extensions = [] } = facts;
  const madeUp = facts.reports.some(holdsMadeUp) || facts.closures.some(isMadeUp);
  if (!madeUp && !extensions.some(isMadeUp)) return indexed;
  const unreal = new Set(extensions.filter(isMadeUp).map(({ id }) => id));
  const reports = facts.reports.filter((report) => !report.illustration);
  return indexFacts({
    ...facts,
    closures: facts.closures.filter((closure) => !isMadeUp(closure)),
    extensions: extensions.filter(({ id }) => !unreal.has(id)),
    milestones: facts.milestones.map((milestone) => ({
      ...milestone,
      deadlineRules: milestone.deadlineRules.filter(
        (rule) => rule.kind === "stage" || rule.extension === undefined || !unreal.has(rule.extension),
      ),
    })),
    reports: reports.map((report) => ({
      ...report,
      items: report.items.filter((item) => !isMadeUp(item)).map(realItem),
      steps: report.steps.filter((step) => !isMadeUp(step)).map(realStep),
    })),
  });
}

function isMadeUp({ illustration }: { illustration: boolean }): boolean {
  return illustration;
}

function holdsMadeUp(report: IndexedFacts["facts"]["reports"][number]): boolean {
  const parts = [
    ...report.items.flatMap((item) => [item, ...item.rulings]),
    ...report.steps.flatMap((step) => [step, ...(step.dispute === null ? [] : [step.dispute])]),
  ];
  return [report, ...parts].some(isMadeUp);
}

function realItem(item: EvidenceItem): EvidenceItem {
  return { ...item, rulings: item.rulings.filter((ruling) => !isMadeUp(ruling)) };
}

function realStep(step: ReviewStep): ReviewStep {
  const { dispute } = step;
  return { ...step, dispute: dispute === null || isMadeUp(dispute) ? null : dispute };
}
