const PREFIX = "amendment:";

/** Permanent key of what an amendment says of a stage or an event. */
export function amendmentCode(amendment: string, subject: string): string {
  return `${PREFIX}${amendment}:${subject}`;
}

/** The amendment a fact's key names; nothing for facts that were loaded or entered by themselves. */
export function amendmentIn(code: string): { amendment: string } | Record<never, never> {
  if (!code.startsWith(PREFIX)) return {};
  const id = code.slice(PREFIX.length, code.indexOf(":", PREFIX.length));
  return { amendment: id };
}
