import { headline } from "#app/components/scorecard/headline.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { SharedView } from "#app/domain/shared-view.ts";
import type { Formats } from "#app/i18n/formats.ts";
import type { Translate } from "#app/i18n/translate.ts";

type Words = Pick<Formats, "percent" | "fullDate"> & { t: Translate; text: (content: Bilingual) => string };

/** What the picture of a view says, in words of one language. */
export function pictureOf(
  view: SharedView,
  { title, asOf }: { title: Bilingual; asOf: CalendarDate },
  { t, text, percent, fullDate }: Words,
) {
  const plan = text(title);
  const day = t("share.per", { date: fullDate(asOf) });
  const figure = (kind: "reported" | "proven", value: number | null) => ({
    ...{ kind, label: t(`numbers.${kind}`), percent: value },
    value: value === null ? t("share.noNumber") : percent(value),
  });
  const common = { name: t("app.name"), day };
  if (view.kind === "milestone") {
    const { code, title: own, status, reportedPercent, provenPercent, counted, illustration } = view.card;
    const said = reportedPercent !== null || counted;
    return {
      ...common,
      subject: `${code} · ${plan}`,
      headline: `${t(`status.${status}`)}: ${text(own)}`,
      numbers: [
        figure("reported", said ? (reportedPercent ?? 0) : null),
        figure("proven", said ? provenPercent : null),
      ],
      illustration: illustration ? t("illustration.label") : null,
    };
  }
  const { total, illustration } = view.scorecard;
  return {
    ...common,
    subject: plan,
    headline: headline(total, t),
    numbers: [figure("reported", total.reportedPercent), figure("proven", total.provenPercent)],
    illustration: illustration ? t("illustration.label") : null,
  };
}
