import { data } from "react-router";
import {
  CALENDAR_TABLE_NAMES,
  CALENDAR_TABLE_PATHS,
  type CalendarTableName,
} from "#app/domain/calendar-tables.ts";
import { CHANGED_IN_PLACE, rowTyped, type TypedRow, typedRow } from "#app/domain/schedule-form.ts";
import { openCalendarRows } from "#app/services/schedule/open-calendar-rows.server.ts";
import { seenText, writeCalendarRow } from "#app/services/schedule/write-calendar-row.server.ts";
import { statusOf } from "./calendar-tables.server.ts";
import { depsContext } from "./context.server.ts";
import { requireCsrf } from "./csrf.server.ts";
import { textIn } from "./parse-form-schedule.server.ts";
import { readForm } from "./read-form.server.ts";
import { openScheduleToWrite } from "./schedule-writer.server.ts";
import { leadOn } from "./talk.server.ts";

type Args = Parameters<typeof openScheduleToWrite>[0] & { params: { table?: string | undefined } };

function tableIn({ params }: Args): CalendarTableName {
  const found = CALENDAR_TABLE_NAMES.find((name) => CALENDAR_TABLE_PATHS[name] === params.table);
  if (found === undefined) throw data({ code: "not_found" }, { status: 404 });
  return found;
}

/** The form for one row, empty or of the row that is changed, and the rows there are. */
export async function openCalendarRow(args: Args) {
  const table = tableIn(args);
  const { frame, indexed, signedIn, today } = await openScheduleToWrite(args);
  const calendars = indexed.facts.schedule.calendars.map(({ code }) => code);
  const opened = await openCalendarRows(table, calendars, args.context.get(depsContext));
  const query = new URL(args.request.url).searchParams;
  const wanted = query.get("ubah");
  const changed = wanted === null ? null : (opened.rows.find(({ key }) => key === wanted) ?? null);
  if (wanted !== null && changed === null) throw data({ code: "not_found" }, { status: 404 });
  const fresh: TypedRow = {
    ...{ known_on: today, planned_or_actual: "planned", confidence: "H", holds: "true" },
    ...{ ordinal: String(opened.nextOrdinal), "start.kind": "date", "end.kind": "date" },
  };
  return {
    ...{ table, frame, csrf: signedIn.csrf, saved: query.has("tersimpan"), ...opened },
    typed: changed === null ? fresh : typedRow(table, changed.row),
    /** Key of the row that is changed in its place. */
    changed: changed !== null && CHANGED_IN_PLACE.has(table) ? changed.key : null,
    seen: changed === null ? "" : seenText(changed.row),
  };
}

/** Writes the row a form tells. */
export async function takeCalendarRow(args: Args) {
  const table = tableIn(args);
  const { signedIn, frame } = await openScheduleToWrite(args);
  const form = await readForm(args.request);
  requireCsrf({ request: args.request, context: args.context, form }, signedIn);
  const typed: TypedRow = Object.fromEntries([...form.keys()].map((name) => [name, textIn(form, name)]));
  const key = textIn(form, "key");
  const outcome = await writeCalendarRow(
    {
      ...{ table, row: rowTyped(table, typed), key: key === "" ? null : key },
      ...{ seen: textIn(form, "seen", 20_000), plan: frame.plan.slug },
      by: { actor: signedIn.actor, name: signedIn.name },
    },
    args.context.get(depsContext),
  );
  if (outcome.ok)
    return leadOn(args.request, `/${frame.plan.slug}/tahapan/tulis/${args.params.table}?tersimpan=1`);
  const { cells, problems } = outcome;
  return data({ typed, cells, problems }, { status: statusOf(problems) });
}
