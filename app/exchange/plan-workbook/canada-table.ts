import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { foldWords } from "./cell-text.ts";
import type { RawRow, RawSheet } from "./raw-sheets.server.ts";
import type { RawCell } from "./read-cell.ts";

/**
 * The table Canada publishes of its national action plan on open government, one row per indicator and
 * reporting period. Codes say what belongs together: `C01` a commitment, `C01.1` a milestone of it, `C01.1.1` an
 * indicator. Cells hold the code alone, or the code and its text after a colon.
 *
 * Progress, evidence and challenges are reports, not the plan, and are left out.
 *
 * Source: open.canada.ca, National Action Plan on Open Government Tracker, data dictionary of plans 5 and 6.
 */
const NEEDED = ["reporting_period", "indicators"] as const;
const TELLS_IT = ["status", "progress_en", "owner_org"] as const;

export function isCanadaTable({ rows }: RawSheet): boolean {
  const names = namesOf(rows[0]);
  return NEEDED.every((name) => names.includes(name)) && TELLS_IT.some((name) => names.includes(name));
}

function namesOf(row: RawRow | undefined): Array<string> {
  return (row?.cells ?? []).map((cell) =>
    String(cell ?? "")
      .trim()
      .toLowerCase(),
  );
}

type Told = { code: string; title: string; row: number };

/** Sheets that say the same as Canada's table: commitments, an action a milestone, a target an indicator. */
export function canadaSheets(sheet: RawSheet, current: PlanDocument): Array<RawSheet> {
  const [header, ...rows] = sheet.rows;
  const names = namesOf(header);
  const at = (row: RawRow, name: string) => String(row.cells[names.indexOf(name)] ?? "").trim();
  const commitments = new Map<string, Told>();
  const actions = new Map<string, Told>();
  const targets = new Map<string, Told & { owner: string }>();
  const periods = new Map<string, number>();
  for (const row of rows) {
    const indicator = split(at(row, "indicators"));
    const parts = indicator.code.split(".");
    const commitment = split(at(row, "commitments"));
    const milestone = split(at(row, "milestones"));
    const [first = ""] = parts;
    const second = parts.length > 2 ? parts.slice(0, -1).join(".") : `${first}.0`;
    const put = (into: Map<string, Told>, code: string, told: string) => {
      const known = into.get(code);
      if (known === undefined || known.title === code)
        into.set(code, { code, title: told || code, row: row.row });
    };
    put(commitments, first, commitment.title);
    put(actions, second, milestone.title);
    const owner = at(row, "owner_org");
    const title = indicator.title || (targets.get(indicator.code)?.title ?? indicator.code);
    targets.set(indicator.code, { code: indicator.code, title, row: row.row, owner });
    periods.set(at(row, "reporting_period"), row.row);
  }
  return [
    table("Titik lapor", ["Kode", "Nama", "Tanggal lapor"], checkpointRows(periods), sheet),
    table(
      "Komitmen",
      ["Kode", "Judul"],
      rowsOf(commitments.values(), ({ code, title }) => [code, title]),
      sheet,
    ),
    table(
      "Aksi",
      ["Kode", "Komitmen", "Judul"],
      rowsOf(actions.values(), ({ code, title }) => [code, code.split(".")[0] ?? "", title]),
      sheet,
    ),
    table(
      "Target",
      ["Kode", "Aksi", "Titik lapor", "Judul", "Yang harus benar"],
      rowsOf(targets.values(), ({ code, title }) => [
        code,
        actionOf(code),
        lastOf(periods, current, code),
        title,
        title,
      ]),
      sheet,
    ),
    ...ownerSheets(targets, sheet),
  ];
}

function ownerSheets(
  targets: ReadonlyMap<string, Told & { owner: string }>,
  like: RawSheet,
): Array<RawSheet> {
  const owned = [...targets.values()].filter(({ owner }) => owner !== "");
  if (owned.length === 0) return [];
  const rows = rowsOf(owned, ({ code, owner }) => [code, owner]);
  return [table("Penanggung jawab", ["Target", "Lembaga"], rows, like)];
}

function actionOf(code: string): string {
  const parts = code.split(".");
  return parts.length > 2 ? parts.slice(0, -1).join(".") : `${parts[0]}.0`;
}

/** A target keeps its checkpoint; a new one is reported last of all. */
function lastOf(periods: ReadonlyMap<string, number>, current: PlanDocument, code: string): string {
  const known = current.milestone.find((milestone) => milestone.code === code);
  return known?.checkpoint ?? [...periods.keys()].sort().at(-1) ?? "";
}

/** A reporting period such as `2025-12` is due on the last day of its month. */
function checkpointRows(periods: ReadonlyMap<string, number>): Array<RawRow> {
  return [...periods].sort().map(([period, row]) => ({ row, cells: [period, period, lastDay(period)] }));
}

function lastDay(period: string): string {
  const match = /^(\d{4})-(\d{2})$/.exec(period);
  if (match === null) return period;
  return new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).toISOString().slice(0, 10);
}

function rowsOf<Each extends { row: number }>(
  all: Iterable<Each>,
  cellsOf: (each: Each) => Array<RawCell>,
): Array<RawRow> {
  return [...all].map((each) => ({ row: each.row, cells: cellsOf(each) }));
}

function table(name: string, headings: Array<string>, rows: Array<RawRow>, like: RawSheet): RawSheet {
  return { ...like, name, rows: [{ row: like.rows[0]?.row ?? 1, cells: headings }, ...rows] };
}

/** `C01.1.1: text` as its code and text. */
function split(held: string): { code: string; title: string } {
  const match = /^([A-Za-z]*\d+(?:\.\d+)*)\s*(?::\s*([\s\S]*))?$/.exec(held);
  return match === null
    ? { code: foldWords(held).slice(0, 40), title: held }
    : { code: match[1] ?? "", title: match[2] ?? "" };
}
