import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Section } from "#app/components/ui/section.tsx";
import {
  type AmendmentHead,
  type OpenedAmendment,
  type OpenedPreview,
  type TypedAmendment,
  typedOver,
} from "#app/domain/amendment-page.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { AmendedDates } from "./amended-dates.tsx";
import { AmendmentFormView } from "./amendment-form.tsx";
import { EffectSentence, PreviewTable } from "./preview-table.tsx";
import { ScheduleProblems, type ScheduleResult } from "./problem-list.tsx";

type Props = {
  opened: OpenedAmendment;
  preview: OpenedPreview | null;
  frame: { plan: { slug: string; code: string } };
  csrf: string | null;
  saved: string | null;
  result: (ScheduleResult & { typed: TypedAmendment | null }) | null;
};

/** One amendment: what it changes and what follows; for who writes it, the form, the preview and publishing. */
export function AmendmentPage({ opened, preview, frame, csrf, saved, result }: Props) {
  const { t } = useI18n();
  const { head, form, effect, mayWrite } = opened;
  const { slug, code } = frame.plan;
  return (
    <>
      <Breadcrumb
        items={[
          { label: code, to: `/${slug}` },
          { label: t("schedule.amendments"), to: `/${slug}/perubahan` },
          { label: head.regulation },
        ]}
      />
      <Head head={head} />
      {saved === "terbit" ? (
        <p className="note s-verified" role="status">
          {t("schedule.publishedNow")}
        </p>
      ) : null}
      <ScheduleProblems result={result} />
      {preview === null || csrf === null ? null : <Preview {...{ head, preview, csrf }} />}
      {effect === null ? null : (
        <Section id="akibat" title={t("schedule.effects")}>
          <p>
            <EffectSentence counts={effect.counts} />
          </p>
          <PreviewTable plan={slug} preview={effect} caption={t("schedule.effects")} />
        </Section>
      )}
      {form !== null && csrf !== null ? (
        <AmendmentFormView
          form={result?.typed ? typedOver(form, result.typed) : form}
          head={head}
          typed={result?.typed ?? null}
          csrf={csrf}
        />
      ) : (
        <AmendedDates plan={slug} stages={opened.stages} events={opened.events} />
      )}
      {mayWrite && csrf !== null ? <Acts csrf={csrf} state={head.state} /> : null}
    </>
  );
}

function Head({ head }: { head: AmendmentHead }) {
  const { t, text, date } = useI18n();
  const { regulation, citation, effectiveOn, publishedOn, calendarTitle, undoes } = head;
  return (
    <div className="page-head" id="isi">
      <h1>{`${t("schedule.amendment")}: ${regulation}`}</h1>
      <p className="lead">{text(citation)}</p>
      <p className="xs mut">
        {`${text(calendarTitle)} · ${t("schedule.since", { date: date(effectiveOn) })}`}
        {publishedOn === null
          ? ` · ${t("schedule.isDraft")}`
          : ` · ${t("schedule.publishedOn", { date: date(publishedOn) })}`}
        {undoes === null ? null : ` · ${t("schedule.undoing")}`}
      </p>
    </div>
  );
}

type PreviewProps = { head: AmendmentHead; preview: OpenedPreview; csrf: string };

function Preview({ head, preview, csrf }: PreviewProps) {
  const { t, text, longDate } = useI18n();
  return (
    <Section
      id="pratinjau"
      title={t("schedule.preview")}
      hint={t("schedule.previewHint", { date: longDate(head.effectiveOn) })}
    >
      {preview.plans.map(({ plan, title, effective, today }) => (
        <div key={plan} className="preview-plan">
          <h3>{text(title)}</h3>
          <p className="lead">
            <EffectSentence counts={effective.counts} />
          </p>
          <PreviewTable plan={plan} preview={effective} caption={t("schedule.preview")} />
          {today === null ? null : (
            <p className="mut">
              {t("schedule.todayToo", { date: longDate(today.on) })} <EffectSentence counts={today.counts} />
            </p>
          )}
        </div>
      ))}
      <Form method="post" className="publish">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="intent" value="publish" />
        <input type="hidden" name="seen" value={preview.seen} />
        <button className="btn pri" type="submit" disabled={preview.problems.length > 0}>
          {t("schedule.publish")}
        </button>
        <p className="hint">{t("schedule.publishHint")}</p>
      </Form>
    </Section>
  );
}

function Acts({ csrf, state }: { csrf: string; state: AmendmentHead["state"] }) {
  const { t } = useI18n();
  const intent = state === "published" ? "undo" : "discard";
  return (
    <Form method="post" className="publish no-print">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value={intent} />
      <button className="btn" type="submit">
        {t(intent === "undo" ? "schedule.undo" : "schedule.discard")}
      </button>
      <p className="hint">{t(intent === "undo" ? "schedule.undoHint" : "schedule.discardHint")}</p>
    </Form>
  );
}
