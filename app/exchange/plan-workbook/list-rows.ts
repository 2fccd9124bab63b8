import { OWNER_ROLES } from "#app/domain/authoring/closed-lists.ts";
import type { PlanDocument, Subject } from "#app/domain/authoring/plan-document.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { errorAt, type ImportProblem } from "./import-problem.ts";
import type { KindRows, PlanRows, SheetRow } from "./sheet-rows.ts";

type Owner = Subject<"milestone">["owners"][number];
type Predecessor = Subject<"plan">["predecessors"][number];
type Work = { problems: Array<ImportProblem>; refused: Set<string> };

/** The owners of the milestones that the owners' sheet speaks of; it lists all of theirs. */
export function withOwners(document: PlanDocument, { owner: rows }: PlanRows, work: Work): PlanDocument {
  if (rows === undefined) return document;
  const { problems } = work;
  const whole = rows.rows.filter(({ refused }) => refused.size === 0);
  const byMilestone = groupBy(whole, (row) => textOf(row, "milestone"));
  const known = new Set(document.milestone.map(({ code }) => code));
  for (const [code, [first]] of byMilestone) {
    const isRefused = work.refused.has(`milestone ${code}`);
    if (first !== undefined && !known.has(code) && !isRefused)
      problems.push(unknownAt(rows, first, "milestone", code));
  }
  const milestone = document.milestone.map((each) => {
    const told = byMilestone.get(each.code);
    if (told === undefined) return each;
    const owners = ownersOf(rows, told, each.owners, problems);
    return { ...each, owners };
  });
  return { ...document, milestone };
}

function ownersOf(
  rows: KindRows,
  told: ReadonlyArray<SheetRow>,
  before: ReadonlyArray<Owner>,
  problems: Array<ImportProblem>,
): Array<Owner> {
  const owners = new Map<string, Owner & { row: number }>();
  for (const row of told) {
    const organisation = textOf(row, "organisation");
    const first = owners.get(organisation);
    if (first !== undefined) {
      const held = `${textOf(row, "milestone")} / ${organisation}`;
      const place = { sheet: rows.sheet, row: row.row, held, expected: String(first.row) };
      problems.push(errorAt("duplicate", place));
      continue;
    }
    const old = before.find((owner) => owner.organisation === organisation);
    const role = roleOf(row.cells.role) ?? old?.role ?? "lead";
    owners.set(organisation, { organisation, role, provenance: old?.provenance ?? [], row: row.row });
  }
  // Owners come by role, then by organisation, as the plan tells them.
  return [...owners.values()]
    .map(({ row: _row, ...owner }) => owner)
    .sort((left, right) =>
      compare(`${left.role}/${left.organisation}`, `${right.role}/${right.organisation}`),
    );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function roleOf(value: unknown): Owner["role"] | null {
  return OWNER_ROLES.find((role) => role === value) ?? null;
}

/** Commitments of earlier plans; the sheet lists all of them. */
export function withPredecessors(
  document: PlanDocument,
  { predecessor: rows }: PlanRows,
  problems: Array<ImportProblem>,
): PlanDocument {
  const [plan] = document.plan;
  if (rows === undefined || plan === undefined) return document;
  const known = new Map(plan.predecessors.map((each) => [each.code, each]));
  const told = new Map<string, { each: Predecessor; row: number }>();
  for (const row of rows.rows) {
    if (row.refused.size > 0) continue;
    const code = textOf(row, "code");
    const first = told.get(code);
    if (first === undefined) told.set(code, { each: predecessorOf(row, known.get(code)), row: row.row });
    else {
      const place = { sheet: rows.sheet, row: row.row, held: code, expected: String(first.row) };
      problems.push(errorAt("duplicate", place));
    }
  }
  const kept = plan.predecessors.filter(({ code }) => !told.has(code));
  const predecessors = [...[...told.values()].map(({ each }) => each), ...kept];
  return { ...document, plan: [{ ...plan, predecessors }] };
}

function predecessorOf({ cells }: SheetRow, before: Predecessor | undefined): Predecessor {
  const text = (key: string, old: string | null) => (key in cells ? stringOf(cells[key]) : old);
  return {
    code: String(cells.code),
    title: {
      id: text("title", before?.title.id ?? null) ?? "",
      en: text("title_en", before?.title.en ?? null),
    },
    period: text("period", before?.period ?? null) ?? "",
    finding: {
      id: text("finding", before?.finding.id ?? null) ?? "",
      en: text("finding_en", before?.finding.en ?? null),
    },
    url: text("url", before?.url ?? null),
  };
}

export function unknownAt(rows: KindRows, { row }: SheetRow, key: string, held: string): ImportProblem {
  const place = rows.headings.get(key);
  const at = { sheet: rows.sheet, row, column: place?.heading ?? null, letters: place?.letters ?? null };
  return errorAt("unknown_code", { ...at, held });
}

export function textOf({ cells }: SheetRow, key: string): string {
  return stringOf(cells[key]) ?? "";
}

function stringOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
