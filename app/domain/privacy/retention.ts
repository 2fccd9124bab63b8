/** How many days what serves only for a while is kept; docs/rules/retention.md says the same, and tests run it. */
export const RETENTION_DAYS = {
  /** A mail that was sent. */
  sentMail: 90,
  /** A mail that no server ever took. */
  unsentMail: 180,
  /** An invitation and other secret links, after they lapsed. */
  lapsedLink: 28,
  /** A draft nobody has touched. */
  idleDraft: 400,
  /** A notice, with what it says. */
  notice: 730,
  /** A key for programs that was taken back or lapsed. */
  endedToken: 90,
  /** A calendar address that was replaced. */
  endedCalendar: 30,
  /** What a preview of an import said, line by line. */
  importPreview: 180,
} as const;
