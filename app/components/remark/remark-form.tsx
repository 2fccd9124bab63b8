import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { TrapField } from "#app/components/ui/trap-field.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import {
  CONTACT_DAYS_AFTER_DECISION,
  CONTACT_DAYS_AT_MOST,
  LONGEST_CONTACT,
  LONGEST_REMARK,
  REMARK_KINDS,
  type RemarkFields,
  type RemarkProblem,
} from "#app/domain/remark.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Field } from "./remark-field.tsx";

/** Why a remark was refused, with what was typed. */
export type RemarkResult = {
  fields: RemarkFields;
  problems: ReadonlyArray<RemarkProblem>;
  retryAt: string | null;
};

export type RemarkPage = {
  plan: { slug: string; timeZone: string };
  slot: { code: string; title: Bilingual };
  /** Evidence of the slot; an address that is hidden is null. */
  items: ReadonlyArray<{ id: string; url: string | null }>;
  today: CalendarDate;
  from: CalendarDate;
};

type Props = { page: RemarkPage; result: RemarkResult | null; sent: boolean };

/** Tells of a problem with the evidence of a slot, without an account. */
export function RemarkFormView({ page, result, sent }: Props) {
  const { t, text, instant } = useI18n();
  const { plan, slot } = page;
  const message = useProblemText();
  const errors = (result?.problems ?? []).map((each) => ({ field: each.field, message: message(each) }));
  const late =
    result?.retryAt == null
      ? []
      : [
          {
            field: "kirim",
            message: t("remark.problem.too_many_attempts", { at: instant(result.retryAt, plan.timeZone) }),
          },
        ];
  const back = (
    <p className="hint">
      <LocalLink to={`/${plan.slug}/bukti/${slot.code}`} keepDay={false}>
        {t("remark.back", { code: slot.code })}
      </LocalLink>
    </p>
  );
  if (sent) {
    return (
      <div className="acc">
        <h1>{t("remark.sentTitle")}</h1>
        <p className="lead" role="status">
          {t("remark.sent")}
        </p>
        {back}
      </div>
    );
  }
  return (
    <div className="acc wide">
      <h1>{t("remark.title", { code: slot.code })}</h1>
      <p className="lead">{text(slot.title)}</p>
      <p>{t("remark.lead")}</p>
      <ErrorSummary errors={[...errors, ...late]} />
      <Fields page={page} result={result} />
      {back}
    </div>
  );
}

function Fields({ page, result }: Omit<Props, "sent">) {
  const { t } = useI18n();
  const message = useProblemText();
  const errorOf = (field: RemarkProblem["field"]) => {
    const found = result?.problems.find((problem) => problem.field === field);
    return found === undefined ? null : message(found);
  };
  const typed = result?.fields;
  const days = { days: CONTACT_DAYS_AFTER_DECISION, most: CONTACT_DAYS_AT_MOST };
  return (
    <Form method="post" noValidate>
      <TrapField name="situs" label={t("remark.trap")} />
      <Field name="kind" label={t("remark.kind")} error={errorOf("kind")}>
        {(attributes) => (
          <select {...attributes} defaultValue={typed?.kind ?? "not_found"} required>
            {REMARK_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`remark.kindOf.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {page.items.length === 0 ? null : <ItemField items={page.items} chosen={typed?.item ?? ""} />}
      <Field name="text" label={t("remark.text")} hint={t("remark.textHint")} error={errorOf("text")}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={5}
            maxLength={LONGEST_REMARK}
            defaultValue={typed?.text ?? ""}
            required
          />
        )}
      </Field>
      <Field name="triedOn" label={t("remark.triedOn")} error={errorOf("triedOn")}>
        {(attributes) => (
          <input
            type="date"
            {...attributes}
            min={page.from}
            max={page.today}
            defaultValue={typed?.triedOn ?? page.today}
            required
          />
        )}
      </Field>
      <Field
        name="address"
        label={t("remark.address")}
        hint={t("remark.addressHint")}
        error={errorOf("address")}
      >
        {(attributes) => <input type="url" {...attributes} defaultValue={typed?.address ?? ""} />}
      </Field>
      <Field
        name="contact"
        label={t("remark.contact")}
        hint={t("remark.contactHint", days)}
        error={errorOf("contact")}
      >
        {(attributes) => (
          <input
            {...attributes}
            maxLength={LONGEST_CONTACT}
            autoComplete="email"
            defaultValue={typed?.contact ?? ""}
          />
        )}
      </Field>
      <button className="btn pri" type="submit" id="kirim">
        {t("remark.submit")}
      </button>
    </Form>
  );
}

function ItemField({ items, chosen }: { items: RemarkPage["items"]; chosen: string }) {
  const { t } = useI18n();
  return (
    <Field name="item" label={t("remark.item")} error={null}>
      {(attributes) => (
        <select {...attributes} defaultValue={chosen}>
          <option value="">{t("remark.wholeSlot")}</option>
          {items.map(({ id, url }) => (
            <option key={id} value={id}>
              {url ?? t("remark.hiddenItem")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function useProblemText(): (problem: RemarkProblem) => string {
  const { t, number } = useI18n();
  return ({ field, problem }) => {
    const most = number(field === "contact" ? LONGEST_CONTACT : LONGEST_REMARK);
    return t(`remark.problem.${problem}`, { most });
  };
}
