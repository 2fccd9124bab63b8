import { Form } from "react-router";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { CLOSURE_AUDIENCES, CLOSURE_SCOPES } from "#app/domain/evidence/closure.ts";
import type { ClosureFields } from "#app/domain/evidence/closure-form.ts";
import type { LawPage } from "#app/domain/evidence/law-page.ts";
import { citationOf } from "#app/domain/evidence/legal-ground.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { LawResult } from "./law-page.tsx";

type Props = { page: LawPage; csrf: string; result: LawResult | null };
type TextName = Exclude<keyof ClosureFields, "elements" | "scope" | "ground" | "audience">;

const LABELS = {
  scopeNote: "scopeNote",
  decisionNumber: "decisionNumber",
  decidedOn: "decidedOn",
  issuer: "issuer",
  decisionUrl: "decisionUrl",
  validUntil: "validUntil",
  endCondition: "endCondition",
  summaryUrl: "summaryUrl",
  agreed: "agreedCount",
  asked: "candidateCount",
  refusedListUrl: "refusedListUrl",
} as const satisfies Record<TextName, string>;

/** Files a closure: what is closed, under which law, by which decision, until when and for whom. */
export function ClosureForm({ page, csrf, result }: Props) {
  const { t, text } = useI18n();
  const fields = result?.fields ?? null;
  return (
    <Form method="post" noValidate className="law-form">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value="file" />
      <Choice
        name="scope"
        legend={t("law.scope")}
        values={CLOSURE_SCOPES}
        chosen={fields?.scope ?? "elements"}
      />
      {page.elements.length === 0 ? null : (
        <fieldset className="elb" id="tutup-elements" tabIndex={-1}>
          <legend>{t("law.elements")}</legend>
          {page.elements.map(({ key, label }) => (
            <label key={key}>
              <input
                type="checkbox"
                name="elements"
                value={key}
                defaultChecked={fields?.elements.includes(key) ?? false}
              />
              {text(label)}
            </label>
          ))}
          <Problem field="elements" result={result} />
        </fieldset>
      )}
      <TextField name="scopeNote" result={result} />
      <div className="fs">
        <label className="lab" htmlFor="tutup-ground">
          {t("law.ground")}
        </label>
        <select className="in" id="tutup-ground" name="ground" defaultValue={fields?.ground ?? ""}>
          <option value=""> </option>
          {page.grounds.map((ground) => (
            <option key={ground.code} value={ground.code}>
              {citationOf(ground)}: {text({ id: ground.title, en: ground.titleEn })}
            </option>
          ))}
        </select>
        <Problem field="ground" result={result} />
      </div>
      <TextField name="decisionNumber" result={result} />
      <TextField name="decidedOn" type="date" result={result} />
      <TextField name="issuer" result={result} />
      <TextField name="decisionUrl" type="url" result={result} />
      <TextField name="validUntil" type="date" result={result} />
      <TextField name="endCondition" hint={t("law.endConditionHint")} result={result} />
      <Choice
        name="audience"
        legend={t("law.audience")}
        values={CLOSURE_AUDIENCES}
        chosen={fields?.audience ?? "public"}
      />
      <TextField name="summaryUrl" type="url" result={result} />
      <TextField name="agreed" result={result} />
      <TextField name="asked" result={result} />
      <TextField name="refusedListUrl" type="url" result={result} />
      <button className="btn pri" type="submit">
        {t("law.fileClosure")}
      </button>
    </Form>
  );
}

type ChoiceProps =
  | { name: "scope"; legend: string; values: typeof CLOSURE_SCOPES; chosen: string }
  | { name: "audience"; legend: string; values: typeof CLOSURE_AUDIENCES; chosen: string };

function Choice(props: ChoiceProps) {
  const { t } = useI18n();
  const options =
    props.name === "scope"
      ? props.values.map((value) => ({ value, label: t(`law.scopeOf.${value}`) }))
      : props.values.map((value) => ({ value, label: t(`law.audienceOf.${value}`) }));
  return (
    <fieldset className="dec" id={`tutup-${props.name}`}>
      <legend>{props.legend}</legend>
      {options.map(({ value, label }) => (
        <label className="btn" key={value}>
          <input type="radio" name={props.name} value={value} defaultChecked={props.chosen === value} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

type TextProps = { name: TextName; type?: "date" | "url"; hint?: string; result: LawResult | null };

function TextField({ name, type, hint, result }: TextProps) {
  const { t } = useI18n();
  const id = `tutup-${name}`;
  const isWrong = result?.errors.some(({ field }) => field === name) ?? false;
  const described = [hint === undefined ? null : `${id}-petunjuk`, isWrong ? `${id}-galat` : null];
  return (
    <div className="fs">
      <label className="lab" htmlFor={id}>
        {t(`law.${LABELS[name]}`)}
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-petunjuk`}>
          {hint}
        </p>
      )}
      <input
        className={isWrong ? "in err" : "in"}
        id={id}
        name={name}
        type={type ?? "text"}
        defaultValue={result?.fields?.[name] ?? ""}
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={described.filter(Boolean).join(" ") || undefined}
      />
      <Problem field={name} result={result} />
    </div>
  );
}

function Problem({ field, result }: { field: keyof ClosureFields; result: LawResult | null }) {
  const { t } = useI18n();
  const found = result?.errors.find((error) => error.field === field);
  return (
    <FieldError id={`tutup-${field}-galat`}>
      {found === undefined ? null : t(`law.closureProblem.${found.problem}`)}
    </FieldError>
  );
}
