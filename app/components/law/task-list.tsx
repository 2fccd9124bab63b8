import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { EvidenceTaskRow } from "#app/domain/evidence/law-page.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { TaskCard, type TaskResult } from "./task-card.tsx";

type Props = {
  tasks: ReadonlyArray<EvidenceTaskRow>;
  csrf: string;
  result: TaskResult | null;
  done: boolean;
};

/** What evidence asks of people, the longest waiting first, each with its case prepared. */
export function EvidenceTaskList({ tasks, csrf, result, done }: Props) {
  const { t } = useI18n();
  const [open, held] = [tasks.filter((task) => !task.held), tasks.filter((task) => task.held)];
  const errors =
    result === null ? [] : [{ field: fieldOf(result, tasks), message: t(`law.refusal.${result.refusal}`) }];
  return (
    <div className="rv">
      <h1>{t("law.tasks")}</h1>
      <p className="lead">{t("law.tasksLead")}</p>
      {done ? (
        <p className="note s-verified" role="status">
          {t("law.decided")}
        </p>
      ) : null}
      <ErrorSummary errors={errors} />
      {open.length === 0 ? <p>{t("law.noTasks")}</p> : null}
      <Cards tasks={open} csrf={csrf} result={result} />
      {held.length === 0 ? null : (
        <Section id="tersembunyi" title={t("law.held")}>
          <Cards tasks={held} csrf={csrf} result={result} />
        </Section>
      )}
    </div>
  );
}

function Cards({ tasks, csrf, result }: Omit<Props, "done">) {
  return tasks.map((task) => (
    <TaskCard
      key={`${task.item} ${task.question}`}
      task={task}
      csrf={csrf}
      result={result?.item === task.item && result.question === task.question ? result : null}
    />
  ));
}

function fieldOf(result: TaskResult, tasks: ReadonlyArray<EvidenceTaskRow>): string {
  const here = tasks.some(({ item, question }) => item === result.item && question === result.question);
  return here ? `alasan-${result.item}-${result.question}` : "isi";
}
