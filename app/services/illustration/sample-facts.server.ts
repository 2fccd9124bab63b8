import { byTime, type Closure, type EvidenceItem, type Report, type ReviewStep } from "#app/domain/facts.ts";
import type { Role } from "#app/domain/permission.ts";
import { ROLE_OF_KIND } from "#app/domain/submission.ts";
import type { IllustrationSource, SampleEvidence, SampleReport } from "#app/exchange/illustration.ts";

type Given = { portalOrigin: string; recordedAt: string };

/**
 * The illustration's reports as facts, oldest first. Authors and reviewers are e-mail addresses.
 *
 * @throws {Error} naming the row that points at nothing.
 */
export function sampleReports(source: IllustrationSource, given: Given): Array<Report> {
  const named = new Set(source.reports.map(({ value }) => value.report));
  for (const [file, rows] of [
    ["evidence.csv", source.evidence] as const,
    ["steps.csv", source.steps] as const,
  ]) {
    const lost = rows.find(({ value }) => !named.has(value.report));
    if (lost !== undefined)
      throw new Error(`${file}:${lost.row}: no report ${lost.value.report} in reports.csv`);
  }
  return source.reports.map(({ value }) => reportOf(value, source, given)).sort(byTime);
}

/** The illustration's mergers and withdrawals as facts. */
export function sampleClosures(source: IllustrationSource, recordedAt: string): Array<Closure> {
  return source.closures.map(({ value }) => ({
    milestone: value.milestone,
    kind: value.kind,
    into: value.into,
    reason: { id: value.reason, en: value.reason_en },
    ...{ knownOn: value.known_on, recordedAt, illustration: true },
  }));
}

function reportOf(row: SampleReport, source: IllustrationSource, given: Given): Report {
  const id = `ilustrasi-${row.report.toLowerCase().replaceAll(".", "-")}`;
  const dated = { knownOn: row.known_on, recordedAt: given.recordedAt, illustration: true };
  const evidence = source.evidence.filter(({ value }) => value.report === row.report);
  const filed = evidence.map(({ value }, index) => ({
    value,
    id: `${id}-${String(index + 1).padStart(2, "0")}`,
  }));
  return {
    id,
    milestone: row.milestone,
    organisation: row.organisation,
    author: accountFor(source, "owner", row.organisation).email,
    percentDone: row.percent,
    narrative: row.narrative,
    obstacles: row.obstacles,
    obstacleNote: row.obstacle_note,
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    supportAsked: null,
    ...dated,
    items: filed.map(
      ({ value, id: itemId }): EvidenceItem => ({
        ...{
          id: itemId,
          slot: value.slot,
          report: id,
          target: "",
          url: `${given.portalOrigin}${value.path}`,
        },
        ...{ kind: value.kind, role: value.role ?? ROLE_OF_KIND[value.kind], note: value.note },
        ...{ firstOpenedOn: null, hiddenSince: null, verdicts: [], rulings: [], ...dated },
      }),
    ),
    steps: stepsOf(row.report, id, filed, source, given),
  };
}

function stepsOf(
  report: string,
  reportId: string,
  filed: ReadonlyArray<{ id: string; value: SampleEvidence }>,
  source: IllustrationSource,
  { recordedAt }: Given,
): Array<ReviewStep> {
  const rows = source.steps.filter(({ value }) => value.report === report);
  return rows
    .map(({ value }): ReviewStep => {
      const reviewer = accountFor(source, value.step === "check" ? "secretariat" : "reviewer", null);
      return {
        id: `${reportId}-${value.step}`,
        ...{ step: value.step, decision: value.decision, reason: value.reason },
        ...{ organisation: reviewer.organisation, reviewer: reviewer.email },
        ...{ knownOn: value.known_on, recordedAt, illustration: true },
        ...{ items: value.step === "check" ? decisionsOf(filed) : [], dispute: null },
      };
    })
    .sort(byTime);
}

function decisionsOf(filed: ReadonlyArray<{ id: string; value: SampleEvidence }>): ReviewStep["items"] {
  return filed.flatMap(({ id, value: { decision, reason, elements } }) =>
    decision === null
      ? []
      : [{ item: id, decision, reason, elements: elements.length === 0 ? null : elements }],
  );
}

/** The account that acts in a role, for an organisation where the role belongs to several. */
function accountFor(source: IllustrationSource, role: Role, organisation: string | null) {
  const found = source.accounts.find(
    ({ value }) => value.role === role && (organisation === null || value.organisation === organisation),
  );
  if (found === undefined)
    throw new Error(`accounts.csv: no ${role} of ${organisation ?? "any organisation"}`);
  return found.value;
}
