import type { Messages } from "#app/i18n/messages.ts";

export const mail: Messages["mail"] = {
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
  title: "Outgoing mail",
  lead: "Mails that wait, failed and were sent. A mail that is not sent stays here, unless its recipient stops following.",
  noServer: "No mail server is set up, so mails wait here. Set SMTP_URL and start again; all will be sent.",
  empty: "No mails yet.",
  unsent_one: "{{count}} mail not sent yet",
  unsent_other: "{{count}} mails not sent yet",
  head: {
    subject: "Subject",
    recipient: "To",
    standing: "State",
    attempts: "Attempts",
    due: "Next attempt",
    created: "Made",
    error: "Answer of the server",
  },
  standing: { waiting: "Waiting", retrying: "Tried again", failed: "Failed", sent: "Sent" },
  forgotten: "address deleted",
  forgottenText:
    "The words of this mail were deleted once it was sent, because they held secret links of its recipient.",
  preview: "The mail",
  asText: "Plain text",
  asHtml: "HTML",
  secrets: "Secrets in links are left out: only the recipient may use them.",
  retry: "Try again",
  retried: "The mail will be tried again shortly.",
  retryNotNeeded: "This mail was sent already.",
};
