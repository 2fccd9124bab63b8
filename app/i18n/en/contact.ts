import type { Messages } from "#app/i18n/messages.ts";

export const contact: Messages["contact"] = {
  title: "Contacts",
  pageTitle: "Contacts of {{name}}",
  hint: "As they are now, on whatever day this page is seen.",
  lead: "Whom to ask about this organisation's milestones, {{count}} people at most. Remove or replace somebody as soon as they leave.",
  none: "No contact has been named yet.",
  private: "not published",
  write: "Edit contacts",
  add: "Add a contact",
  change: "Change",
  changeTitle: "Change {{name}}",
  remove: "Remove",
  removeTitle: "Remove {{name}} from the contacts?",
  removeLead:
    "The name, mail address and telephone go from the organisation’s page and cannot be brought back.",
  removeSure: "Yes, remove",
  keep: "Cancel",
  name: "Name",
  duty: "What to ask them about",
  dutyHint: "For example: election results data, requests for information.",
  email: "E-mail address",
  phone: "Telephone",
  audience: "Who can read it",
  audienceHint:
    "In office: people of this organisation, the secretariat, reviewers and administrators. A published contact is shown to everybody. Make sure the person knows and agrees; an office address is better than a private one.",
  audienceOf: {
    internal: "Only those in office",
    public: "Everybody (published)",
  },
};
