import { readPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { importCalendar } from "#app/services/schedule/import-calendar.server.ts";
import { type Command, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";
import { problemLine } from "./problem-line.ts";

const OPTIONS = { plan: { type: "string" }, "dry-run": { type: "boolean" } } as const;
const TABLES = /^(regulations|calendars|stages|stage_versions|events|occurrences|holidays)\.csv$/;

/** `calendar import DIR`: takes the tables of a calendar in, all or nothing. */
export const calendar: Command = async (args, output, environment) => {
  const { values, positionals } = readOptions(args, OPTIONS);
  const [what, folder] = positionals;
  if (what !== "import" || folder === undefined) throw new UsageError("calendar import DIR");
  const { files } = readPlanFolder(folder);
  const tables = Object.fromEntries(Object.entries(files).filter(([name]) => TABLES.test(name)));
  return withDeps(environment(), async (deps) => {
    const { t, say, answer, complain } = output;
    const dryRun = values["dry-run"] ?? false;
    const input = { files: tables, plan: values.plan ?? null, by: null, dryRun };
    const outcome = await importCalendar(input, deps);
    answer(outcome);
    if (!outcome.ok) {
      for (const problem of outcome.cells) complain(problemLine(problem, t));
      for (const { code, held } of outcome.problems) complain(t(`schedule.write.problems.${code}`, { held }));
      return 1;
    }
    const { created, updated, unchanged } = outcome;
    say(t(dryRun ? "schedule.write.checked" : "schedule.write.done", { created, updated, unchanged }));
    return 0;
  });
};
