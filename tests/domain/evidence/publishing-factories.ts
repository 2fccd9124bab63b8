import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Declared, Timing } from "#app/domain/evidence/check-context.ts";
import { blankProfile, type ColumnProfile, type Profile } from "#app/domain/evidence/profile.ts";

/** A catalogue that says nothing but what is given. */
export function aDeclaration(overrides: Partial<Declared> = {}): Declared {
  return {
    ...{ format: null, mediaType: null, hash: null, bytes: null, licence: null, licenceUrl: null },
    ...{ accrualPeriodicity: null, temporalEnd: null, accessLevel: null, datasetCreatedAt: null },
    ...{ datasetModifiedAt: null, resourceCreatedAt: null, resourceModifiedAt: null },
    ...overrides,
  };
}

/** A plan in Jakarta without a deadline or a proof but what is given. */
export function aTiming(overrides: Partial<Timing> = {}): Timing {
  return {
    ...{
      timeZone: "Asia/Jakarta",
      dueOn: null,
      firstOpenedOn: null,
      watchedSince: CalendarDateSchema.parse("2000-01-01"),
      archivedOn: null,
      saidOn: null,
    },
    ...overrides,
  };
}

export function aColumn(name: string): ColumnProfile {
  return {
    ...{ name, norm: name, type: "string", typeRatios: {}, fillRatio: 1, distinct: 1, repeats: null },
    ...{ min: null, max: null, patterns: [], uriRatio: 0, numberAsTextRatio: 0, registers: [] },
  };
}

/** A table with these columns. */
export function aTable(
  format: string,
  columns: ReadonlyArray<string>,
  overrides: Partial<Profile> = {},
): Profile {
  return { ...blankProfile(format), columns: columns.map(aColumn), rows: 10, ...overrides };
}
