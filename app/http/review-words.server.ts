import { CATALOGUES } from "#app/i18n/catalogues.ts";
import type { DefaultWords } from "#app/services/review/edit-reasons.server.ts";

const [id, en] = [CATALOGUES.id.review.reasons, CATALOGUES.en.review.reasons];

/** The words prepared reasons come with, in both languages: services know no catalogue. */
export const DEFAULT_REASON_WORDS: DefaultWords = {
  needs_sign_in: { id: id.needs_sign_in, en: en.needs_sign_in },
  does_not_open: { id: id.does_not_open, en: en.does_not_open },
  not_the_data: { id: id.not_the_data, en: en.not_the_data },
  elements_missing: { id: id.elements_missing, en: en.elements_missing },
  not_machine_readable: { id: id.not_machine_readable, en: en.not_machine_readable },
  outdated: { id: id.outdated, en: en.outdated },
  unofficial: { id: id.unofficial, en: en.unofficial },
  narrative_unclear: { id: id.narrative_unclear, en: en.narrative_unclear },
};
