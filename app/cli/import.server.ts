import { existsSync } from "node:fs";
import { IMPORT_REFUSALS, type ImportSummary } from "#app/domain/plan-import.ts";
import { dryRunFile, importFile } from "#app/services/plan-import/import-file.server.ts";
import { type Command, type Output, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";
import { fileProblemLine } from "./problem-line.ts";

const OPTIONS = {
  "dry-run": { type: "boolean" },
  plan: { type: "string" },
  reason: { type: "string" },
  by: { type: "string" },
} as const;

/** Brings a file into a plan, or a new plan of it; with --dry-run only says what it would change. */
export const importCommand: Command = async (args, output, environment) => {
  const { t, say, answer, complain } = output;
  const { values, positionals } = readOptions(args, OPTIONS);
  const [path] = positionals;
  if (path === undefined) throw new UsageError(t("planImport.cli.usage"));
  if (!existsSync(path)) {
    complain(t("planImport.cli.missing", { file: path }));
    return 1;
  }
  const plan = values.plan ?? null;
  return withDeps(environment(), async (deps) => {
    if (values["dry-run"]) {
      const summary = await dryRunFile({ path, plan }, deps);
      if (summary === null) {
        complain(t("planImport.cli.noPlan", { plan: plan ?? "" }));
        return 1;
      }
      answer(summary);
      tell(summary, output);
      say(t("planImport.cli.dry"));
      return summary.errors > 0 ? 1 : 0;
    }
    const email = values.by ?? "";
    if (email === "") throw new UsageError("--by");
    const outcome = await importFile({ path, plan, email, reason: values.reason ?? null }, deps);
    answer(outcome);
    if (outcome.summary !== null) tell(outcome.summary, output);
    if (outcome.ok) {
      say(t("planImport.cli.applied", { count: outcome.applied.edits }));
      return 0;
    }
    const isOther = outcome.refusal === "not_allowed";
    const refusal = IMPORT_REFUSALS.find((known) => known === outcome.refusal) ?? "other";
    if (outcome.refusal !== "not_ready")
      complain(isOther ? t("planImport.cli.unknownUser", { email }) : t(`planImport.refusal.${refusal}`));
    return 1;
  });
};

function tell({ counts, problems, edits }: ImportSummary, { t, say, complain }: Output): void {
  for (const problem of problems) complain(fileProblemLine(problem, t));
  say(t("planImport.cli.counts", counts));
  if (edits === 0 && problems.length === 0) say(t("planImport.nothing"));
}
