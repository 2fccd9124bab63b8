import { waitingTitle } from "#app/domain/milestone-card.ts";
import type { ScheduleIndex } from "#app/domain/schedule.ts";
import type { ExplainStatus } from "#app/domain/status-reason.ts";
import { CATALOGUES } from "./catalogues.ts";
import { createFormats } from "./formats.ts";
import type { Language } from "./language.ts";
import { dateSentences, statusSentence } from "./status-sentence.ts";
import { createTranslate } from "./translate.ts";

/** Explains statuses in both languages, for data that people and programs read: rule, due day, reporting round. */
export function explainStatus(schedule: ScheduleIndex): ExplainStatus {
  return (reason, { deadline }) => {
    const event = deadline.kind === "waiting" ? waitingTitle(deadline.for, schedule) : null;
    const inLanguage = (language: Language) => {
      const words = { ...createFormats(language), t: createTranslate(language, CATALOGUES[language]) };
      const waitingFor = event === null ? null : ((language === "en" ? event.en : null) ?? event.id);
      const rule = statusSentence(reason, waitingFor, words);
      const status = words.t(`status.${reason.status}`);
      return [`${status}: ${rule}`, ...dateSentences(reason, words)].join(" ");
    };
    return { id: inLanguage("id"), en: inLanguage("en") };
  };
}
