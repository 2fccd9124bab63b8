import { CalendarDateSchema, plusDays } from "#app/domain/calendar-date.ts";
import { NO_DATA, type NoticeData } from "./kinds.ts";

/** The day a sample mail is written on. */
export const SAMPLE_DAY = CalendarDateSchema.parse("2023-06-23");

const TITLE = { id: "Peta daerah pemilihan dibuka", en: "Electoral district maps opened" };
const DUE = plusDays(SAMPLE_DAY, 7);

/** Made-up facts that fill every place, for the preview of a mail's words. */
export const SAMPLE_DATA: NoticeData = {
  ...NO_DATA,
  ...{ milestone: "A1-B06", title: TITLE, dueOn: DUE, organisation: "KPU", slot: "B06.2" },
  ...{ reason: "B06.2: tautan tidak dapat dibuka.", step: "check", decision: "upheld", report: "contoh" },
  moves: [{ milestone: "A1-B06", title: TITLE, from: DUE, to: plusDays(DUE, 9) }],
};
