import type { Messages } from "#app/i18n/messages.ts";

export const mail: Messages["mail"] = {
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
