import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { CataloguePageData } from "#app/domain/evidence/catalogue-view.ts";
import type {
  Registration,
  RegistrationField,
  RegistrationProblem,
} from "#app/domain/evidence/registration.ts";
import { REGISTRATION_FIELDS } from "#app/domain/evidence/registration.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ImportForm, type ImportResult } from "./import-form.tsx";

/** What came of a form on the catalogue's page, with what was typed. */
export type RegisterResult =
  | {
      intent: "register";
      typed: Registration;
      problems: ReadonlyArray<RegistrationProblem>;
      refusal: Refusal | null;
    }
  | ImportResult
  | { intent: "confirm"; refusal: Refusal }
  | { intent: "done"; what: "saved" | "confirmed" };
type Refusal = "not_found" | "not_allowed";

type Props = { csrf: string; page: CataloguePageData; result: RegisterResult | null; asOf: CalendarDate };

/** Forms of the secretariat: register one dataset, many, or confirm one again. */
export function RegisterSection({ csrf, page, result, asOf }: Props) {
  const { t, date } = useI18n();
  const byHand = page.datasets.filter(({ expiresOn }) => expiresOn !== null);
  const refusal = result !== null && "refusal" in result ? result.refusal : null;
  return (
    <Section id="catat" title={t("catalogue.register.title")} hint={t("catalogue.register.lead")}>
      <p role="status">{result?.intent === "done" ? t(`catalogue.register.${result.what}`) : null}</p>
      {refusal === null ? null : <p className="errm">{t(`catalogue.register.refusals.${refusal}`)}</p>}
      <RegisterForm csrf={csrf} result={result?.intent === "register" ? result : null} />
      <ImportForm csrf={csrf} result={result?.intent === "import" ? result : null} />
      {byHand.map((line) => (
        <form key={line.id} method="post" className="cat-pages" action="#catat">
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="intent" value="confirm" />
          <input type="hidden" name="dataset" value={line.id} />
          <span>
            {line.title}
            {line.expiresOn === null ? null : (
              <span className="mut xs">
                {" "}
                {t(line.expiresOn < asOf ? "catalogue.expired" : "catalogue.byHand", {
                  date: date(line.expiresOn),
                })}
              </span>
            )}
          </span>
          <button className="btn" type="submit">
            {t("catalogue.register.confirm")}
          </button>
        </form>
      ))}
    </Section>
  );
}

type FormProps = { csrf: string; result: Extract<RegisterResult, { intent: "register" }> | null };

function RegisterForm({ csrf, result }: FormProps) {
  const { t } = useI18n();
  const problems = result?.problems ?? [];
  const say = ({ field, code, held }: RegistrationProblem) =>
    t(`catalogue.register.problems.${code}`, { field: t(`catalogue.register.fields.${field}`), held });
  return (
    <form method="post" className="cat-form" action="#catat">
      <ErrorSummary
        errors={problems.map((problem) => ({ field: `catat-${problem.field}`, message: say(problem) }))}
      />
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value="register" />
      {REGISTRATION_FIELDS.map((field) => (
        <Field
          key={field}
          field={field}
          value={result?.typed[field] ?? ""}
          messages={problems.filter((problem) => problem.field === field).map(say)}
        />
      ))}
      <div className="acts">
        <button className="btn pri" type="submit">
          {t("catalogue.register.save")}
        </button>
      </div>
    </form>
  );
}

type FieldProps = { field: RegistrationField; value: string; messages: ReadonlyArray<string> };

function Field({ field, value, messages }: FieldProps) {
  const { t } = useI18n();
  const id = `catat-${field}`;
  const isWrong = messages.length > 0;
  const shared = {
    ...{ id, name: field, className: isWrong ? "in err" : "in", defaultValue: value },
    ...{ "aria-invalid": isWrong, "aria-describedby": isWrong ? `${id}-galat` : undefined },
  };
  return (
    <div>
      <label htmlFor={id}>{t(`catalogue.register.fields.${field}`)}</label>
      {field === "urls" ? <textarea {...shared} rows={3} /> : <input {...shared} />}
      <FieldError id={`${id}-galat`}>{messages.join(" ")}</FieldError>
    </div>
  );
}
