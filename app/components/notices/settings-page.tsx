import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { NoticeKind } from "#app/domain/notice/kinds.ts";
import { MAIL_RHYTHMS, type MailRhythm } from "#app/domain/notice/mail-fate.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CalendarSection } from "./calendar-section.tsx";

type Settings = {
  email: string;
  rhythm: MailRhythm;
  kinds: ReadonlyArray<{ kind: NoticeKind; mailed: boolean }>;
  calendarSince: string | null;
  illustration: boolean;
};

type Props = {
  settings: Settings;
  csrf: string;
  done: "simpan" | "cabut" | null;
  /** A calendar address just made, or that no rhythm was chosen, with what was. */
  result: { address: string | null; problem: boolean; mailed: ReadonlyArray<NoticeKind> | null } | null;
};

/** How a person wants to be told: when, of what, and in which calendar. */
export function NoticeSettingsPage({ settings, csrf, done, result }: Props) {
  const { t } = useI18n();
  const problem = result?.problem === true ? t("notices.settings.problem") : null;
  return (
    <div className="rq ntc">
      <Breadcrumb
        items={[{ label: t("notices.title"), to: "/pemberitahuan" }, { label: t("notices.settings.title") }]}
      />
      <h1>{t("notices.settings.title")}</h1>
      <p className="lead">{t("notices.settings.lead", { email: settings.email })}</p>
      {settings.illustration ? <p className="note">{t("notices.settings.illustration")}</p> : null}
      {done === null || result !== null ? null : (
        <p className="note s-verified" role="status">
          {t(done === "simpan" ? "notices.settings.saved" : "notices.calendar.revoked")}
        </p>
      )}
      <ErrorSummary errors={problem === null ? [] : [{ field: "rhythm-digest", message: problem }]} />
      <MailForm settings={settings} csrf={csrf} problem={problem} mailed={result?.mailed ?? null} />
      <Section id="kalender" title={t("notices.calendar.title")}>
        <CalendarSection since={settings.calendarSince} csrf={csrf} address={result?.address ?? null} />
      </Section>
    </div>
  );
}

type MailFormProps = Pick<Props, "settings" | "csrf"> & {
  problem: string | null;
  mailed: ReadonlyArray<NoticeKind> | null;
};

function MailForm({ settings, csrf, problem, mailed }: MailFormProps) {
  const { t } = useI18n();
  return (
    <Form method="post" noValidate className="ntc-form">
      <input type="hidden" name="csrf" value={csrf} />
      <fieldset aria-describedby={problem === null ? undefined : "rhythm-galat"}>
        <legend>{t("notices.settings.rhythm")}</legend>
        {MAIL_RHYTHMS.map((rhythm) => (
          <label className="ntc-choice" key={rhythm}>
            <input
              type="radio"
              name="rhythm"
              id={`rhythm-${rhythm}`}
              value={rhythm}
              defaultChecked={settings.rhythm === rhythm}
              required
            />
            {t(`notices.settings.rhythms.${rhythm}`)}
          </label>
        ))}
        <FieldError id="rhythm-galat">{problem}</FieldError>
      </fieldset>
      <fieldset aria-describedby="kinds-petunjuk">
        <legend>{t("notices.settings.kinds")}</legend>
        {settings.kinds.map((each) => (
          <label className="ntc-choice" key={each.kind}>
            <input
              type="checkbox"
              name="mailed"
              value={each.kind}
              defaultChecked={mailed === null ? each.mailed : mailed.includes(each.kind)}
            />
            {t(`notices.kind.${each.kind}`)}
          </label>
        ))}
        <p className="hint" id="kinds-petunjuk">
          {t("notices.settings.kindsHint")}
        </p>
      </fieldset>
      <button className="btn pri" type="submit" name="intent" value="settings">
        {t("notices.settings.save")}
      </button>
    </Form>
  );
}
