import type { LAW_CODES } from "#app/domain/evidence/codes/law.ts";
import type { CheckSentences } from "./check-sentences.ts";

const NOTHING = "Nothing to do.";
const SEARCHED =
  "Looked for: NIK/KK and NPWP numbers, telephones, e-mail, passport, bank and BPJS numbers. Looked for also: names beside personal details, and extra columns in voter lists.";
const HIDDEN =
  "The link is hidden from public pages. Ask the publisher to remove the data; the secretariat releases the link.";
const LOOK = "Open the file and decide: personal data or not.";

/** Two sentences for every result: what was observed, and what to do about it. */
export const lawChecks: CheckSentences<typeof LAW_CODES> = {
  NO_PII_FOUND: {
    fact: `${SEARCHED} Not found; this does not say that the file is safe.`,
    todo: NOTHING,
  },
  POSSIBLE_PII: {
    fact: "Possibly personal data ({{piiKinds}}) in column {{columns}}: {{cells}} cells, rows {{firstRow}} to {{lastRow}}.",
    todo: LOOK,
  },
  POSSIBLE_PII_TEXT: {
    fact: "Possibly personal data ({{piiKinds}}) in the text: {{cells}} times.",
    todo: LOOK,
  },
  PII_PUBLISHED: {
    fact: "Personal data ({{piiKinds}}) is open in column {{columns}}: {{cells}} cells, rows {{firstRow}} to {{lastRow}}. No value was kept.",
    todo: HIDDEN,
  },
  PII_PUBLISHED_TEXT: {
    fact: "Personal data ({{piiKinds}}) is open in the text: {{cells}} times. No value was kept.",
    todo: HIDDEN,
  },
  PII_PARTLY_SEARCHED: {
    fact: "Personal data was looked for in the beginning of the file only ({{rows}} rows) and not found there.",
    todo: "Open the file and look through the rest.",
  },
  PII_NOT_SEARCHED: {
    fact: "Personal data could not be looked for: the file could not be read.",
    todo: "Open the file and look yourself before accepting it.",
  },
  PII_RELEASED: { fact: "A person has looked at what was found and released the link.", todo: NOTHING },

  CLOSED_WITH_GROUND: {
    fact: "{{openCount}} of {{declaredCount}} elements published. Closed: {{elements}}, under {{ground}}, decision {{decision}}, until {{until}}.",
    todo: NOTHING,
  },
  CLOSED_FOR_PUBLIC_ONLY: {
    fact: "{{openCount}} of {{declaredCount}} elements published. {{elements}} for Bawaslu only, under {{ground}}, decision {{decision}}, until {{until}}.",
    todo: NOTHING,
  },
  CLOSURE_EXPIRING: {
    fact: "The closure under {{ground}} (decision {{decision}}) ends {{until}}, in {{days}} days.",
    todo: "Open the data before that day, or file a new decision.",
  },
  CLOSURE_WITHOUT_URL: {
    fact: "Decision {{decision}}, which closes {{elements}}, has no address that can be opened.",
    todo: "Add a link to the decision of the consequence test.",
  },
  CLOSURE_WITHOUT_SUMMARY: {
    fact: "{{elements}} is closed under {{ground}}, and no summary or redacted version is published yet.",
    todo: "Publish a summary or a redacted version and add its link.",
  },
  CLOSURE_IN_PROCESS: {
    fact: "{{elements}} is closed under {{ground}} without a decision of the consequence test; in process until {{until}}.",
    todo: "Finish the consequence test, or open the data when that condition is met.",
  },
  CLOSURE_NOT_APPROVED: {
    fact: "Nobody outside the institution that filed it has approved closing {{elements}} under {{ground}}.",
    todo: "It awaits the secretariat or a reviewer; until then the elements stay required.",
  },
  CONSENT_LIST_MISSING: {
    fact: "{{agreed}} of {{asked}} candidates agreed to publication; the list of those who refused is missing.",
    todo: "Publish the list of those who refused and add its link.",
  },
  ACCESS_LEVEL_WITHOUT_CLOSURE: {
    fact: "The catalogue marks this dataset “{{accessLevel}}”, but no closure was filed.",
    todo: "File a closure with its legal ground, or correct the catalogue.",
  },
  BLANKET_CLOSURE: {
    fact: "Every element is closed without a decision of the consequence test.",
    todo: "Limit it to what is exempt, or add the decision.",
  },
  CLOSURE_EXPIRED: {
    fact: "The closure under {{ground}} (decision {{decision}}) ended {{until}}.",
    todo: "Open the data, or file a new closure.",
  },
  GROUND_UNKNOWN: {
    fact: "The legal ground “{{ground}}” is not in the register.",
    todo: "Choose a ground from the register, or ask the secretariat to add it.",
  },
  END_CONDITION_MISSING: {
    fact: "{{elements}} is closed without a decision, a last day or a condition that ends it.",
    todo: "Write the event that ends it, or the day.",
  },
  CLOSURE_SCOPE_UNKNOWN: {
    fact: "What is closed ({{elements}}) is not among the data elements asked for here.",
    todo: "File it again, choosing from the elements asked for.",
  },
  NOTHING_CLOSED: { fact: "No part is closed.", todo: NOTHING },
};
