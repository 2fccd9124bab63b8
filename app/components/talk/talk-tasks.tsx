import type { ReactNode } from "react";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { RequestView } from "#app/domain/talk/data-request.ts";
import type { DecisionView } from "#app/domain/talk/meeting.ts";
import type { SupportRequest, SupportState } from "#app/domain/talk/support.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Tasks = {
  plan: string;
  requests: ReadonlyArray<RequestView>;
  support: ReadonlyArray<SupportRequest & { state: SupportState }>;
  decisions: ReadonlyArray<DecisionView>;
};

/** What others await of the person's organisations: data, support, and decisions to carry out. */
export function TalkTaskList({ tasks }: { tasks: ReadonlyArray<Tasks> }) {
  return tasks.map((each) => (
    <div className="tasks" key={each.plan}>
      <Decisions tasks={each} />
      <Requests tasks={each} />
      <Support tasks={each} />
    </div>
  ));
}

function Group({
  id,
  title,
  count,
  children,
}: {
  id: string;
  title: string;
  count: number;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section className="grp" aria-labelledby={id}>
      <h2 id={id}>
        <span>{title}</span>
        <span className="mut">{count}</span>
      </h2>
      <ul className="tks wide">{children}</ul>
    </section>
  );
}

function Decisions({ tasks: { plan, decisions } }: { tasks: Tasks }) {
  const { t, text, date } = useI18n();
  return (
    <Group id={`putusan-${plan}`} title={t("talk.tasks.decisions")} count={decisions.length}>
      {decisions.map((decision) => (
        <li key={`${decision.meeting}/${decision.ordinal}`}>
          <LocalLink to={`/${plan}/rapat/${decision.meeting}#putusan-${decision.ordinal}`} keepDay={false}>
            {text(decision.text)}
          </LocalLink>
          . {t(`meeting.stateOf.${decision.state}`)}
          {decision.dueOn === null ? null : `, ${t("talk.tasks.due", { date: date(decision.dueOn) })}`}
        </li>
      ))}
    </Group>
  );
}

function Requests({ tasks: { plan, requests } }: { tasks: Tasks }) {
  const { t } = useI18n();
  return (
    <Group id={`permintaan-${plan}`} title={t("talk.tasks.requests")} count={requests.length}>
      {requests.map((request) => (
        <li key={request.id}>
          <LocalLink to={`/${plan}/permintaan-data/${request.id}`} keepDay={false}>
            <span lang={request.language}>{request.text}</span>
          </LocalLink>
          , {t("talk.tasks.waited", { count: request.daysWaiting })}
        </li>
      ))}
    </Group>
  );
}

function Support({ tasks: { plan, support } }: { tasks: Tasks }) {
  const { t, date } = useI18n();
  return (
    <Group id={`dukungan-${plan}`} title={t("talk.tasks.support")} count={support.length}>
      {support.map((row) => (
        <li key={row.id}>
          <LocalLink to={`/${plan}/dukungan#dukungan-${row.id}`} keepDay={false}>
            {row.milestone}: {row.text}
          </LocalLink>
          . {t(`talk.support.stateOf.${row.state}`)}
          {row.neededBy === null ? null : `, ${t("talk.tasks.due", { date: date(row.neededBy) })}`}
        </li>
      ))}
    </Group>
  );
}
