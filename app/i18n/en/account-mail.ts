import type { WholeMessages } from "#app/i18n/messages.ts";

export const accountMail: WholeMessages["accountMail"] = {
  greeting: "Hello {{name}},",
  greetingNobody: "Hello,",
  invite: {
    subject: "Invitation to Capaian: {{role}} {{organisation}}",
    asked: "{{by}} invites you to Capaian as {{role}} for {{organisation}}.",
    plan: "Plan: {{plan}}.",
    everyPlan: "For every plan.",
    from: "From {{from}}.",
    fromTo: "From {{from}} to {{to}}.",
    action: "Make the account",
    within: "This link works for 14 days and once only.",
    notYou: "Do not know of this? Ignore this e-mail: without that link no account is made.",
  },
  reset: {
    subject: "New password for Capaian",
    asked: "Somebody asked for a new password for the account with this address.",
    action: "Make a new password",
    within: "This link works for one hour and once only.",
    notYou: "Was it not you? Ignore this e-mail: your password has not changed.",
    nobody:
      "Somebody asked for a new password for this address, but no active Capaian account has it. Perhaps you are registered with another address.",
  },
  newEmail: {
    subject: "New e-mail address for Capaian",
    asked: "You asked that your Capaian account use this address.",
    action: "Use this address",
    within: "This link works for one day and once only.",
    taken:
      "Somebody asked that a Capaian account use this address. Another account has it already, so nothing changes.",
  },
  changed: {
    subject: "Your Capaian account: {{what}}",
    told: "What happened to your account: {{what}}.",
    what: {
      password: "the password was changed",
      email: "the e-mail address was changed",
      factor_on: "a second step was set up",
      factor_off: "the second step was removed",
      factor_reset: "an administrator took the second factor off, and all your sessions ended",
      recovery_used: "a recovery code was used",
      token: "a token for a program was made",
    },
    notYou: "Was it not you? Change your password and tell your Capaian administrator.",
    open: "Open my account",
  },
};
