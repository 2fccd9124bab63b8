import { type CalendarDate, daysBetween } from "#app/domain/calendar-date.ts";
import { allowedAgeDays } from "./accrual.ts";
import type { CheckContext } from "./check-context.ts";
import type { Observation } from "./observation.ts";
import { lastModifiedOn } from "./proof.ts";
import { statedDay } from "./stated-day.ts";

export const AGE_SOURCES = [
  "data-column",
  "dataset-period",
  "resource-modified",
  "dataset-modified",
  "http-last-modified",
] as const;
/** What the age of the data was read from, nearest to the data first. */
export type AgeSource = (typeof AGE_SOURCES)[number];

export type DataAge = {
  /** Null, like the day and the age, when nothing dates the data. */
  ageSource: AgeSource | null;
  ageOn: CalendarDate | null;
  ageDays: number | null;
  /** Most days they may be old: the plan's own rule, else 1.5 periods; null when neither is set. */
  allowedDays: number | null;
};

/** How old the data are on the day of the look, by the source nearest to the data themselves. */
export function dataAge(
  observation: Observation,
  { declared, maxAgeDays }: CheckContext,
  seenOn: CalendarDate,
  timeZone: string,
): DataAge {
  const allowedDays = maxAgeDays ?? allowedAgeDays(declared?.accrualPeriodicity ?? null);
  const day = (text: string | null | undefined) => statedDay(text, timeZone);
  const days: Record<AgeSource, CalendarDate | null> = {
    "data-column": withinYear(day(observation.profile?.dateMax), seenOn),
    "dataset-period": withinYear(day(declared?.temporalEnd), seenOn),
    "resource-modified": notAfter(day(declared?.resourceModifiedAt), seenOn),
    "dataset-modified": notAfter(day(declared?.datasetModifiedAt), seenOn),
    "http-last-modified": notAfter(lastModifiedOn(observation, timeZone), seenOn),
  };
  const ageSource = AGE_SOURCES.find((source) => days[source] !== null) ?? null;
  const ageOn = ageSource === null ? null : days[ageSource];
  const ageDays = ageOn === null ? null : Math.max(0, daysBetween(ageOn, seenOn));
  return { ageSource, ageOn, ageDays, allowedDays };
}

/** A period may end later this year and still be the current one; a day beyond says nothing of age. */
function withinYear(day: CalendarDate | null, seenOn: CalendarDate): CalendarDate | null {
  return day !== null && day.slice(0, 4) <= seenOn.slice(0, 4) ? day : null;
}

function notAfter(day: CalendarDate | null, seenOn: CalendarDate): CalendarDate | null {
  return day !== null && day <= seenOn ? day : null;
}
