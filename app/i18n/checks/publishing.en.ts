import type { LicenceSource } from "#app/domain/evidence/check-licence.ts";
import type { PUBLISHING_CODES } from "#app/domain/evidence/codes/publishing.ts";
import type { AgeSource } from "#app/domain/evidence/data-age.ts";
import type { CheckSentences } from "./check-sentences.ts";

const NOTHING = "Nothing to do.";
const AGAIN = "The system checks again by itself.";

/** Two sentences for every result: what was observed, and what to do about it. */
export const publishingChecks: CheckSentences<typeof PUBLISHING_CODES> = {
  ON_TIME: { fact: "Proven to exist on {{on}} (grade {{grade}}), by the deadline {{dueOn}}.", todo: NOTHING },
  DATA_FRESH: {
    fact: "Data dated {{ageOn}} by {{ageSource}}: {{ageDays}} days old, limit {{allowedDays}} days.",
    todo: NOTHING,
  },
  ON_TIME_STATED: {
    fact: "By the publisher's word (grade {{grade}}) it existed on {{on}}, by the deadline {{dueOn}}.",
    todo: "Attach outside proof, such as a web archive copy from before the deadline.",
  },
  LATE_BY: {
    fact: "First proven to exist on {{on}} (grade {{grade}}), {{lateDays}} days after the deadline {{dueOn}}.",
    todo: "Explain the delay, or show earlier proof.",
  },
  DATA_OLD: {
    fact: "Data dated {{ageOn}} by {{ageSource}}: {{ageDays}} days old, over the limit of {{allowedDays}} days.",
    todo: "Update the data, or correct the update frequency in the catalogue.",
  },
  LATE: {
    fact: "First proven to exist on {{on}} (grade {{grade}}), {{lateDays}} days after the deadline {{dueOn}}.",
    todo: "Show earlier proof, such as a web archive copy from before the deadline.",
  },
  DATA_TOO_OLD: {
    fact: "Data dated {{ageOn}} by {{ageSource}}: {{ageDays}} days old; the plan allows {{allowedDays}} days.",
    todo: "Publish newer data.",
  },
  TIMELINESS_UNPROVEN: {
    fact: "Nothing yet proves whether it existed by the deadline {{dueOn}}. The submitter says {{saidOn}}.",
    todo: "Show a web archive copy, or the publication date in the catalogue.",
  },
  AGE_NOT_KNOWN: {
    fact: "The age of the data is unknown: file, catalogue and server give no date. The limit is {{allowedDays}} days.",
    todo: "State the period of the data in the catalogue or in the file.",
  },
  AGE_NOT_LIMITED: {
    fact: "Date of the data: {{ageOn}}. Neither plan nor catalogue limits their age.",
    todo: NOTHING,
  },

  LICENCE_OPEN: { fact: "The licence is open: {{licence}} (stated in the {{licenceFrom}}).", todo: NOTHING },
  LICENCE_NOT_OPEN: {
    fact: "The licence is not open: {{licence}} (stated in the {{licenceFrom}}).",
    todo: "Use an open licence, such as CC BY 4.0.",
  },
  LICENCE_MISSING: {
    fact: "Neither the catalogue nor the page states a licence.",
    todo: "State an open licence, such as CC BY 4.0.",
  },
  LICENCE_RESERVED: {
    fact: "All rights are reserved: {{licence}} (stated in the {{licenceFrom}}). This action asks for open data.",
    todo: "Replace it with an open licence, such as CC BY 4.0.",
  },
  LICENCE_NOT_KNOWN: {
    fact: "The licence “{{licence}}” (stated in the {{licenceFrom}}) is not known.",
    todo: "Give the licence's name or address, such as CC BY 4.0.",
  },
  LICENCE_NOT_READ: { fact: "Licence not judged, because the content was not read on {{at}}.", todo: AGAIN },
  LICENCE_NOT_EXPECTED: { fact: "Evidence of this kind need not state a licence.", todo: NOTHING },

  USABLE: { fact: "Usable by anyone: the machine found no obstacle.", todo: NOTHING },
  NOT_HTTPS: {
    fact: "This address uses http, which is not secure.",
    todo: "Ask the site's keeper to use https.",
  },
  NOT_OFFICIAL_HOST: {
    fact: "{{host}} is not an official site of the institution ({{officialHosts}}).",
    todo: "Publish it on an official site too, and use that address.",
  },
  PERSONAL_DRIVE: {
    fact: "{{host}} is a personal drive; the file may leave with its account.",
    todo: "Publish it on an official site, and use that address.",
  },
  SHORTENED_ADDRESS: {
    fact: "{{typedHost}} shortens addresses; where it leads can change at any time.",
    todo: "Use the address it leads to.",
  },
  ACCOUNT_ASKED: {
    fact: "This page asks for an account before files can be downloaded.",
    todo: "Open the download to people without an account.",
  },
  LARGE_DOWNLOAD: {
    fact: "This download is {{bytes}}; over 25 MB is heavy on slow lines.",
    todo: "Offer smaller files too, for instance one per province.",
  },
  PDF_UNTAGGED: {
    fact: "This PDF has no structure tags, so screen readers struggle with it.",
    todo: "Save it again as a tagged PDF.",
  },
  PDF_WITHOUT_LANGUAGE: {
    fact: "This PDF does not state its language; screen readers mispronounce it.",
    todo: "Set the document's language, then save it again.",
  },
  MERGED_CELLS: {
    fact: "This table has {{mergedCells}} merged cells among its data.",
    todo: "Split the merged cells; fill every row completely.",
  },
  MANY_HEADER_ROWS: {
    fact: "The header of this table takes {{headerRows}} rows.",
    todo: "Use one header row.",
  },
  PAGE_WITHOUT_LANGUAGE: {
    fact: "This page does not state its language; screen readers mispronounce it.",
    todo: "Set the page's lang attribute.",
  },
  PAGE_WITHOUT_TITLE: { fact: "This page has no title.", todo: "Give the page a title." },
  SCANNED_PDF: {
    fact: "This PDF is a scan: only {{textPages}} of {{pages}} pages carry text.",
    todo: "Publish the original file, or run text recognition (OCR).",
  },
  USABLE_NOT_READ: {
    fact: "Ease of use not judged, because the content was not read on {{at}}.",
    todo: AGAIN,
  },

  FIRST_SEEN: { fact: "This content was first seen on {{at}}.", todo: NOTHING },
  CONTENT_UNCHANGED: { fact: "The content on {{at}} is the same as before.", todo: NOTHING },
  RE_EXPORTED: { fact: "The file was made anew, with the same data.", todo: NOTHING },
  CONTENT_GREW: { fact: "The data grew from {{rowsBefore}} to {{rows}} rows.", todo: NOTHING },
  CONTENT_CHANGED: { fact: "The content on {{at}} differs from before.", todo: NOTHING },
  CHANGED_SINCE_ACCEPTED: {
    fact: "The content on {{at}} differs from what was accepted on {{acceptedOn}}.",
    todo: "Look at the change; note whether the acceptance still holds.",
  },
  SCHEMA_CHANGED: {
    fact: "The columns changed. Gone: {{lost}}. New: {{gained}}.",
    todo: "Make sure the change is meant, and announce it.",
  },
  CONTENT_SHRANK: {
    fact: "The data shrank from {{rowsBefore}} to {{rows}} rows.",
    todo: "Put the missing rows back, or explain why.",
  },
  CONTENT_RETURNED: {
    fact: "Open again on {{at}} after it had gone. It last opened before on {{lastOkAt}}.",
    todo: "Find out why it went, so that it does not happen again.",
  },
  CONTENT_REPLACED: {
    fact: "The content became another type: it was {{expected}}, it is {{found}}.",
    todo: "Make sure that this address still opens the file that is meant.",
  },
  CONTENT_VANISHED: {
    fact: "The content is not there any more on {{at}}. It last opened on {{lastOkAt}}.",
    todo: "Publish it again at the same address.",
  },
  REPLACED_AFTER_ACCEPTANCE: {
    fact: "What was accepted on {{acceptedOn}} is {{expected}}; this address now opens {{found}}.",
    todo: "Put the accepted file back; the acceptance is under review.",
  },
  VANISHED_AFTER_ACCEPTANCE: {
    fact: "What was accepted on {{acceptedOn}} is gone. It last opened on {{lastOkAt}}.",
    todo: "Publish it again at the same address; the acceptance is under review.",
  },
  STABILITY_NOT_READ: {
    fact: "Changes of content not judged, because the content was not read on {{at}}.",
    todo: AGAIN,
  },

  DECLARATION_TRUE: { fact: "What the catalogue says fits the file: {{compared}}.", todo: NOTHING },
  CATALOGUE_OUT_OF_DATE: {
    fact: "What the catalogue says differs from the file: {{differences}}.",
    todo: "Update the file's entry in the catalogue.",
  },
  DECLARATION_NOT_COMPARED: {
    fact: "What the catalogue says could not be compared with the file on {{at}}.",
    todo: AGAIN,
  },
  DECLARATION_NOT_MADE: { fact: "The catalogue states no size, type or digest of this file.", todo: NOTHING },
};

/** Words for the facts that are names: what dated the data, where the licence is stated. */
export const publishingWords: Record<AgeSource | LicenceSource, string> = {
  "data-column": "the date column of the file",
  "dataset-period": "the period in the catalogue",
  "resource-modified": "the file's date in the catalogue",
  "dataset-modified": "the dataset's date in the catalogue",
  "http-last-modified": "the server",
  catalogue: "catalogue",
  page: "page",
};
