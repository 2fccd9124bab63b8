import i18next, { type i18n } from "i18next";
import type { Language } from "./language.ts";
import type { MessageKey, Messages, WholeKey, WholeMessages } from "./messages.ts";

type Values = Readonly<Record<string, string | number | null>>;

/** Looks a message of pages up and fills it in. `count` chooses the plural where a message has one. */
export type Translate = (key: MessageKey, values?: Values) => string;

/** Looks any message up: outside of the browser, which gets only what pages say. */
export type WholeTranslate = (key: WholeKey, values?: Values) => string;

/** A message cut at its places: texts at even positions, the names of values at odd ones. */
type Template = ReadonlyArray<string>;

const made = new WeakMap<Messages, WholeTranslate>();

/** Translation in one language over one catalogue. React escapes; nothing is escaped here. */
export function createTranslate(language: Language, messages: WholeMessages): WholeTranslate;
export function createTranslate(language: Language, messages: Messages): Translate;
export function createTranslate(language: Language, messages: Messages): WholeTranslate {
  const known = made.get(messages);
  if (known !== undefined) return known;
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: { translation: messages } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const translate = withTemplates(instance, new Intl.PluralRules(language));
  made.set(messages, translate);
  return translate;
}

/** Looks each message up once per plural form, so that a page of many rows does not look it up per row. */
function withTemplates(instance: i18n, plurals: Intl.PluralRules): WholeTranslate {
  const templates = new Map<string, Template>();
  return (key, values) => {
    const count = values?.count;
    const form = typeof count !== "number" ? "" : count === 0 ? "zero" : plurals.select(count);
    const place = form === "" ? key : `${key} ${form}`;
    let template = templates.get(place);
    if (template === undefined) {
      const raw = instance.t(key, { ...(form === "" ? {} : { count }), skipInterpolation: true });
      template = raw.split(/\{\{\s*(.+?)\s*\}\}/);
      templates.set(place, template);
    }
    return filled(template, values);
  };
}

function filled(template: Template, values: Values | undefined): string {
  let text = template[0] ?? "";
  for (let place = 1; place < template.length; place += 2) {
    text += `${values?.[template[place] ?? ""] ?? ""}${template[place + 1]}`;
  }
  return text;
}
