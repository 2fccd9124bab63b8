import { createContext, type ReactNode, use, useMemo } from "react";
import type { Bilingual } from "#app/domain/plan.ts";
import { createFormats, type Formats } from "./formats.ts";
import type { Language } from "./language.ts";
import type { Messages } from "./messages.ts";
import { createReworded, createTranslate, type Reword, type Translate } from "./translate.ts";

type I18n = Formats & {
  language: Language;
  t: Translate;
  /** The same translation with its messages in other words. */
  reworded: (reword: Reword) => Translate;
  /** Content in the reader's language, else in the other one. */
  text: (content: Bilingual) => string;
};

const I18nContext = createContext<I18n | null>(null);

/** Gives everything below it one language. */
export function I18nProvider({
  language,
  messages,
  children,
}: {
  language: Language;
  messages: Messages;
  children: ReactNode;
}) {
  const i18n = useMemo<I18n>(
    () => ({
      ...createFormats(language),
      language,
      t: createTranslate(language, messages),
      reworded: (reword) => createReworded(language, messages, reword),
      text: (content) => (language === "en" ? (content.en ?? content.id) : content.id),
    }),
    [language, messages],
  );
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

/** Has everything below it say its messages in other words. */
export function Reworded({ reword, children }: { reword: Reword; children: ReactNode }) {
  const outer = useI18n();
  const i18n = useMemo<I18n>(() => ({ ...outer, t: outer.reworded(reword) }), [outer, reword]);
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

/** Translation and formats at the leaf where they are needed. */
export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (i18n === null) throw new Error("useI18n outside I18nProvider");
  return i18n;
}
