import { type Change, change } from "./change.ts";
import { byTime, type Dated, type Dispute, type EvidenceItem, type Report } from "./facts.ts";
import type { Bilingual } from "./plan.ts";

/** Adds what a report, its review, its disputes and its evidence changed, in no order. */
export function pushReport(changes: Array<Change>, report: Report): void {
  const { milestone, organisation, percentDone, narrative, recordedAt, illustration } = report;
  const details = { organisation, percentDone, text: inOwnWords(narrative), recordedAt, illustration };
  changes.push(change("reported", milestone, report.knownOn, details));
  for (const step of report.steps) {
    const kind = step.decision === "returned" ? "returned" : step.step === "check" ? "checked" : "accepted";
    changes.push(
      change(kind, milestone, step.knownOn, {
        organisation: step.organisation,
        text: inOwnWords(step.reason),
        recordedAt: step.recordedAt,
        illustration: step.illustration,
      }),
    );
    if (step.dispute !== null) pushDispute(changes, milestone, step.dispute);
  }
  for (const item of report.items) {
    pushVerdicts(changes, milestone, item);
    pushRulings(changes, report, item);
  }
}

function pushDispute(changes: Array<Change>, milestone: string, dispute: Dispute): void {
  const { answer } = dispute;
  changes.push(change("disputed", milestone, dispute.knownOn, spoken(dispute, dispute.text)));
  if (answer === null) return;
  const details = spoken(answer, answer.text);
  changes.push(change(`dispute_${answer.decision}`, milestone, answer.knownOn, details));
}

/** What was ruled before anybody had accepted the item changed nothing. */
function pushRulings(changes: Array<Change>, { milestone, steps }: Report, item: EvidenceItem): void {
  const accepted = steps.find(({ step, decision }) => step === "acceptance" && decision === "accepted");
  for (const ruling of item.rulings) {
    if (accepted === undefined || byTime(ruling, accepted) < 0) continue;
    const details = spoken(ruling, item.hiddenSince === null ? ruling.reason : null);
    changes.push(
      change(`evidence_${ruling.ruling}`, milestone, ruling.knownOn, { ...details, slot: item.slot }),
    );
  }
}

function spoken(fact: Dated & { organisation: string }, words: string | null): Partial<Change> {
  const { organisation, recordedAt, illustration } = fact;
  return { organisation, text: inOwnWords(words), recordedAt, illustration };
}

function inOwnWords(words: string | null): Bilingual | null {
  return words === null || words === "" ? null : { id: words, en: null };
}

function pushVerdicts(changes: Array<Change>, milestone: string, item: EvidenceItem): void {
  let failing = false;
  let opened = false;
  for (const point of item.verdicts) {
    if (point.verdict === "not_checkable") continue;
    const fails = point.verdict === "not_supported" || point.verdict === "withheld";
    const details = {
      slot: item.slot,
      recordedAt: point.at,
      illustration: item.illustration,
    };
    if (fails && !failing) changes.push(change("evidence_failed", milestone, point.knownOn, details));
    if (!fails && (failing || !opened)) {
      const routine = !failing && !opened;
      changes.push(change("evidence_opened", milestone, point.knownOn, { ...details, routine }));
    }
    failing = fails;
    opened = opened || !fails;
  }
}
