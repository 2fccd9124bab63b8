import type { ReactNode } from "react";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type QueueRow = {
  report: string;
  card: MilestoneCard;
  organisation: string;
  submittedOn: CalendarDate;
  percentDone: number;
  links: number;
  waitedDays: number;
  mayReview: boolean;
};

type Props = { step: "check" | "accept"; rows: ReadonlyArray<QueueRow>; done: boolean };

const FOLDER = { check: "periksa", accept: "tinjau" } as const;

/** Reports awaiting one review step, the longest waiting first. */
export function QueueTable({ step, rows, done }: Props) {
  const { t } = useI18n();
  return (
    <div className="rq">
      <h1>{t(`workspace.${step}Queue`)}</h1>
      <p className="lead">{t(`workspace.${step}QueueLead`)}</p>
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
          </>
        ) : null}
      </p>
      {done ? (
        <p className="note s-verified" role="status">
          {t("workspace.reviewed")}
        </p>
      ) : null}
      {rows.length === 0 ? (
        <p>{t("workspace.queueEmpty")}</p>
      ) : (
        <table className="queue">
          <thead>
            <tr>
              <th scope="col">{t("workspace.queueTarget")}</th>
              <th scope="col">{t("workspace.queueFrom")}</th>
              <th scope="col">{t("numbers.reported")}</th>
              <th scope="col">{t("workspace.queueLinks")}</th>
              <th scope="col">{t("workspace.queueWaited")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.report} row={row} step={step} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Row({ row, step }: { row: QueueRow; step: Props["step"] }) {
  const { t, text, date, percent, number } = useI18n();
  const { card } = row;
  return (
    <tr>
      <th scope="row">
        <StatusChip status={card.status} />{" "}
        <LocalLink to={`/${FOLDER[step]}/${row.report}`} keepDay={false}>
          {card.action} × {card.checkpoint} {text(card.title)}
        </LocalLink>
        {row.mayReview ? null : <small className="mut"> {t("workspace.ownReport")}</small>}
      </th>
      <td>
        <ColumnName>{t("workspace.queueFrom")}</ColumnName>
        {row.organisation}, <time dateTime={row.submittedOn}>{date(row.submittedOn)}</time>
      </td>
      <td>
        <ColumnName>{t("numbers.reported")}</ColumnName>
        <span className="num rep">{percent(row.percentDone)}</span>
      </td>
      <td>
        <ColumnName>{t("workspace.queueLinks")}</ColumnName>
        {number(row.links)}
      </td>
      <td>
        <ColumnName>{t("workspace.queueWaited")}</ColumnName>
        {t("workspace.waited", { count: row.waitedDays })}
      </td>
    </tr>
  );
}

/** Shown where the table has no room for its head. */
function ColumnName({ children }: { children: ReactNode }) {
  return <span className="col">{children} </span>;
}
