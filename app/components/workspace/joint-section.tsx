import { type RefObject, useEffect } from "react";
import { DueText } from "#app/components/ui/due-text.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { jointPrefix } from "#app/domain/joint-report.ts";
import type { ReportAnswer } from "#app/domain/report-answer.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { addLines } from "./add-lines.ts";
import { LaterFields, TextField } from "./answer-fields.tsx";
import { ObstacleField } from "./obstacle-field.tsx";
import { PercentField } from "./percent-field.tsx";
import type { ReportPageView } from "./report-page.ts";
import { SlotFields } from "./slot-fields.tsx";
import { DraftWords } from "./submit-bar.tsx";
import { useJudgedLinks } from "./use-judged-links.ts";
import { useReportDraft } from "./use-report-draft.ts";

type Problems = ReadonlyArray<{ field: string; message: string }>;

type Props = {
  page: ReportPageView;
  csrf: string;
  formRef: RefObject<HTMLFormElement | null>;
  /** Where the form finds what keeps each of its reports. */
  flushes: Map<string, () => Promise<boolean>>;
  answer: ReportAnswer | null;
  problems: Problems;
};

/** One milestone of several: its own percent, evidence, obstacles and words, kept as its own draft. */
export function JointSection({ page, csrf, formRef, flushes, answer, problems }: Props) {
  const { t, text } = useI18n();
  const { card, plan } = page;
  const prefix = jointPrefix(card.code);
  const address = `/tugas/${plan}/${card.code}`;
  const draft = useReportDraft({ form: formRef, page, answer, sent: false, prefix });
  const links = useJudgedLinks(formRef, `${address}/tautan`, answer?.judged ?? null, prefix);
  const { flush, state, shown } = draft;
  useEffect(() => {
    flushes.set(card.code, flush);
    return () => void flushes.delete(card.code);
  }, [flushes, card.code, flush]);
  return (
    <section
      className="js"
      aria-labelledby={`${prefix}judul`}
      onInput={() => {
        draft.onInput();
        links.onInput();
      }}
    >
      <h2 id={`${prefix}judul`}>
        {card.action} × {card.checkpoint} {text(card.title)}
      </h2>
      <p className="sm">
        <StatusChip status={card.status} /> <DueText due={card.due} lateByDays={card.lateByDays} />
      </p>
      {page.returned === null ? null : (
        <p className="note s-late">
          {t("workspace.returnedBecause", { by: page.returned.by, reason: page.returned.reason ?? "" })}
        </p>
      )}
      <input type="hidden" name="target" value={card.code} />
      <input
        type="hidden"
        name={`${prefix}version`}
        value={answer?.draft?.version ?? page.draft?.version ?? 0}
      />
      <SectionFields
        key={shown.key}
        {...{ page, csrf, address, prefix, links, problems }}
        form={shown.form}
      />
      <p className="sm mut" role="status">
        {draft.isRestored ? `${t("owner.draft.restored")} ` : null}
        <DraftWords state={state} timeZone={page.timeZone} />{" "}
        {state.kind === "changed" ? (
          <LocalLink to={address} keepDay={false}>
            {t("owner.closed.open", { into: card.code })}
          </LocalLink>
        ) : null}
      </p>
    </section>
  );
}

type FieldsProps = {
  page: ReportPageView;
  csrf: string;
  address: string;
  prefix: string;
  form: ReportForm;
  problems: Problems;
  links: ReturnType<typeof useJudgedLinks>;
};

function SectionFields({ page, csrf, address, prefix, form, problems, links }: FieldsProps) {
  const { t } = useI18n();
  const errorOf = (field: string): Problems => problems.filter((problem) => problem.field === field);
  const { judged, looks, lookAt } = links;
  const later = ["nextStep", "nextStepOn", "supportAsked"].some((field) => errorOf(field).length > 0);
  return (
    <>
      <input type="hidden" name={`${prefix}pasted`} value={form.pasted} />
      <PercentField percent={form.percent} claim={page.claim} errors={errorOf("percent")} prefix={prefix} />
      {page.slots.map((slot, index) => (
        <SlotFields
          key={slot.code}
          slot={slot}
          index={index}
          prefix={prefix}
          timeZone={page.timeZone}
          typed={form.slots.find((typed) => typed.code === slot.code) ?? null}
          errors={errorOf(`slot-${slot.code}`)}
          evidence={{
            ...{ lines: judged?.slots[slot.code] ?? [], looks, lookAt, csrf, addLines },
            uploadTo: `${address}/berkas`,
          }}
        />
      ))}
      <ObstacleField {...{ form, errorOf, prefix }} />
      <TextField
        name="narrative"
        rows={2}
        label={t("owner.together.ownNarrative", { code: page.card.code })}
        {...{ form, errorOf, prefix }}
      />
      <details className="later" open={later || form.nextStep !== "" || form.supportAsked !== ""}>
        <summary>{t("owner.together.later")}</summary>
        <LaterFields helpers={page.helpers} {...{ form, errorOf, prefix }} />
      </details>
    </>
  );
}
