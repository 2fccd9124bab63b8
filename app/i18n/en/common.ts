import type { Messages } from "#app/i18n/messages.ts";

export const common: Pick<
  Messages,
  | "app"
  | "planWord"
  | "nav"
  | "illustration"
  | "footer"
  | "zone"
  | "status"
  | "verdict"
  | "outcome"
  | "mark"
  | "numbers"
  | "days"
  | "due"
  | "asOf"
  | "form"
  | "errors"
> = {
  app: { name: "Capaian", tagline: "Commitments that can be proven" },
  planWord: {
    commitment: "Commitment",
    action: "Action",
    milestone: "Milestone",
    achievement: "Achievement",
  },
  nav: {
    skip: "Skip to content",
    main: "Main",
    scorecard: "Scorecard",
    matrix: "Matrix",
    stages: "Stages",
    evidence: "Evidence",
    catalogue: "Catalogues",
    coverage: "Catalogue coverage",
    method: "How we count",
    tasks: "My tasks",
    check: "Check",
    accept: "Review",
    evidenceTasks: "Evidence tasks",
    moderation: "Public reports",
    progress: "Link checks",
    outbox: "Outbox",
    personMenu: "Menu of {{name}},",
    signIn: "Sign in",
    signOut: "Sign out",
    menu: "Menu",
    otherLanguage: "Bahasa Indonesia",
    breadcrumb: "Breadcrumb",
    footer: "Footer",
  },
  illustration: {
    label: "Illustration.",
    banner:
      "The plan, stages and codes come from the sources; reports, evidence and reviews were made to show how it works and judge nobody.",
    mark: "illustration",
  },
  footer: { days: "Days are counted in {{zone}}" },
  zone: {
    "Asia/Jakarta": "Western Indonesia Time",
    "Asia/Makassar": "Central Indonesia Time",
    "Asia/Jayapura": "Eastern Indonesia Time",
  },
  status: {
    verified: "Verified",
    reported: "Reported complete",
    unproven: "Complete, no proof",
    contested: "Needs another look",
    late: "Late",
    in_progress: "In progress",
    waiting: "Waiting for an event",
    not_started: "Not started",
    cancelled: "Cancelled / merged",
  },
  verdict: {
    supported: "supported",
    supported_with_remarks: "supported, with remarks",
    partly_supported: "partly supported",
    not_supported: "not supported",
    not_checkable: "not checkable yet",
    withheld: "withheld, personal data",
    none: "no evidence yet",
  },
  outcome: {
    pass: "pass",
    warn: "remark",
    fail: "fail",
    unknown: "cannot be told",
    "not-applicable": "does not apply",
    waived: "waived",
  },
  mark: { stated: "stated", reading: "reading", agreed: "agreed" },
  numbers: {
    reported: "Reported",
    proven: "Proven",
    reportedHint: "what the owners state",
    provenHint: "evidence accepted and still opening",
    both: "Reported {{reported}}, proven {{proven}}",
    none: "none yet",
    noneDue: "nothing due yet",
    why: "why?",
    ofTotal: "{{due}} of {{total}}",
  },
  days: {
    today: "today",
    left_one: "{{count}} day left",
    left_other: "{{count}} days left",
    late_one: "{{count}} day late",
    late_other: "{{count}} days late",
  },
  due: { waiting: "waiting: {{event}}", none: "no deadline", by: "Due {{date}}" },
  asOf: {
    label: "Show the state as of",
    show: "Show",
    latest: "Latest",
    quick: "Chosen days",
    state: "As of {{date}}",
    past: "You are looking at {{date}}, not today.",
    change: "Change the day",
    invalid: "“{{value}}” is not a day. Write year-month-day, such as 2023-10-20.",
    future: "{{date}} has not come yet. Choose today ({{today}}) or earlier.",
    beforePlan: "This plan is known only since {{date}}. Choose that day or a later one.",
  },
  form: {
    problems_one: "{{count}} answer needs another look",
    problems_other: "{{count}} answers need another look",
  },
  errors: {
    title400: "This request cannot be read",
    titleDay: "This day cannot be shown",
    number: "Error {{status}}",
    title403: "You may not open this page",
    title404: "This page does not exist",
    title410: "This address is no longer used",
    title500: "Something broke on our side",
    text400: "Check the address or what you filled in, then try again.",
    text403: "Sign in with an account that holds a role in this plan.",
    officeRequired:
      "This page is for the role {{role}} in this plan. Your account does not hold it today. Ask an administrator, or sign in with another account.",
    officeInEveryPlan:
      "This page changes every plan, so it is for a secretariat or administrator of all plans. Your office reaches one plan only. Ask an administrator.",
    titleForm: "This form was opened in another session",
    textForm:
      "You signed out or in again after this form was opened, so nothing was saved. Copy what you wrote, open its page again and send it once more.",
    titleEnded: "Your session has ended",
    textEnded:
      "So nothing was saved. Sign in in a new tab, open the form there again, and paste what you wrote from here.",
    signInBeside: "Sign in in a new tab",
    written: "What you wrote",
    text404:
      "The address may be mistyped. Every code has a permanent address, such as /ran-ogi-vii/bukti/B06.2.",
    text410: "Codes are never used again. Its successor: {{successor}}.",
    goneWithout: "Codes are never used again, and this one has no successor.",
    noReports: "This period report has not been issued. Nor has any other.",
    otherReports: "There is no such period report. Issued so far:",
    missing: {
      plan_not_found: "There is no plan at this address. Start from the scorecard.",
      milestone_not_found: "There is no milestone with this code. Look for it in the matrix.",
      slot_not_found: "There is no evidence slot with this code. Look for it on the evidence page.",
      stage_not_found: "There is no stage with this code. See the list of stages.",
      organisation_not_found: "There is no organisation at this address. See the list on the scorecard.",
      report_not_found: "This report does not exist, or is not for you.",
    },
    text500: "Your data is safe. Give this number to the operator: {{id}}.",
    text500Unnumbered:
      "Your data is safe. Load this page again. If it still happens, tell the operator what you did and at what time.",
    titleDown: "Capaian cannot be opened right now",
    textDown:
      "Its database does not answer. Your data is safe, and the operator can see this fault. Try again in half a minute.",
    textDownSent:
      "Its database does not answer, so what you just sent is not saved. Go back to the form with your browser’s Back button, and send it again in half a minute.",
    textDownWritten:
      "Its database does not answer, so what you just sent is not saved. Copy what you wrote, open the form again in half a minute, and send it once more.",
    againBeside: "Try again in a new tab",
    again: "Try again",
    home: "To the scorecard",
    matrix: "To the matrix",
    signIn: "Sign in",
    back: "Back",
  },
};
