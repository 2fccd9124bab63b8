import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Role } from "#app/domain/permission.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** An office in words. */
export type OfficeWords = {
  role: Role;
  short: string;
  plan: string | null;
  fromOn: CalendarDate;
  toOn: CalendarDate | null;
};

/** What an office is, and from when to when. */
export function useOfficeWords(): (office: OfficeWords) => { what: string; when: string } {
  const { t, date } = useI18n();
  return ({ role, short, plan, fromOn, toOn }) => ({
    what: t("account.officeLine", {
      ...{ role: t(`account.roleOf.${role}`), organisation: short },
      plan: plan ?? t("account.everyPlan"),
    }),
    when:
      toOn === null
        ? t("account.officeFrom", { from: date(fromOn) })
        : t("account.officeFromTo", { from: date(fromOn), to: date(toOn) }),
  });
}
