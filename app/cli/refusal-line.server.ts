import type { WholeTranslate } from "#app/i18n/translate.ts";
import { DatabaseUrlError, MigrationRefusal } from "#app/services/open-database.server.ts";

/** One line for an error a person can do something about; null for a fault. */
export function refusalLine(error: unknown, t: WholeTranslate): string | null {
  if (error instanceof MigrationRefusal) return t(`cli.refusal.${error.code}`, error.detail);
  if (error instanceof DatabaseUrlError)
    return t("cli.refusal.database_unreachable", { reason: error.message });
  return null;
}
