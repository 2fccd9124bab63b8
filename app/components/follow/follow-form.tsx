import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import { TrapField } from "#app/components/ui/trap-field.tsx";
import type { FollowSubject } from "#app/domain/follow.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { LANGUAGES, type Language } from "#app/i18n/language.ts";
import { usePlanWord } from "#app/i18n/plan-words.tsx";

/** Why a request was refused, with what was typed. */
export type FollowResult = {
  email: string;
  language: Language;
  problem: { code: "email_missing" | "email_invalid" } | { code: "too_many_attempts"; retryAt: string };
};

type Props = {
  plan: { slug: string; timeZone: string };
  subject: FollowSubject & { title: Bilingual; path: string };
  result: FollowResult | null;
  sent: boolean;
};

/** Asks for news by mail: an address and a language. */
export function FollowFormView({ plan, subject, result, sent }: Props) {
  const { t, text } = useI18n();
  const { word } = usePlanWord();
  const title = text(subject.title);
  const usual = t(`follow.subjectKind.${subject.kind}`);
  const kind = subject.kind === "plan" || subject.kind === "owner" ? usual : word(subject.kind, usual);
  const back = (
    <p className="hint">
      <LocalLink to={subject.path} keepDay={false}>
        {t("follow.back", { subject: title })}
      </LocalLink>
    </p>
  );
  if (sent) {
    return (
      <div className="acc">
        <h1>{t("follow.sentTitle")}</h1>
        <p className="lead" role="status">
          {t("follow.sent")}
        </p>
        <p className="hint">{t("follow.sentSpam")}</p>
        {back}
      </div>
    );
  }
  return (
    <div className="acc">
      <p className="eyb">{kind}</p>
      <h1>{t("follow.title", { subject: title })}</h1>
      <p className="lead">{t("follow.lead")}</p>
      <FollowFields plan={plan} subject={subject} result={result} />
      <p className="hint">
        <a href={`/${plan.slug}/perubahan.atom`}>{t("follow.feed")}</a>
      </p>
      {back}
    </div>
  );
}

function FollowFields({ plan, subject, result }: Omit<Props, "sent">) {
  const { t, language } = useI18n();
  const href = useLocalHref();
  const named = new URLSearchParams({ apa: subject.kind, kode: subject.code });
  const message = useProblem(plan.timeZone)(result);
  const wrong = message === null ? undefined : true;
  const names = { id: "follow.indonesian", en: "follow.english" } as const;
  return (
    <>
      <ErrorSummary errors={message === null ? [] : [{ field: "surel", message }]} />
      <Form method="post" action={href(`/${plan.slug}/ikuti?${named}`, { keepDay: false })} noValidate>
        <TrapField name="situs" label={t("follow.trap")} />
        <div className="field">
          <label htmlFor="surel">{t("follow.email")}</label>
          <p className="hint tight" id="surel-petunjuk">
            {t("follow.emailHint")}
          </p>
          <input
            className={wrong ? "in err" : "in"}
            id="surel"
            name="surel"
            type="email"
            autoComplete="email"
            required
            defaultValue={result?.email ?? ""}
            aria-invalid={wrong}
            aria-describedby={wrong ? "surel-petunjuk surel-galat" : "surel-petunjuk"}
          />
          <FieldError id="surel-galat">{message}</FieldError>
        </div>
        <fieldset className="field choice">
          <legend className="lab">{t("follow.language")}</legend>
          {LANGUAGES.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="bahasa"
                value={each}
                defaultChecked={each === (result?.language ?? language)}
              />
              {t(names[each])}
            </label>
          ))}
        </fieldset>
        <button className="btn pri" type="submit">
          {t("follow.submit")}
        </button>
      </Form>
    </>
  );
}

function useProblem(timeZone: string): (result: FollowResult | null) => string | null {
  const { t, instant } = useI18n();
  return (result) => {
    if (result === null) return null;
    const { problem } = result;
    return problem.code === "too_many_attempts"
      ? t("follow.problem.too_many_attempts", { at: instant(problem.retryAt, timeZone) })
      : t(`follow.problem.${problem.code}`);
  };
}
