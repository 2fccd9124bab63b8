/**
 * A field's value as texts, by what each is called: `title`, `title.en`, `values.risiko`.
 *
 * @param isOpen which of the plan's own fields are told.
 */
export function fieldTexts(
  name: string,
  value: unknown,
  isOpen: (field: string) => boolean = () => true,
): Map<string, string> {
  const texts = new Map<string, string>();
  if (value === null || value === undefined) return texts;
  if (name === "values") {
    for (const [field, held] of Object.entries(value)) {
      if (!isOpen(field)) continue;
      for (const [part, text] of fieldTexts(`values.${field}`, held)) texts.set(part, text);
    }
    return texts;
  }
  if (typeof value === "object" && "id" in value && "en" in value) {
    if (typeof value.id === "string") texts.set(name, value.id);
    if (typeof value.en === "string") texts.set(`${name}.en`, value.en);
    return texts;
  }
  texts.set(name, plainText(value));
  return texts;
}

function plainText(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return value.map(plainText).join(", ");
  return Object.entries(value)
    .filter(([name, held]) => name !== "provenance" && held !== null)
    .map(([, held]) => plainText(held))
    .join(" ");
}
