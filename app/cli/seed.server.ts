import { loadPlanFolder } from "#app/services/load-plan-folder.server.ts";
import type { Command } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { problemLine } from "./problem-line.ts";

/** Loads the real plan. Loading it again changes nothing. */
export const seed: Command = (_args, output, environment) =>
  withDeps(environment(), async (deps) => {
    const { t, say, answer, complain } = output;
    const loaded = await loadPlanFolder("ran-ogi-vii", deps);
    answer(loaded);
    if (!loaded.ok) {
      for (const problem of loaded.problems) complain(problemLine(problem, t));
      return 1;
    }
    const { created, updated, unchanged } = loaded;
    say(t("cli.seed.done", { created, updated, unchanged }));
    return 0;
  });
