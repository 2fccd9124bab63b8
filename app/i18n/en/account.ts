import type { Messages } from "#app/i18n/messages.ts";

export const account: Messages["account"] = {
  signInTitle: "Sign in",
  signInLead: "For owners, Seknas OGI and Bappenas. Reading the scorecard needs no account.",
  email: "E-mail",
  password: "Password",
  submit: "Sign in",
  problemTitle: "You are not signed in yet",
  notRecognised: "The e-mail or the password does not match. Check both and try again.",
  tooManyAttempts: "Too many attempts. Try again after {{at}}.",
  emailMissing: "Enter your e-mail.",
  passwordMissing: "Enter your password.",
  forgotten: "Forgotten your password? Ask your organisation's Capaian administrator.",
  signOutTitle: "Sign out",
  signOutLead: "The session in this browser will end. Saved drafts stay.",
  signOut: "Sign out",
};
