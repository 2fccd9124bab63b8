import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import type { ReasonTemplate } from "#app/domain/review/reason-template.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type ReasonResult = {
  plan: string;
  key: string | null;
  text: string;
  textEn: string;
  refusal: "not_found" | "not_allowed" | "text_required" | "too_long" | "changed_meanwhile";
};

type Lists = {
  plan: string;
  offered: ReadonlyArray<ReasonTemplate>;
  retired: ReadonlyArray<ReasonTemplate>;
};
type Props = { plans: ReadonlyArray<Lists>; csrf: string; saved: boolean; result: ReasonResult | null };

/** Sentences reasons of a return start from: rewrite, add, stop offering, offer again. */
export function ReasonsPage({ plans, csrf, saved, result }: Props) {
  const { t } = useI18n();
  const problem = result === null ? null : t(`review.reasonRefusal.${result.refusal}`);
  const field = result === null ? "" : fieldId(result.plan, result.key);
  return (
    <div className="rv reasons">
      <h1>{t("review.editReasons")}</h1>
      <p className="lead">{t("review.reasonsLead")}</p>
      {saved ? (
        <p className="note s-verified" role="status">
          {t("review.reasonSaved")}
        </p>
      ) : null}
      <ErrorSummary errors={problem === null ? [] : [{ field, message: problem }]} />
      {plans.map((lists) => (
        <PlanReasons
          key={lists.plan}
          lists={lists}
          csrf={csrf}
          result={result?.plan === lists.plan ? result : null}
          problem={problem}
        />
      ))}
    </div>
  );
}

type PlanProps = { lists: Lists; csrf: string; result: ReasonResult | null; problem: string | null };

function PlanReasons({ lists, csrf, result, problem }: PlanProps) {
  const { t, text } = useI18n();
  const { plan, offered, retired } = lists;
  const typedFor = (key: string | null) => (result !== null && result.key === key ? result : null);
  return (
    <>
      {offered.map((reason) => (
        <ReasonForm
          key={`${reason.key} ${reason.text.id}`}
          {...{ plan, csrf, reason, problem }}
          typed={typedFor(reason.key)}
        />
      ))}
      <h2>{t("review.reasonAdd")}</h2>
      <ReasonForm {...{ plan, csrf, problem }} reason={null} typed={typedFor(null)} />
      {retired.length === 0 ? null : <h2>{t("review.reasonRetired")}</h2>}
      {retired.map((reason) => (
        <Form method="post" key={reason.key} className="take">
          <Hidden {...{ plan, csrf, reason }} />
          <input type="hidden" name="text" value={reason.text.id} />
          <input type="hidden" name="textEn" value={reason.text.en ?? ""} />
          <span>{text(reason.text)}</span>{" "}
          <button
            className="btn"
            type="submit"
            aria-label={t("review.reasonRestoreNamed", { text: text(reason.text) })}
          >
            {t("review.reasonRestore")}
          </button>
        </Form>
      ))}
    </>
  );
}

type FormProps = {
  plan: string;
  csrf: string;
  reason: ReasonTemplate | null;
  typed: ReasonResult | null;
  problem: string | null;
};

function ReasonForm({ plan, csrf, reason, typed, problem }: FormProps) {
  const { t, text } = useI18n();
  const id = fieldId(plan, reason?.key ?? null);
  const shown = typed === null ? null : problem;
  return (
    <Form method="post" noValidate className="rsn">
      <Hidden {...{ plan, csrf, reason }} />
      <label htmlFor={id}>
        {t("review.reasonText")}
        {reason?.isDefault ? <small className="mut"> {t("review.reasonDefault")}</small> : null}
      </label>
      <input
        className={shown === null ? "in" : "in err"}
        id={id}
        name="text"
        defaultValue={typed?.text ?? reason?.text.id ?? ""}
        aria-describedby={shown === null ? undefined : `${id}-galat`}
      />
      <FieldError id={`${id}-galat`}>{shown}</FieldError>
      <label htmlFor={`${id}-en`}>{t("review.reasonTextEn")}</label>
      <input
        className="in"
        id={`${id}-en`}
        name="textEn"
        lang="en"
        defaultValue={typed?.textEn ?? reason?.text.en ?? ""}
      />
      {reason === null ? null : <p className="hint">{t("review.reasonRetireHint")}</p>}
      <button
        className="btn"
        type="submit"
        aria-label={reason === null ? undefined : t("review.reasonSaveNamed", { text: text(reason.text) })}
      >
        {t(reason === null ? "review.reasonAdd" : "review.reasonSave")}
      </button>
    </Form>
  );
}

function Hidden({ plan, csrf, reason }: Pick<FormProps, "plan" | "csrf" | "reason">) {
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="plan" value={plan} />
      <input type="hidden" name="key" value={reason?.key ?? ""} />
      <input type="hidden" name="seen" value={reason?.text.id ?? ""} />
    </>
  );
}

function fieldId(plan: string, key: string | null): string {
  return `alasan-${plan}-${key ?? "baru"}`;
}
