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

/** Says the texts of a message, between its places, in other words. */
export type Reword = (key: string, text: string) => string;

type Catalogue = { instance: i18n; plurals: Intl.PluralRules };

const catalogues = new WeakMap<Messages, Catalogue>();
const made = new WeakMap<Messages, WholeTranslate>();

/** Translation in one language over one catalogue. React escapes; nothing is escaped here. */
export function createTranslate(language: Language, messages: WholeMessages): WholeTranslate;
export function createTranslate(language: Language, messages: Messages): Translate;
export function createTranslate(language: Language, messages: Messages): WholeTranslate {
  const known = made.get(messages);
  if (known !== undefined) return known;
  const translate = withTemplates(catalogueOf(language, messages), (_key, text) => text);
  made.set(messages, translate);
  return translate;
}

/** The same translation with its messages reworded. */
export function createReworded(language: Language, messages: Messages, reword: Reword): Translate {
  return withTemplates(catalogueOf(language, messages), reword);
}

function catalogueOf(language: Language, messages: Messages): Catalogue {
  const known = catalogues.get(messages);
  if (known !== undefined) return known;
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: { translation: messages } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const catalogue = { instance, plurals: new Intl.PluralRules(language) };
  catalogues.set(messages, catalogue);
  return catalogue;
}

/** Looks each message up once per plural form, so that a page of many rows does not look it up per row. */
function withTemplates({ instance, plurals }: Catalogue, reword: Reword): WholeTranslate {
  const templates = new Map<string, Template>();
  return (key, values) => {
    const count = values?.count;
    const form = typeof count !== "number" ? "" : count === 0 ? "zero" : plurals.select(count);
    const place = form === "" ? key : `${key} ${form}`;
    let template = templates.get(place);
    if (template === undefined) {
      const raw = instance.t(key, { ...(form === "" ? {} : { count }), skipInterpolation: true });
      template = raw
        .split(/\{\{\s*(.+?)\s*\}\}/)
        .map((part, index) => (index % 2 === 0 ? reword(key, part) : part));
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
