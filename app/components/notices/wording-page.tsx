import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { MailText } from "#app/domain/mail.ts";
import {
  LONGEST_BODY,
  LONGEST_SUBJECT,
  PLACES_OF,
  type WordedKind,
  type Wording,
  type WordingProblem,
} from "#app/domain/notice/wording.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Language } from "#app/i18n/language.ts";

type Props = {
  asked: { plan: { title: Bilingual }; kind: WordedKind; language: Language; wording: Wording | null };
  usual: Wording;
  preview: MailText;
  csrf: string;
  saved: boolean;
  /** What was typed, what is wrong with it, and the mail it makes. */
  result: { wording: Wording; problems: ReadonlyArray<WordingProblem>; preview: MailText | null } | null;
};

/** The words of one kind of mail: two fields, the places they may name, and the mail they make. */
export function WordingPage({ asked, usual, preview, csrf, saved, result }: Props) {
  const { t, text } = useI18n();
  const problemText = useProblemText(asked.kind);
  const problems = result?.problems ?? [];
  const kind = t(`notices.kind.${asked.kind}`);
  const language = t(`notices.words.language.${asked.language}`);
  const shown = result === null ? preview : result.preview;
  return (
    <div className="rq ntc">
      <Breadcrumb
        items={[
          { label: t("mail.title"), to: "/pos" },
          { label: t("notices.words.title"), to: "/pos/kata" },
          { label: t("notices.words.of", { kind, language }) },
        ]}
      />
      <h1>{t("notices.words.of", { kind, language })}</h1>
      <p className="lead">{text(asked.plan.title)}</p>
      {saved && result === null ? (
        <p className="note s-verified" role="status">
          {t("notices.words.saved")}
        </p>
      ) : null}
      <ErrorSummary errors={problems.map((each) => ({ field: each.field, message: problemText(each) }))} />
      <WordingForm
        wording={result?.wording ?? asked.wording ?? usual}
        asked={asked}
        csrf={csrf}
        problems={problems}
      />
      {shown === null ? null : <Preview mail={shown} language={asked.language} />}
    </div>
  );
}

type FormProps = Pick<Props, "asked" | "csrf"> & {
  wording: Wording;
  problems: ReadonlyArray<WordingProblem>;
};

function WordingForm({ wording, asked, csrf, problems }: FormProps) {
  const { t } = useI18n();
  const problemText = useProblemText(asked.kind);
  const errorOf = (field: WordingProblem["field"]) => {
    const found = problems.find((problem) => problem.field === field);
    return found === undefined ? null : problemText(found);
  };
  const attributes = (field: WordingProblem["field"]) => ({
    ...{ id: field, name: field, lang: asked.language, required: true, defaultValue: wording[field] },
    className: errorOf(field) === null ? "in" : "in err",
    "aria-invalid": errorOf(field) === null ? undefined : true,
    "aria-describedby": `${field}-galat isian`,
  });
  return (
    <Form method="post" noValidate className="ntc-form">
      <input type="hidden" name="csrf" value={csrf} />
      <div className="field">
        <label htmlFor="subject">{t("notices.words.subject")}</label>
        <input {...attributes("subject")} />
        <FieldError id="subject-galat">{errorOf("subject")}</FieldError>
      </div>
      <div className="field">
        <label htmlFor="body">{t("notices.words.body")}</label>
        <textarea {...attributes("body")} rows={8} />
        <span className="hint">{t("notices.words.bodyHint")}</span>
        <FieldError id="body-galat">{errorOf("body")}</FieldError>
      </div>
      <Places kind={asked.kind} />
      <div className="ntc-acts">
        <button className="btn pri" type="submit" name="intent" value="save">
          {t("notices.words.save")}
        </button>
        <button className="btn" type="submit" name="intent" value="preview">
          {t("notices.words.show")}
        </button>
        {asked.wording === null ? null : (
          <button className="btn" type="submit" name="intent" value="reset">
            {t("notices.words.reset")}
          </button>
        )}
      </div>
    </Form>
  );
}

function Places({ kind }: { kind: WordedKind }) {
  const { t } = useI18n();
  return (
    <div id="isian">
      <p className="lab">{t("notices.words.places")}</p>
      <dl className="ntc-places">
        {PLACES_OF[kind].map((place) => (
          <div key={place}>
            <dt>
              <code>{placeText(place)}</code>
            </dt>
            <dd>{t(`notices.words.place.${place}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Preview({ mail, language }: { mail: MailText; language: Language }) {
  const { t } = useI18n();
  return (
    <Section id="pratinjau" title={t("notices.words.preview")} hint={t("notices.words.previewHint")}>
      <h3 lang={language}>{mail.subject}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <section className="mail-text" aria-label={t("mail.asText")} tabIndex={0} lang={language}>
        <pre>{mail.text}</pre>
      </section>
      <h3>{t("mail.asHtml")}</h3>
      <iframe className="mail-html" title={t("mail.asHtml")} sandbox="" srcDoc={mail.html} />
    </Section>
  );
}

function useProblemText(kind: WordedKind): (problem: WordingProblem) => string {
  const { t, list, number } = useI18n();
  return ({ field, code, places }) =>
    t(`notices.words.problem.${code}`, {
      field: t(`notices.words.${field}`),
      most: number(field === "subject" ? LONGEST_SUBJECT : LONGEST_BODY),
      places: list(places.map(placeText)),
      allowed: list(PLACES_OF[kind].map(placeText)),
      example: placeText(PLACES_OF[kind][0] ?? "nama"),
    });
}

function placeText(place: string): string {
  return `{{${place}}}`;
}
