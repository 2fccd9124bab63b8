import { useMemo, useRef } from "react";
import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import type { ReportAnswer } from "#app/domain/report-answer.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { addLines } from "./add-lines.ts";
import { AnswerFields } from "./answer-fields.tsx";
import { DraftConflict, PutAside } from "./draft-conflict.tsx";
import type { FieldProblems } from "./field-problems.tsx";
import { Looked } from "./line-judgements.tsx";
import { ObstacleField } from "./obstacle-field.tsx";
import { PasteField } from "./paste-field.tsx";
import { PercentField } from "./percent-field.tsx";
import { problemText } from "./problem-text.ts";
import { ClosedNote, ReportHead } from "./report-head.tsx";
import type { ReportPageView } from "./report-page.ts";
import { SlotFields } from "./slot-fields.tsx";
import { SubmitBar } from "./submit-bar.tsx";
import { TakenFiles } from "./taken-files.tsx";
import { type JudgedLinksState, useJudgedLinks } from "./use-judged-links.ts";
import { useReportDraft } from "./use-report-draft.ts";
import { useSending } from "./use-sending.ts";

type Props = {
  page: ReportPageView;
  csrf: string;
  result: ReportAnswer | null;
  /** The report was filed just now. */
  sent: boolean;
};

/** The owner's form, in the order the work is done: percent, evidence, obstacles, story. */
export function ReportFormView({ page, csrf, result, sent }: Props) {
  return (
    <div className="fm">
      <ReportHead page={page} sent={sent} />
      {page.closed === null ? (
        <OpenForm page={page} csrf={csrf} result={result} sent={sent} />
      ) : (
        <ClosedNote page={page} />
      )}
    </div>
  );
}

function OpenForm({ page, csrf, result, sent }: Props) {
  const { t } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  const address = `/tugas/${page.plan}/${page.card.code}`;
  const draft = useReportDraft({ form, page, answer: result, sent });
  const links = useJudgedLinks(form, `${address}/tautan`, result?.judged ?? null);
  const { onSubmit, isUnreached } = useSending(draft.flush);
  const { problems, summary } = useProblems(result);
  const { form: shown, key } = draft.shown;
  return (
    <>
      <ErrorSummary errors={summary} />
      <Form
        method="post"
        noValidate
        ref={form}
        onSubmit={onSubmit}
        onInput={() => {
          draft.onInput();
          links.onInput();
        }}
      >
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="version" value={result?.draft?.version ?? page.draft?.version ?? 0} />
        <button className="vh" type="submit" name="intent" value="submit" tabIndex={-1} aria-hidden="true" />
        {draft.state.kind === "changed" ? (
          <DraftConflict other={draft.state.other} mine={draft.state.mine} timeZone={page.timeZone} />
        ) : null}
        <div role="status">
          {draft.isRestored ? <p className="note s-verified">{t("owner.draft.restored")}</p> : null}
          {result === null || result.changed === null ? null : (
            <p className="note s-verified">{t(`owner.changed.${result.changed}`)}</p>
          )}
          <TakenFiles files={result?.taken ?? []} />
        </div>
        {result === null || result.aside === null ? null : <PutAside aside={result.aside} shown={shown} />}
        {result === null || result.looked === null ? null : (
          <Looked look={result.looked} timeZone={page.timeZone} />
        )}
        <CarryOffer page={page} />
        <Fields key={key} {...{ page, csrf, address, form: shown, problems, links }} />
        <SubmitBar state={draft.state} isUnreached={isUnreached} timeZone={page.timeZone} />
      </Form>
    </>
  );
}

type FieldsProps = {
  page: ReportPageView;
  csrf: string;
  address: string;
  form: ReportForm;
  problems: ReadonlyArray<{ field: string; message: string }>;
  links: JudgedLinksState;
};

function Fields({ page, csrf, address, form, problems, links }: FieldsProps) {
  const { t } = useI18n();
  const errorOf = (field: string): FieldProblems => problems.filter((problem) => problem.field === field);
  const { judged, looks, lookAt } = links;
  const evidenceOf = (code: string) => ({
    ...{ lines: judged?.slots[code] ?? [], looks, lookAt, csrf, uploadTo: `${address}/berkas`, addLines },
  });
  return (
    <>
      <PercentField percent={form.percent} claim={page.claim} errors={errorOf("percent")} />
      <PasteField
        text={form.pasted}
        lines={judged?.pasted ?? []}
        slots={page.slots}
        errors={errorOf("pasted")}
      />
      <div className="fs">
        <span className="lab">{t("workspace.perSlot")}</span>
        <p className="hint">{t("workspace.perSlotHint")}</p>
        {page.slots.map((slot, index) => (
          <SlotFields
            key={slot.code}
            slot={slot}
            index={index}
            timeZone={page.timeZone}
            typed={form.slots.find((typed) => typed.code === slot.code) ?? null}
            errors={errorOf(`slot-${slot.code}`)}
            evidence={evidenceOf(slot.code)}
          />
        ))}
      </div>
      <ObstacleField form={form} errorOf={errorOf} />
      <AnswerFields form={form} errorOf={errorOf} helpers={page.helpers} />
    </>
  );
}

function CarryOffer({ page: { before } }: { page: ReportPageView }) {
  const { t, date, percent } = useI18n();
  if (before === null) return null;
  const { milestone, knownOn, percentDone } = before;
  return (
    <p className="cy sm">
      {t("owner.carryLead", { date: date(knownOn), milestone, percent: percent(percentDone) })}{" "}
      <button className="lnk" type="submit" name="intent" value="carry">
        {t("owner.carry")}
      </button>
    </p>
  );
}

/** What is wrong, per field and above the form; the same until the next answer, so that focus moves once. */
function useProblems(result: ReportAnswer | null) {
  const { t } = useI18n();
  return useMemo(() => {
    const problems = (result?.problems ?? []).map((problem) => ({
      field: problem.field,
      message: problemText(t, problem),
    }));
    const refusal = result?.refusal ?? null;
    if (refusal === null) return { problems, summary: problems };
    return { problems, summary: [{ field: "percent", message: t(`workspace.refusal.${refusal}`) }] };
  }, [result, t]);
}
