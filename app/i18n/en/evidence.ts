import type { Messages } from "#app/i18n/messages.ts";

export const evidence: Messages["evidence"] = {
  nextSteps: "Next steps",
  moreSteps: "{{count}} more remarks below.",
  passed: "{{count}} checks passed",
  notApplicable: "{{count}} do not apply",
  brokenLinks: "Broken links",
  brokenCount_one: "{{count}} link that fails or could not be told, as of {{date}}.",
  brokenCount_other: "{{count}} links that fail or could not be told, as of {{date}}.",
  brokenLead: "Those broken for certain come first. A link that could not be told is not a broken link.",
  linkCount_one: "{{count}} link",
  linkCount_other: "{{count}} links",
  since: "since {{date}}",
  partOf: "Evidence for",
  ofDataset: "Dataset: {{title}}.",
  noDataset: "Matches no dataset of the catalogue.",
  neverOpened: "Has never opened for us.",
};
