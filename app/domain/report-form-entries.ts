import { OTHER_PERCENT, type ReportForm, ReportFormSchema } from "./report-form.ts";

/** What a form sends: names and texts in their order. */
export type FormEntries = ReadonlyArray<readonly [name: string, text: string]>;

const SLOT = /^slots\[(\d{1,3})\]\.(code|kind|links)$/;

/**
 * The report that was typed, read from what its form sends. A typed percent counts when its choice, or none, is
 * chosen.
 *
 * @param prefix begins the names of this report, where a form holds several.
 * @returns null when the form is damaged: a slot without its code.
 */
export function reportFormOf(entries: FormEntries, prefix = ""): ReportForm | null {
  const own = entries.filter(([name]) => name.startsWith(prefix));
  const texts = new Map(own.map(([name, text]) => [name.slice(prefix.length), text]));
  const slots: Array<Record<string, string>> = [];
  for (const [name, text] of texts) {
    const [, index, field] = SLOT.exec(name) ?? [];
    if (index === undefined || field === undefined) continue;
    const slot = slots[Number(index)] ?? {};
    slot[field] = text;
    slots[Number(index)] = slot;
  }
  const percent = texts.get("percent") ?? "";
  const isTyped = percent === OTHER_PERCENT || percent === "";
  const typed = (texts.get("percentOther") ?? "").trim();
  const given = slots.filter((slot) => slot !== undefined);
  if (given.some(({ code }) => code === undefined)) return null;
  const obstacles = own.filter(([name]) => name === `${prefix}obstacles`).map(([, text]) => text);
  return ReportFormSchema.parse({
    ...Object.fromEntries(texts),
    percent: isTyped ? typed || percent : percent,
    ...{ obstacles, slots: given },
  });
}
