import i18next from "i18next";
import type { Language } from "./language.ts";
import type { MessageKey, Messages } from "./messages.ts";

/** Looks a message up and fills it in. `count` chooses the plural where a message has one. */
export type Translate = (
  key: MessageKey,
  values?: Readonly<Record<string, string | number | null>>,
) => string;

const made = new WeakMap<Messages, Translate>();

/** Translation in one language over one catalogue. React escapes; nothing is escaped here. */
export function createTranslate(language: Language, messages: Messages): Translate {
  const known = made.get(messages);
  if (known !== undefined) return known;
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: { translation: messages } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const translate: Translate = (key, values) => instance.t(key, { ...values });
  made.set(messages, translate);
  return translate;
}
