import type { Actor } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { importCalendar } from "#app/services/schedule/import-calendar.server.ts";
import { calendarTableOf } from "#app/services/schedule/list-calendar-tables.server.ts";
import {
  keptRows,
  readCalendarTables,
  type SentCalendar,
} from "#app/services/schedule/read-calendar-tables.server.ts";
import { textIn } from "./parse-form-schedule.server.ts";

const MOST_PASTED = 500_000;
const MOST_KEPT = 3_500_000;
/** Changes and problems that a page lists. */
const MOST_SHOWN = 200;

type Asked = { plan: string; by: { actor: Actor; name: string }; deps: Deps };

/** Reads the tables a form brings and takes them in, or says what they would change; and how to answer. */
export async function takeCalendarForm(form: FormData, { plan, by, deps }: Asked) {
  const sent = await sentIn(form);
  const read = sent === null ? { tables: {}, problems: [] } : await readCalendarTables(sent);
  const typed = { table: calendarTableOf(textIn(form, "kind")), text: textIn(form, "table", MOST_PASTED) };
  const noted = read.problems.slice(0, MOST_SHOWN);
  const wrong = { ...typed, state: "wrong", noted, cells: [], problems: [] } as const;
  if (noted.some(({ level }) => level === "error")) return { result: wrong, status: 400 };
  const dryRun = form.get("intent") === "check";
  const seen = sent !== null && "kept" in sent ? textIn(form, "seen") : null;
  const input = { tables: { written: read.tables }, plan, by, dryRun, seen };
  const outcome = await importCalendar(input, deps);
  if (!outcome.ok) {
    const cells = outcome.cells.slice(0, MOST_SHOWN);
    const problems = outcome.problems.slice(0, MOST_SHOWN);
    return { result: { ...wrong, cells, problems }, status: statusOf(outcome.problems) };
  }
  const { created, updated, unchanged, digest, rows } = outcome;
  const counts = { created, updated, unchanged };
  const told = {
    ...{ counts, noted, changes: outcome.changes.slice(0, MOST_SHOWN), total: outcome.changes.length },
  };
  if (!dryRun) return { result: { ...typed, ...told, state: "applied", text: "" } as const, status: 200 };
  const kept = created + updated === 0 ? null : { rows: keptRows(rows), seen: digest };
  return { result: { ...typed, ...told, state: "seen", kept } as const, status: 200 };
}

/** How a refusal of rows is answered. */
export function statusOf(problems: ReadonlyArray<{ code: string }>): 400 | 403 | 409 {
  const codes = problems.map(({ code }) => code);
  if (codes.includes("not_allowed")) return 403;
  return codes.includes("changed_since_preview") ? 409 : 400;
}

async function sentIn(form: FormData): Promise<SentCalendar | null> {
  const kept = textIn(form, "kept", MOST_KEPT);
  if (kept !== "") return { kept };
  const file = form.get("file");
  if (file instanceof File && file.size > 0)
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, table: null };
  const pasted = textIn(form, "table", MOST_PASTED);
  if (pasted.trim() === "") return null;
  return { bytes: new TextEncoder().encode(pasted), name: "", table: calendarTableOf(textIn(form, "kind")) };
}
