import { writeCsvObjects } from "hucre/csv";
import type { OwnerLinks } from "#app/domain/broken-links.ts";
import type { Comparison } from "#app/domain/compare.ts";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import type { RollUp } from "#app/domain/roll-up.ts";
import type { GroupRow, Scorecard } from "#app/domain/scorecard.ts";
import type { Openness } from "#app/domain/scorecard-openness.ts";
import type { Trend } from "#app/domain/trend.ts";

type Cell = string | number | boolean | null;
/** One table of the scorecard as rows of named cells; `columns` gives their order, also of an empty table. */
export type DataTable = {
  columns: ReadonlyArray<string>;
  rows: ReadonlyArray<Readonly<Record<string, Cell>>>;
};

/** A table as CSV after RFC 4180. Cells that a spreadsheet would run as a formula get an apostrophe. */
export function tableCsv({ columns, rows }: DataTable): string {
  if (rows.length === 0) return `${columns.join(",")}\r\n`;
  const csv = writeCsvObjects([...rows], { escapeFormulae: true, columns: [...columns] });
  return csv.endsWith("\r\n") ? csv : `${csv}\r\n`;
}

const TOTAL = [
  ...["due_count", "total_count", "reported_percent", "proven_percent", "weight"],
  ...MILESTONE_STATUSES.flatMap((status) => [`due_${status}`, `not_due_${status}`]),
];

function totalCells(total: RollUp): Record<string, Cell> {
  const counts = MILESTONE_STATUSES.flatMap((status) => [
    [`due_${status}`, total.due[status]],
    [`not_due_${status}`, total.notDue[status]],
  ]);
  return {
    ...{ due_count: total.dueCount, total_count: total.totalCount },
    ...{ reported_percent: total.reportedPercent, proven_percent: total.provenPercent },
    weight: total.weight,
    ...Object.fromEntries(counts),
  };
}

/** Owners, commitments or checkpoints with their roll-ups. */
export function groupTable(rows: ReadonlyArray<GroupRow>): DataTable {
  return {
    columns: ["code", "title_id", "title_en", ...TOTAL],
    rows: rows.map(({ code, title, total }) => ({
      ...{ code, title_id: title.id, title_en: title.en },
      ...totalCells(total),
    })),
  };
}

/** Stages in legal order; the last row, without a code, holds what hangs on no stage. */
export function stageTable(stages: Scorecard["stages"]): DataTable {
  return {
    columns: ["stage", "title_id", "title_en", "starts_on", "ends_on", "moved_from", ...TOTAL],
    rows: stages.map(({ key, title, start, end, movedFrom, total }) => ({
      ...{ stage: key, title_id: title?.id ?? null, title_en: title?.en ?? null },
      starts_on: start?.kind === "dated" ? start.on : null,
      ends_on: end?.kind === "dated" ? end.on : null,
      moved_from: movedFrom,
      ...totalCells(total),
    })),
  };
}

/** One row per target: its action, checkpoint and status. */
export function heatTable({ columns, rows }: Scorecard["heatMap"]): DataTable {
  const cells = rows.flatMap((row) =>
    row.cells.flatMap((cell, index) =>
      cell.map(({ code, status }) => ({
        ...{ code, action: row.code, checkpoint: columns[index]?.code ?? null, status },
      })),
    ),
  );
  return { columns: ["code", "action", "checkpoint", "status"], rows: cells };
}

export function dueSoonTable(rows: Scorecard["dueSoon"]): DataTable {
  return {
    columns: ["code", "title_id", "title_en", "lead", "due_on", "days_left"],
    rows: rows.map(({ code, title, lead, dueOn, daysLeft }) => ({
      ...{ code, title_id: title.id, title_en: title.en, lead, due_on: dueOn, days_left: daysLeft },
    })),
  };
}

export function freshnessTable(fresh: Scorecard["freshness"]): DataTable {
  const { state, updatedOn, milestone, days, dueOn } = fresh;
  const row = { state, updated_on: updatedOn, milestone, days, next_update_by: dueOn };
  return { columns: Object.keys(row), rows: [row] };
}

/** Links that fail or could not be told; the address is empty while public pages hide it. */
export function brokenTable(owners: ReadonlyArray<OwnerLinks>): DataTable {
  return {
    columns: ["owner", "milestone", "slot", "url", "review", "verdict", "since", "first_opened_on"],
    rows: owners.flatMap(({ organisation: owner, links }) =>
      links.map(({ milestone, slot, url, review, verdict, since, firstOpenedOn }) => ({
        ...{ owner, milestone, slot, url, review, verdict, since, first_opened_on: firstOpenedOn },
      })),
    ),
  };
}

export function opennessTable({ rows }: Openness): DataTable {
  return {
    columns: ["principle", "met", "not_met", "unknown", "percent"],
    rows: rows.map(({ principle, met, notMet, unknown, percent }) => ({
      ...{ principle, met, not_met: notMet, unknown, percent },
    })),
  };
}

/** One row per point; amendments stand on the first point from their day on. */
export function trendTable({ points, amendments }: Trend): DataTable {
  return {
    columns: ["on", "reported_percent", "proven_percent", "due", "verified", "total", "deadlines_moved"],
    rows: points.map((point, index) => {
      const previous = points[index - 1]?.on ?? "";
      const fresh = amendments.filter(({ on }) => on > previous && on <= point.on);
      return {
        ...{ on: point.on, reported_percent: point.reportedPercent, proven_percent: point.provenPercent },
        ...{ due: point.dueCount, verified: point.verifiedCount, total: point.totalCount },
        deadlines_moved: fresh.reduce((sum, { moved }) => sum + moved, 0),
      };
    }),
  };
}

export function comparisonTable({ milestones }: Comparison): DataTable {
  const state = (side: "before" | "after", each: Comparison["milestones"][number]) => ({
    [`status_${side}`]: each[side]?.status ?? null,
    [`reported_${side}`]: each[side]?.reportedPercent ?? null,
    [`proven_${side}`]: each[side]?.provenPercent ?? null,
    [`due_on_${side}`]: each[side]?.dueOn ?? null,
    [`counted_weight_${side}`]: each[side]?.countedWeight ?? null,
  });
  const sides = ["status", "reported", "proven", "due_on", "counted_weight"];
  return {
    columns: [
      ...["code", "differences"],
      ...sides.flatMap((name) => [`${name}_before`, `${name}_after`]),
      ...["reported_points", "proven_points"],
    ],
    rows: milestones.map((each) => ({
      ...{ code: each.code, differences: each.differences.join(" ") },
      ...state("before", each),
      ...state("after", each),
      ...{ reported_points: each.reportedPoints, proven_points: each.provenPoints },
    })),
  };
}
