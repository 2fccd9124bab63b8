import { Form } from "react-router";
import { DueText } from "#app/components/ui/due-text.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { InlineNumber } from "#app/components/ui/inline-numbers.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { AnswerFields } from "./answer-fields.tsx";
import { ObstacleField } from "./obstacle-field.tsx";
import { PercentField } from "./percent-field.tsx";
import { problemText } from "./problem-text.ts";
import type { ReportPageView, ReportResult } from "./report-page.ts";
import { SlotFields } from "./slot-fields.tsx";

type Props = {
  page: ReportPageView;
  csrf: string;
  result: ReportResult | null;
  /** The report was filed just now. */
  sent: boolean;
};

/** The owner's form, in the order the work is done: percent, evidence, obstacles, story. */
export function ReportFormView({ page, csrf, result, sent }: Props) {
  const { t } = useI18n();
  const form = result?.form ?? page.form;
  const problems = (result?.problems ?? []).map((problem) => ({
    field: problem.field,
    message: problemText(t, problem),
  }));
  const errorOf = (field: string) => problems.filter((problem) => problem.field === field);
  const refusal = result?.refusal ?? null;
  const summary =
    refusal === null ? problems : [{ field: "percent", message: t(`workspace.refusal.${refusal}`) }];
  const draft = result?.draft ?? page.draft;
  return (
    <div className="fm">
      <ReportHead page={page} sent={sent} />
      <ErrorSummary errors={summary} />
      <DraftChanged page={page} at={result?.draftChangedAt ?? null} />
      <Form method="post" noValidate>
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="version" value={draft?.version ?? 0} />
        <button className="vh" type="submit" name="intent" value="submit" tabIndex={-1} aria-hidden="true" />
        <PercentField percent={form.percent} claim={page.claim} errors={errorOf("percent")} />
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
            />
          ))}
        </div>
        <ObstacleField form={form} errorOf={errorOf} />
        <AnswerFields form={form} errorOf={errorOf} />
        <SubmitBar draftSavedAt={draft?.savedAt ?? null} timeZone={page.timeZone} />
      </Form>
    </div>
  );
}

function ReportHead({ page, sent }: { page: ReportPageView; sent: boolean }) {
  const { t, text, instant } = useI18n();
  const { card, claim, returned } = page;
  return (
    <>
      <p className="sm mut over">
        {card.action} × {card.checkpoint} <StatusChip status={card.status} />
      </p>
      <h1>{t("workspace.update", { title: text(card.title) })}</h1>
      <p className="sm ink2">{text(page.mustBeTrue)}</p>
      <p className="sm">
        <LocalLink to={`/${page.plan}/target/${card.code}`}>{t("workspace.see")}</LocalLink>
      </p>
      {sent && claim !== null ? (
        <p className="note s-verified" role="status">
          {t("workspace.sent", { at: instant(claim.submittedAt, page.timeZone) })}
        </p>
      ) : null}
      {claim === null || returned !== null ? null : (
        <p className="sm mut">{t(`workspace.state.${claim.state}`)}</p>
      )}
      {returned === null ? null : (
        <p className="note s-late">
          {t("workspace.returnedBecause", { by: returned.by, reason: returned.reason ?? "" })}
        </p>
      )}
      <div className="ro">
        <div>
          {t("workspace.due")}
          <b>
            <DueText due={card.due} lateByDays={card.lateByDays} />
          </b>
        </div>
        <div>
          {t("workspace.computed")}
          <InlineNumber kind="proven" value={card.provenPercent} />
        </div>
      </div>
    </>
  );
}

function DraftChanged({ page, at }: { page: ReportPageView; at: string | null }) {
  const { t, instant } = useI18n();
  if (at === null) return null;
  return (
    <p className="note s-unproven" role="alert">
      {t("workspace.draftChanged", { at: instant(at, page.timeZone) })}{" "}
      <LocalLink to={`/tugas/${page.plan}/${page.card.code}`} keepDay={false} target="_blank" rel="noopener">
        {t("workspace.draftOpen")}
      </LocalLink>
    </p>
  );
}

function SubmitBar({ draftSavedAt, timeZone }: { draftSavedAt: string | null; timeZone: string }) {
  const { t, instant } = useI18n();
  return (
    <div className="sub">
      <span className="sv" role="status">
        <Icon name="save" />
        {draftSavedAt === null
          ? t("workspace.draftNone")
          : t("workspace.draftSaved", { at: instant(draftSavedAt, timeZone) })}
      </span>
      <button className="btn" type="submit" name="intent" value="draft">
        {t("workspace.saveDraft")}
      </button>
      <button className="btn pri" type="submit" name="intent" value="submit">
        {t("workspace.submit")}
      </button>
    </div>
  );
}
