import { loadIllustration } from "#app/services/illustration/load-illustration.server.ts";
import { removeIllustration } from "#app/services/illustration/remove-illustration.server.ts";
import { type Command, UsageError } from "./command.ts";
import { portalOrigin } from "./demonstration.server.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

/** Loads or deletes the whole illustration. */
export const illustration: Command = async (args, { t, say, answer }, environment) => {
  const { positionals } = readOptions(args, {});
  const settings = environment();
  return withDeps(settings, async (deps) => {
    switch (positionals[0]) {
      case "add": {
        const { loaded } = await loadIllustration(
          { portalOrigin: portalOrigin(settings), dataDir: settings.dataDir },
          deps,
        );
        answer({ loaded });
        say(t("cli.illustration.added"));
        return 0;
      }
      case "remove":
        answer(await removeIllustration(deps));
        say(t("cli.illustration.removed"));
        return 0;
      default:
        throw new UsageError("add | remove");
    }
  });
};
