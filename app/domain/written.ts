const MOST_WRITTEN = 20_000;
const SECRETS: ReadonlySet<string> = new Set(["password", "again", "present", "secret", "code"]);

/** What a person wrote in a form: whole words and links, no secrets. It goes back to whoever sent it, to be copied. */
export function writtenIn(fields: Iterable<readonly [string, unknown]>): string {
  return [...fields]
    .flatMap(([name, value]) => (typeof value === "string" && !SECRETS.has(name) ? [value.trim()] : []))
    .filter((value) => /\s|:\/\//.test(value))
    .join("\n\n")
    .slice(0, MOST_WRITTEN);
}
