import { MATCH_TIERS } from "#app/domain/evidence/match-tiers.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** A tier of matching in words, with its code; the code alone where it is not known. */
export function tierName(t: Translate, tier: string): string {
  const known = MATCH_TIERS.find((each) => each === tier);
  return known === undefined ? tier : `${t(`catalogue.tiers.${known}`)} (${known})`;
}
