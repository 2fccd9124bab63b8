import { exportEvidence } from "#app/services/export-evidence.server.ts";
import { rescoreEvidence } from "#app/services/rescore-evidence.server.ts";
import { type Command, type Output, UsageError } from "./command.ts";
import type { Environment } from "./environment.server.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

const OPTIONS = { rencana: { type: "string" }, force: { type: "boolean" } } as const;

/** Judges stored looks by today's rules, or writes the evidence into one archive. */
export const evidence: Command = async (args, output, environment) => {
  const { positionals, values } = readOptions(args, OPTIONS);
  const [act, path, ...more] = positionals;
  if (act === "rescore" && path === undefined && Object.keys(values).length === 0) {
    return rescore(output, environment());
  }
  if (act === "export" && path !== undefined && more.length === 0) {
    const { rencana = null, force = false } = values;
    return exportTo({ path, plan: rencana, force }, output, environment());
  }
  throw new UsageError("evidence rescore | evidence export FILE.zip [--rencana R] [--force]");
};

function rescore({ t, say, answer }: Output, environment: Environment): Promise<number> {
  return withDeps(environment, async (deps) => {
    const done = await rescoreEvidence(deps, (sofar) => say(t("cli.evidence.rescoring", sofar)));
    answer(done);
    say(t(done.items === 0 ? "cli.evidence.nothingToRescore" : "cli.evidence.rescored", done));
    return 0;
  });
}

type Target = { path: string; plan: string | null; force: boolean };

function exportTo(target: Target, output: Output, environment: Environment): Promise<number> {
  const { t, say, answer, complain } = output;
  return withDeps(environment, async (deps) => {
    const onItems = (items: number) => say(t("cli.evidence.exporting", { items }));
    const outcome = await exportEvidence({ ...target, onItems }, deps);
    answer(outcome);
    if (!outcome.ok) {
      complain(t(`cli.evidence.refusal.${outcome.refusal}`, { path: target.path, slug: target.plan ?? "" }));
      return 1;
    }
    const { items, contents, withheld } = outcome;
    say(t("cli.evidence.exported", { path: target.path, items, contents, withheld }));
    return 0;
  });
}
