import { createContext, type ReactNode, use, useMemo } from "react";
import type { WordKey } from "#app/domain/authoring/closed-lists.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { Reworded, useI18n } from "./i18n.tsx";
import { ownSentences, uncapitalised } from "./own-sentences.ts";

/** What a plan itself calls a komitmen, aksi, target and capaian, where it has words of its own. */
export type PlanWords = Readonly<Partial<Record<WordKey, Bilingual>>>;

const PlanWordsContext = createContext<PlanWords>({});

/** Gives everything below it the words of one plan. */
export function PlanWordsProvider({ words, children }: { words: PlanWords; children: ReactNode }) {
  return (
    <PlanWordsContext value={words}>
      {Object.keys(words).length === 0 ? children : <OwnSentences words={words}>{children}</OwnSentences>}
    </PlanWordsContext>
  );
}

function OwnSentences({ words, children }: { words: PlanWords; children: ReactNode }) {
  const { language, text } = useI18n();
  const reword = useMemo(
    () => ownSentences(language, (key) => ownWord(words, key, text)),
    [words, language, text],
  );
  return <Reworded reword={reword}>{children}</Reworded>;
}

export type PlanWord = {
  /** The word as a label. @param otherwise what stands there where the plan has no word of its own. */
  word: (key: WordKey, otherwise?: string) => string;
  /** The word within a sentence: a capital only where the word has others. */
  inSentence: (key: WordKey) => string;
};

/** The words of the plan whose page this is, in the reader's language; else those of the catalogue. */
export function usePlanWord(): PlanWord {
  const { t, text } = useI18n();
  const words = use(PlanWordsContext);
  const word: PlanWord["word"] = (key, otherwise) =>
    ownWord(words, key, text) ?? otherwise ?? t(`planWord.${key}`);
  return { word, inSentence: (key) => uncapitalised(word(key)) };
}

/** The plan's own word; null where it has none. */
export function ownWord(words: PlanWords, key: WordKey, text: (content: Bilingual) => string): string | null {
  const own = words[key];
  return own === undefined ? null : text(own);
}
