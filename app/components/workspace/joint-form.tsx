import { useCallback, useMemo, useRef } from "react";
import { Form } from "react-router";
import { DueText } from "#app/components/ui/due-text.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { jointPrefix } from "#app/domain/joint-report.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { ReportAnswer } from "#app/domain/report-answer.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { JointSection } from "./joint-section.tsx";
import { problemText } from "./problem-text.ts";
import type { ReportPageView } from "./report-page.ts";
import { useSending } from "./use-sending.ts";

type Props = {
  page: {
    plan: string;
    choices: ReadonlyArray<MilestoneCard>;
    pages: ReadonlyArray<ReportPageView>;
  };
  csrf: string;
  /** Codes that were submitted just now. */
  sent: ReadonlyArray<string>;
  /** Targets were asked for, and none was chosen. */
  asked: boolean;
  result: JointResult | null;
};

export type JointResult = {
  shared: string;
  answers: ReadonlyArray<{ milestone: string; answer: ReportAnswer }>;
  isEmpty: boolean;
};

/** One submission over several milestones: choose them, answer once where one answer does, send all or none. */
export function JointFormView({ page, csrf, sent, asked, result }: Props) {
  const { t, list } = useI18n();
  const { plan, choices, pages } = page;
  return (
    <div className="fm jt">
      <p className="sm over">
        <LocalLink to="/tugas" keepDay={false}>
          {t("workspace.tasks")}
        </LocalLink>
      </p>
      <h1>{t("owner.together.title")}</h1>
      <p className="sm ink2">{t("owner.together.lead")}</p>
      {sent.length === 0 ? null : (
        <p className="note s-verified" role="status">
          {t("owner.together.sent", { codes: list([...sent]) })}
        </p>
      )}
      {pages.length === 0 ? (
        <Chooser choices={choices} chosen={[]} asked={asked} />
      ) : (
        <>
          <details className="chs">
            <summary>{t("owner.together.choose")}</summary>
            <Chooser choices={choices} chosen={pages.map(({ card }) => card.code)} asked={false} />
          </details>
          <OpenJointForm key={pages.map(({ card }) => card.code).join()} {...{ plan, pages, csrf, result }} />
        </>
      )}
    </div>
  );
}

type ChooserProps = { choices: Props["page"]["choices"]; chosen: ReadonlyArray<string>; asked: boolean };

/** The milestones to choose from; choosing is a page of its own, so it needs no script. */
function Chooser({ choices, chosen, asked }: ChooserProps) {
  const { t, text } = useI18n();
  const isMissing = asked && chosen.length === 0;
  return (
    <Form method="get">
      <fieldset className="fs" aria-describedby={isMissing ? "target-galat" : undefined}>
        <legend>{t("owner.together.choose")}</legend>
        {isMissing ? (
          <p className="errm" id="target-galat" role="alert">
            {t("owner.together.chooseSome")}
          </p>
        ) : null}
        <ul className="pick">
          {choices.map((card) => (
            <li key={card.code}>
              <label>
                <input
                  type="checkbox"
                  name="target"
                  value={card.code}
                  defaultChecked={chosen.includes(card.code)}
                />
                <span className="l2">
                  {card.action} × {card.checkpoint} {text(card.title)}
                </span>
                <span className="l1">
                  <StatusChip status={card.status} /> <DueText due={card.due} lateByDays={card.lateByDays} />
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <input type="hidden" name="pilih" value="1" />
      <p className="acts">
        <button className={chosen.length === 0 ? "btn pri" : "btn"} type="submit">
          {t("owner.together.show")}
        </button>
      </p>
    </Form>
  );
}

type OpenProps = {
  plan: string;
  pages: ReadonlyArray<ReportPageView>;
  csrf: string;
  result: JointResult | null;
};

function OpenJointForm({ plan, pages, csrf, result }: OpenProps) {
  const { t } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  const flushes = useRef(new Map<string, () => Promise<boolean>>());
  const flushAll = useCallback(async () => {
    const kept = await Promise.all([...flushes.current.values()].map((flush) => flush()));
    return kept.every((isKept) => isKept);
  }, []);
  const { onSubmit, isUnreached } = useSending(flushAll);
  const { problems, summary } = useJointProblems(result);
  return (
    <>
      <ErrorSummary errors={summary} />
      <Form method="post" noValidate ref={form} onSubmit={onSubmit}>
        <input type="hidden" name="csrf" value={csrf} />
        <button className="vh" type="submit" name="intent" value="submit" tabIndex={-1} aria-hidden="true" />
        <SharedStory story={result?.shared ?? ""} />
        {pages.map((page) => (
          <JointSection
            key={page.card.code}
            page={page}
            csrf={csrf}
            formRef={form}
            flushes={flushes.current}
            answer={answerOf(result, page.card.code)}
            problems={problems.get(page.card.code) ?? []}
          />
        ))}
        <div className="sub">
          <div className="sv" role="status">
            {isUnreached ? t("owner.draft.notReached") : t("owner.together.count", { total: pages.length })}
          </div>
          <LocalLink to={`/tugas/${plan}/bersama`} keepDay={false} className="btn">
            {t("owner.together.choose")}
          </LocalLink>
          <button className="btn" type="submit" name="intent" value="draft">
            {t("workspace.saveDraft")}
          </button>
          <button className="btn pri" type="submit" name="intent" value="submit">
            {t("owner.together.submit", { total: pages.length })}
          </button>
        </div>
      </Form>
    </>
  );
}

function SharedStory({ story }: { story: string }) {
  const { t } = useI18n();
  return (
    <div className="fs">
      <label htmlFor="sharedNarrative">{t("owner.together.sharedNarrative")}</label>
      <p className="hint" id="sharedNarrative-petunjuk">
        {t("owner.together.sharedHint")}
      </p>
      <textarea
        className="in"
        id="sharedNarrative"
        name="sharedNarrative"
        rows={3}
        defaultValue={story}
        aria-describedby="sharedNarrative-petunjuk"
      />
    </div>
  );
}

function answerOf(result: JointResult | null, code: string): ReportAnswer | null {
  return result?.answers.find(({ milestone }) => milestone === code)?.answer ?? null;
}

/** What is wrong, per milestone and above the form; the same until the next answer, so that focus moves once. */
function useJointProblems(result: JointResult | null) {
  const { t } = useI18n();
  return useMemo(() => {
    const problems = new Map<string, ReadonlyArray<{ field: string; message: string }>>();
    const summary: Array<{ field: string; message: string }> = [];
    for (const { milestone, answer } of result?.answers ?? []) {
      const prefix = jointPrefix(milestone);
      const own = answer.problems.map((problem) => ({
        field: problem.field,
        message: problemText(t, problem),
      }));
      problems.set(milestone, own);
      const refused = answer.refusal === null ? [] : [t(`workspace.refusal.${answer.refusal}`)];
      for (const { field, message } of [
        ...refused.map((message) => ({ field: "percent", message })),
        ...own,
      ]) {
        const id = field.startsWith("slot-") ? field : `${prefix}${field}`;
        summary.push({ field: id, message: t("owner.together.at", { code: milestone, message }) });
      }
    }
    return { problems, summary };
  }, [result, t]);
}
