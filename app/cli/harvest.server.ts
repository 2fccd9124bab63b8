import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { listCatalogues } from "#app/services/list-catalogues.server.ts";
import { type Command, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

/** Fetches the datasets of one catalogue: all of them when that is due or asked for, else the news. */
export const harvest: Command = async (args, { t, say, answer, complain }, environment) => {
  const { positionals, values } = readOptions(args, { full: { type: "boolean" } });
  const slug = positionals[0];
  if (slug === undefined || positionals.length > 1) throw new UsageError("harvest <katalog> [--full]");
  return withDeps(environment(), async (deps) => {
    const known = await listCatalogues(deps);
    if (!known.includes(slug)) {
      complain(t("cli.harvest.unknown", { slug, known: known.join(", ") || "–" }));
      return 1;
    }
    const run = await harvestCatalogue(slug, deps, { mode: values.full === true ? "full" : "due" });
    answer(run);
    if (run.outcome === "failed") {
      complain(t("cli.harvest.failed", { slug, error: run.error ?? "" }));
      return 1;
    }
    const { datasetCount: count, addedCount: added, changedCount: changed, withdrawnCount: withdrawn } = run;
    say(t("cli.harvest.done", { slug, count, added, changed, withdrawn }));
    return 0;
  });
};
