import { data } from "react-router";
import { CALENDAR_FORMATS, exportCalendar } from "#app/services/schedule/export-calendar.server.ts";
import { depsContext } from "./context.server.ts";
import { openScheduleToWrite } from "./schedule-writer.server.ts";

type Args = Parameters<typeof openScheduleToWrite>[0] & { params: { file?: string | undefined } };

const MEDIA_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
} as const;

/** The names they go by: `kalender.xlsx`, `calendar.pilkada-2024.ods`, `templat.xlsx`. */
const FILE = /^(kalender|calendar|templat|template)(?:\.([a-z0-9-]+))?\.(xlsx|ods)$/;

/** A plan's calendars, or one of them, as a workbook; or the template. @throws an answer that refuses. */
export async function calendarFile(args: Args): Promise<Response> {
  const { indexed } = await openScheduleToWrite(args);
  const file = args.params.file ?? "";
  const [, name = "", code, wanted] = FILE.exec(file) ?? [];
  const format = CALENDAR_FORMATS.find((each) => each === wanted);
  const { calendars } = indexed.facts.schedule;
  const chosen = calendars.filter((calendar) => code === undefined || calendar.code === code);
  const isTemplate = name.startsWith("templat");
  if (format === undefined || (chosen.length === 0 && !isTemplate))
    throw data({ code: "not_found" }, { status: 404 });
  const language = name === "calendar" || name === "template" ? "en" : "id";
  const { title } = indexed.facts.plan;
  const asked = {
    ...({ calendars: isTemplate ? [] : chosen.map((calendar) => calendar.code), format, language } as const),
    title: language === "en" ? (title.en ?? title.id) : title.id,
  };
  return new Response(await exportCalendar(asked, args.context.get(depsContext)), {
    headers: {
      "content-type": MEDIA_TYPES[format],
      "content-disposition": `attachment; filename="${args.params.plan}-${file}"`,
      ...{ "cache-control": "private, no-store", "x-content-type-options": "nosniff" },
    },
  });
}
