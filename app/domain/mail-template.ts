const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names of the places (*isian*) in a template, in order, each once. */
export function placesIn(template: string): Array<string> {
  return [...new Set([...template.matchAll(PLACE)].map((match) => match[1] ?? ""))];
}

/** Places a template names that it may not, in order. */
export function unknownPlaces(template: string, allowed: ReadonlyArray<string>): Array<string> {
  return placesIn(template).filter((place) => !allowed.includes(place));
}

/** Whether braces stand without their match, such as `{{kode}`. */
export function hasBrokenPlaces(template: string): boolean {
  return /[{}]/.test(template.replace(PLACE, ""));
}

/** A template with its places filled in; values are taken as they are. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(PLACE, (_whole, name: string) => values[name] ?? "");
}
