import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { ROLES } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ChoiceField, type Problems, TextField } from "./fields.tsx";

/** What an office may be given of. */
export type OfficeChoices = {
  organisations: ReadonlyArray<{ slug: string; short: string; name: string }>;
  plans: ReadonlyArray<{ slug: string; title: Bilingual }>;
  everyPlan: boolean;
  today: CalendarDate;
};

type Props = {
  choices: OfficeChoices;
  typed: Readonly<Record<string, string>>;
  problems: Problems;
  prefix?: string;
};

/** Role, organisation, plan, first and last day of an office. */
export function OfficeFields({ choices, typed, problems, prefix = "" }: Props) {
  const { t, text } = useI18n();
  const empty = { value: "", label: t("people.choose") };
  const plans = choices.plans.map(({ slug, title }) => ({ value: slug, label: text(title) }));
  const every = choices.everyPlan ? [{ value: "", label: t("account.everyPlan") }] : [];
  const common = { prefix, problems } as const;
  return (
    <>
      <ChoiceField
        {...{ ...common, name: "role", required: true, defaultValue: typed.role ?? "" }}
        label={t("people.role")}
        options={[empty, ...ROLES.map((role) => ({ value: role, label: t(`account.roleOf.${role}`) }))]}
      />
      <ChoiceField
        {...{ ...common, name: "organisation", required: true, defaultValue: typed.organisation ?? "" }}
        label={t("people.organisation")}
        options={[
          empty,
          ...choices.organisations.map(({ slug, short, name }) => ({
            value: slug,
            label: short === name ? name : `${short} (${name})`,
          })),
        ]}
      />
      <ChoiceField
        {...{ ...common, name: "plan", defaultValue: typed.plan ?? choices.plans[0]?.slug ?? "" }}
        label={t("people.plan")}
        options={[...plans, ...every]}
      />
      <TextField
        {...{ ...common, name: "fromOn", type: "date", defaultValue: typed.fromOn ?? choices.today }}
        label={t("people.from")}
      />
      <TextField
        {...{ ...common, name: "toOn", type: "date", defaultValue: typed.toOn ?? "" }}
        label={t("people.to")}
        hint={t("people.toHint")}
      />
    </>
  );
}
