import type { Messages } from "#app/i18n/messages.ts";

export const roles: Messages["roles"] = {
  title: "Roles and powers",
  lead: "What each role may do. The table is computed from the rules the server runs, not copied.",
  caption: "Powers of each role",
  act: "Act",
  office: "Each power holds only while the office is held, in the plan of that office.",
  fourEyes: "Nobody reviews their own report or their organisation's, administrators included.",
  about: {
    owner: "Organisations that owe milestones, such as KPU and Perludem.",
    secretariat: "Seknas OGI: checks reports and evidence.",
    reviewer: "Bappenas: accepts, and issues period reports.",
    administrator: "Manages people and the installation; reviews nothing.",
  },
  acts: {
    report: "Report on a milestone",
    check: "Check a report",
    accept: "Accept or return a report",
    check_link: "Have a link checked now",
    edit_reasons: "Write the sentences reasons of a return start from",
    manage_users: "Invite people and change offices",
    prepare_report: "See a period report before it is issued",
    set_level: "Set the IRM level",
    issue_report: "Issue a period report",
  },
  answer: {
    yes: "yes",
    own: "their organisation's only",
    not_own: "except their organisation's",
    others: "except their own and their organisation's",
    no: "no",
  },
};
