import type { Messages, WholeMessages } from "#app/i18n/messages.ts";
/** Words in mails; no page shows them. */
export const mailText: Omit<WholeMessages["mail"], keyof Messages["mail"]> = {
  greeting: "Hello,",
  stopOne: "Stop following {{subject}}",
  stopAll: "Stop following everything",
  confirm: {
    subject: "Confirm: follow {{subject}}",
    asked:
      "This address was given to get news of changes to {{subject}} in {{plan}}. News is sent only after you agree.",
    action: "Yes, send me news",
    within:
      "This link works for seven days. News is sent once a day at most, and only when something has changed.",
    notYou: "Not you? Ignore this mail. Your address will be deleted after seven days.",
  },
  already: {
    subject: "You already follow {{subject}}",
    told: "Somebody asked for news of changes to {{subject}} in {{plan}} for this address. You follow it already, so there is nothing to do.",
    open: "Open the page",
  },
  digest: {
    subjectOne_one: "{{count}} change: {{subject}}",
    subjectOne_other: "{{count}} changes: {{subject}}",
    subject_one: "{{count}} change in what you follow",
    subject_other: "{{count}} changes in what you follow",
    lead: "This has changed since the last news.",
    more_one: "And {{count}} earlier change, on the page.",
    more_other: "And {{count}} earlier changes, on the page.",
    open: "Open {{subject}}",
  },
};
