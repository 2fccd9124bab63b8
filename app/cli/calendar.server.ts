import { existsSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { readPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { CALENDAR_FORMATS, exportCalendar } from "#app/services/schedule/export-calendar.server.ts";
import { type ImportInput, importCalendar } from "#app/services/schedule/import-calendar.server.ts";
import { readCalendarTables } from "#app/services/schedule/read-calendar-tables.server.ts";
import { type Command, type Output, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";
import { fileProblemLine, problemLine } from "./problem-line.ts";

const OPTIONS = {
  plan: { type: "string" },
  calendar: { type: "string" },
  "dry-run": { type: "boolean" },
} as const;
const TABLES = /^(regulations|calendars|stages|stage_versions|events|occurrences|holidays)\.csv$/;
const USAGE = "calendar import DIR|FILE, calendar export FILE [--plan P] [--calendar C]";

type Asked = {
  path: string;
  options: { plan?: string | undefined; calendar?: string | undefined; "dry-run"?: boolean | undefined };
};
type Ready = Parameters<Parameters<typeof withDeps>[1]>[0];

/** `calendar import DIR|FILE` takes the tables of a calendar in, all or nothing; `calendar export FILE` writes them. */
export const calendar: Command = async (args, output, environment) => {
  const { values: options, positionals } = readOptions(args, OPTIONS);
  const [what, path] = positionals;
  if ((what !== "import" && what !== "export") || path === undefined) throw new UsageError(USAGE);
  if (what === "import" && !existsSync(path)) {
    output.complain(output.t("planImport.cli.missing", { file: path }));
    return 1;
  }
  const run = what === "import" ? takeIn : writeOut;
  return withDeps(environment(), (deps) => run({ path, options }, output, deps));
};

async function takeIn({ path, options }: Asked, output: Output, deps: Ready): Promise<number> {
  const { t, say, answer, complain } = output;
  const tables = await tablesAt(path, output);
  if (tables === null) return 1;
  const dryRun = options["dry-run"] ?? false;
  const outcome = await importCalendar({ tables, plan: options.plan ?? null, by: null, dryRun }, deps);
  if (!outcome.ok) {
    answer(outcome);
    for (const problem of outcome.cells) complain(problemLine(problem, t));
    for (const { code, held } of outcome.problems) complain(t(`schedule.write.problems.${code}`, { held }));
    return 1;
  }
  const { created, updated, unchanged, changes } = outcome;
  answer({ ok: true, created, updated, unchanged, changes });
  for (const { table, key, isNew, cells } of dryRun ? changes : []) {
    const told = cells.map(({ column, before, after }) => `${column}: ${before} → ${after}`);
    say(`${table} ${key}${isNew ? "" : ` (${told.join("; ")})`}`);
  }
  say(t(dryRun ? "schedule.write.checked" : "schedule.write.done", { created, updated, unchanged }));
  return 0;
}

/** Tables of a folder, or of a file; null when the file cannot be read, which was said. */
async function tablesAt(
  path: string,
  { t, complain, answer }: Output,
): Promise<ImportInput["tables"] | null> {
  if (statSync(path).isDirectory()) {
    const { files } = readPlanFolder(path);
    return { files: Object.fromEntries(Object.entries(files).filter(([name]) => TABLES.test(name))) };
  }
  const sent = { bytes: await readFile(path), name: basename(path), table: null };
  const { tables, problems } = await readCalendarTables(sent);
  for (const problem of problems) complain(fileProblemLine(problem, t));
  if (!problems.some(({ level }) => level === "error")) return { written: tables };
  answer({ ok: false, problems });
  return null;
}

async function writeOut({ path, options }: Asked, output: Output, deps: Ready): Promise<number> {
  const { t, language, say, answer, complain } = output;
  const format = CALENDAR_FORMATS.find((each) => path.endsWith(`.${each}`));
  if (format === undefined) throw new UsageError(CALENDAR_FORMATS.join(", "));
  const facts = (await openPlan(options.plan ?? null, deps))?.facts ?? null;
  if (facts === null) {
    complain(t("planImport.cli.noPlan", { plan: options.plan ?? "" }));
    return 1;
  }
  const codes = facts.schedule.calendars.map(({ code }) => code);
  const calendars = codes.filter((code) => options.calendar === undefined || code === options.calendar);
  if (calendars.length === 0) {
    complain(t("schedule.write.problems.dangling", { held: options.calendar ?? "" }));
    return 1;
  }
  const { title } = facts.plan;
  const asked = { calendars, title: language === "en" ? (title.en ?? title.id) : title.id, format, language };
  const bytes = await exportCalendar(asked, deps);
  await writeFile(path, bytes, { mode: 0o600 });
  answer({ file: path, calendars, bytes: bytes.length });
  say(t("planImport.cli.written", { file: path }));
  return 0;
}
