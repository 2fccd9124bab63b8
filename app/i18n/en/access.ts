import type { Messages } from "#app/i18n/messages.ts";

export const access: Messages["access"] = {
  title: "Accessibility",
  lead: "Capaian is made for everyone to use: with a screen reader, a keyboard, a small screen, or without script.",
  aim: {
    title: "What we aim for",
    standard:
      "The aim is WCAG 2.2 level AA. We do not claim full conformance yet: nobody outside has assessed it.",
    words: "Plain Indonesian first, and complete English.",
    colour:
      "Nothing is told by colour alone: a status is always a word and an icon, and the two numbers differ in shape.",
    charts: "Every picture comes with a sentence, a table and a CSV file.",
    noScript: "All public pages can be read and filtered without JavaScript.",
  },
  tested: {
    title: "What has been tested",
    automatic:
      "The automatic checker axe is run over the public pages, in both languages, in light and dark, wide and narrow. Checkers of this kind find only some problems.",
    tree: "Names, order and parts of the page are tested on the accessibility tree of the Chromium browser.",
    keyboard:
      "The skip link, the filter of the matrix and moving between pages are tested by keyboard, with visible focus.",
    size: "A width of 320 pixels and 400 % zoom are tested: no page scrolls sideways.",
    motion: "A wish for less movement is respected.",
  },
  known: {
    title: "What is not good yet",
    readers:
      "People who use screen readers such as NVDA, JAWS, VoiceOver or TalkBack every day have not tested it yet.",
    browsers: "Automatic tests run in Chromium only, not in Firefox and Safari yet.",
    tables:
      "On phones wide tables are laid out as lists. Some screen readers no longer call them tables; column names are written beside the values where they are needed.",
    wide: "The matrix by stage and the schedule stay wide: only their box scrolls sideways, and it can be reached by keyboard.",
    sources:
      "Quotations of the minutes, reports and reasons are written by people and shown as they are, on English pages too.",
    outside:
      "Pages and files behind evidence links belong to other institutions. Some are scans that a screen reader cannot read; that is recorded as a fault of the evidence.",
    pdf: "Pictures for social media cannot be read by a screen reader; their text alternative stands in the page.",
  },
  contact: {
    title: "Tell us of a barrier",
    who: "Tell {{name}} when something does not work for you, in whatever form is easy for you.",
    whoever: "Tell those who run this site when something does not work for you.",
    say: "Name the address of the page, what you tried, and the assistive technology you use.",
    meanwhile: "Meanwhile the same data can be taken as CSV and JSON without signing in.",
  },
};
