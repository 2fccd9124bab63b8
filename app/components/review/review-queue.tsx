import { ExtensionTasks } from "#app/components/schedule/extension-tasks.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ExtensionTask } from "#app/domain/extension-page.ts";
import { type AssignRefusal, QUEUE_FILTERS, type QueueFilter } from "#app/domain/review/assignment.ts";
import type { ContestedRow } from "#app/domain/review/contested-page.ts";
import type { BatchRefusal, ReviewQueue } from "#app/domain/review/queue.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ContestedList, DisputeList } from "./again-lists.tsx";
import { BatchForm, BatchRefused } from "./batch-form.tsx";
import { LoadTable } from "./load-table.tsx";
import { QueueTable } from "./queue-table.tsx";

export type QueueResult =
  | { kind: "assign"; refusal: AssignRefusal | "not_found" }
  | { kind: "batch"; refused: ReadonlyArray<BatchRefusal>; rest: ReadonlyArray<string> }
  | { kind: "batch_empty" };

type Props = {
  step: "check" | "acceptance";
  filter: QueueFilter;
  queue: ReviewQueue;
  contested: ReadonlyArray<ContestedRow>;
  extensions: ReadonlyArray<ExtensionTask>;
  userId: string;
  csrf: string;
  done: { reviewed: boolean; assigned: boolean; decided: number };
  result: QueueResult | null;
};

/** Everything that waits for one body: reports by age, objections, and evidence to be looked at again. */
export function ReviewQueuePage(props: Props) {
  const { step, filter, queue, contested, extensions, userId, csrf, done, result } = props;
  const { t } = useI18n();
  const name = step === "check" ? "check" : "accept";
  return (
    <div className="rq">
      <h1>{t(`workspace.${name}Queue`)}</h1>
      <p className="lead">{t(`workspace.${name}QueueLead`)}</p>
      <OtherPages step={step} />
      <Said done={done} result={result} />
      {result?.kind === "batch" ? <BatchRefused step={step} csrf={csrf} result={result} /> : null}
      <Filters step={step} filter={filter} counts={queue.counts} />
      {queue.rows.length === 0 ? (
        <p>{t(queue.counts.all === 0 ? "workspace.queueEmpty" : "review.nothingHere")}</p>
      ) : (
        <>
          <QueueTable step={step} rows={queue.rows} userId={userId} csrf={csrf} />
          <BatchForm step={step} rows={queue.rows} csrf={csrf} />
        </>
      )}
      {queue.disputes.length === 0 ? null : (
        <Section id="keberatan" title={t("review.disputes")}>
          <DisputeList disputes={queue.disputes} />
        </Section>
      )}
      {extensions.length === 0 ? null : (
        <Section id="perpanjangan" title={t("schedule.extension.waiting")}>
          <ExtensionTasks tasks={extensions} />
        </Section>
      )}
      <Section id="ulang" title={t("review.contested")} hint={t("review.contestedLead")}>
        {contested.length === 0 ? <p>{t("review.contestedNone")}</p> : <ContestedList rows={contested} />}
      </Section>
      {queue.loads.length === 0 ? null : (
        <Section id="beban" title={t("review.load")}>
          <LoadTable loads={queue.loads} />
        </Section>
      )}
    </div>
  );
}

function OtherPages({ step }: Pick<Props, "step">) {
  const { t } = useI18n();
  return (
    <p>
      <LocalLink to="/periksa/bukti" keepDay={false}>
        {t("law.tasks")}
      </LocalLink>
      {step === "check" ? (
        <>
          {", "}
          <LocalLink to="/moderasi" keepDay={false}>
            {t("remark.moderation")}
          </LocalLink>
          {", "}
          <LocalLink to="/periksa/alasan" keepDay={false}>
            {t("review.editReasons")}
          </LocalLink>
        </>
      ) : null}
    </p>
  );
}

/** What the last form came to. */
function Said({ done, result }: Pick<Props, "done" | "result">) {
  const { t } = useI18n();
  const message = done.reviewed
    ? t("workspace.reviewed")
    : done.assigned
      ? t("review.assigned")
      : done.decided > 0
        ? t("review.batchDone", { count: done.decided })
        : null;
  const problem =
    result?.kind === "assign"
      ? t(`review.assignRefusal.${result.refusal}`)
      : result?.kind === "batch_empty"
        ? t("review.batchEmpty")
        : null;
  if (problem !== null) {
    return (
      <p className="note s-late" role="alert">
        {problem}
      </p>
    );
  }
  if (message === null) return null;
  return (
    <p className="note s-verified" role="status">
      {message}
    </p>
  );
}

function Filters({
  step,
  filter,
  counts,
}: Pick<Props, "step" | "filter"> & { counts: ReviewQueue["counts"] }) {
  const { t } = useI18n();
  const folder = step === "check" ? "/periksa" : "/tinjau";
  const paths = { all: folder, mine: `${folder}?milik=mine`, unassigned: `${folder}?milik=unassigned` };
  return (
    <nav className="qf" aria-label={t("review.filter")}>
      {QUEUE_FILTERS.map((each) => (
        <LocalLink
          key={each}
          to={paths[each]}
          keepDay={false}
          aria-current={each === filter ? "page" : undefined}
        >
          {t("review.filterCount", { name: t(`review.filters.${each}`), count: counts[each] })}
        </LocalLink>
      ))}
    </nav>
  );
}
