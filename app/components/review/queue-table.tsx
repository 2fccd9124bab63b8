import type { ReactNode } from "react";
import { Form } from "react-router";
import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { QueueRow } from "#app/domain/review/queue.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Step = "check" | "acceptance";
type Props = { step: Step; rows: ReadonlyArray<QueueRow>; userId: string; csrf: string };

const FOLDER = { check: "periksa", acceptance: "tinjau" } as const;

/** Reports awaiting one review step, the longest waiting first, with who has them in hand. */
export function QueueTable({ rows, ...shared }: Props) {
  const { t } = useI18n();
  return (
    <table className="queue">
      <thead>
        <tr>
          <th scope="col">{t("workspace.queueTarget")}</th>
          <th scope="col">{t("workspace.queueFrom")}</th>
          <th scope="col">{t("numbers.reported")}</th>
          <th scope="col">{t("workspace.queueLinks")}</th>
          <th scope="col">{t("workspace.queueWaited")}</th>
          <th scope="col">{t("review.holder")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.report} row={row} {...shared} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Omit<Props, "rows"> & { row: QueueRow };

function Row({ row, step, userId, csrf }: RowProps) {
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
        {row.green ? (
          <small className="green">
            <Icon name="check" /> {t("review.batchGreen")}
          </small>
        ) : null}
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
      <td>
        <ColumnName>{t("review.holder")}</ColumnName>
        <Holder row={row} userId={userId} csrf={csrf} />
      </td>
    </tr>
  );
}

/** In whose hands a case is, with the one act that fits: take it, or give it back. */
function Holder({ row, userId, csrf }: Omit<RowProps, "step">) {
  const { t } = useI18n();
  const { holder, card } = row;
  const isMine = holder?.userId === userId;
  const code = `${card.action} × ${card.checkpoint}`;
  return (
    <>
      <span className={holder === null ? "mut" : undefined}>
        {holder === null ? t("review.nobody") : isMine ? t("review.me") : holder.name}
      </span>
      {row.mayReview && (holder === null || isMine) ? (
        <Form method="post" className="take">
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="intent" value="assign" />
          <input type="hidden" name="report" value={row.report} />
          <input type="hidden" name="holder" value={holder?.userId ?? ""} />
          <input type="hidden" name="assignee" value={isMine ? "" : userId} />
          <button
            className="btn sm"
            type="submit"
            aria-label={t(isMine ? "review.releaseNamed" : "review.takeNamed", { code })}
          >
            {t(isMine ? "review.release" : "review.take")}
          </button>
        </Form>
      ) : null}
    </>
  );
}

/** Shown where a table has no room for its head. */
export function ColumnName({ children }: { children: ReactNode }) {
  return <span className="col">{children} </span>;
}
