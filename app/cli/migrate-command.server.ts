import { openMigratedDatabase } from "#app/services/open-database.server.ts";
import type { Command } from "./command.ts";

export const migrateCommand: Command = async (_args, { t, say, answer }, environment) => {
  const { databaseUrl, clock } = environment();
  const { applied, close } = await openMigratedDatabase(databaseUrl, clock ?? new Date());
  await close();
  say(applied.length === 0 ? t("cli.migrate.none") : t("cli.migrate.done", { count: applied.length }));
  answer({ applied });
  return 0;
};
