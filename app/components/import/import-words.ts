import { SUBJECT_TYPES, type SubjectType } from "#app/domain/authoring/closed-lists.ts";
import { IMPORT_SENTENCES, type ImportSentence } from "#app/domain/import-problems.ts";
import { IMPORT_REFUSALS, IMPORT_STATES, type ImportState } from "#app/domain/plan-import.ts";

/** Key of the words for a state. */
export function importStateKey(state: string): `planImport.state.${ImportState}` {
  return `planImport.state.${IMPORT_STATES.find((known) => known === state) ?? "failed"}`;
}

/** Key of the sentence that says what is wrong and what to do. */
export function problemKey(code: string): `planImport.say.${ImportSentence}` {
  return `planImport.say.${IMPORT_SENTENCES.find((known) => known === code) ?? "shape_unknown"}`;
}

/** Key of the words for a kind of content. */
export function typeKey(type: string): `planImport.types.${SubjectType}` {
  return `planImport.types.${SUBJECT_TYPES.find((known) => known === type) ?? "plan"}`;
}

/** Key of the sentence for a refusal. */
export function refusalKey(refusal: string): `planImport.refusal.${(typeof IMPORT_REFUSALS)[number]}` {
  return `planImport.refusal.${IMPORT_REFUSALS.find((known) => known === refusal) ?? "other"}`;
}
