import { writeFile } from "node:fs/promises";
import { openPlan } from "#app/services/open-plan.server.ts";
import { EXPORT_FORMATS, exportPlan } from "#app/services/plan-import/export-plan.server.ts";
import { type Command, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

const OPTIONS = { plan: { type: "string" }, format: { type: "string" } } as const;

/** Writes a whole plan as a file that an import reads back. */
export const exportCommand: Command = async (args, { t, language, say, answer, complain }, environment) => {
  const { values, positionals } = readOptions(args, OPTIONS);
  const [out] = positionals;
  if (out === undefined) throw new UsageError("export [--plan P] [--format xlsx|ods|csv|json] OUT");
  const wanted = values.format ?? out.split(".").at(-1);
  const format = EXPORT_FORMATS.find((each) => each === wanted);
  if (format === undefined) throw new UsageError(EXPORT_FORMATS.join(", "));
  return withDeps(environment(), async (deps) => {
    const plan = values.plan ?? (await openPlan(null, deps))?.facts.plan.slug ?? null;
    const made =
      plan === null ? null : await exportPlan({ actor: null, plan, format, language, template: false }, deps);
    if (made === null || !made.ok) {
      complain(t("planImport.cli.noPlan", { plan: plan ?? "" }));
      return 1;
    }
    await writeFile(out, made.bytes, { mode: 0o600 });
    answer({ file: out, plan, format, bytes: made.bytes.length });
    say(t("planImport.cli.written", { file: out }));
    return 0;
  });
};
