import { type KeyboardEvent, useState } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { PlanDocument, Subject } from "#app/domain/authoring/plan-document.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useKindNames } from "./use-kind-names.ts";

type Props = {
  document: PlanDocument;
  path: string;
  /** Code of the open target. */
  open: string | null;
  /** How many findings each target has. */
  findings: ReadonlyMap<string, number>;
  marked: ReadonlyArray<string>;
};

/** The form whose fields the marks of the cells belong to. */
export const BULK_FORM = "massal";

/** The matrix to write in: a cell opens beside it; arrow keys go from cell to cell, space marks one. */
export function WritingGrid({ document, path, open, findings, marked }: Props) {
  const { t, text } = useI18n();
  const { kindName } = useKindNames();
  const cells = groupBy(document.milestone, ({ action, checkpoint }) => `${action} ${checkpoint}`);
  const [count, setCount] = useState(marked.length);
  const checkpoints = document.checkpoint.toSorted((left, right) => left.ordinal - right.ordinal);
  const actions = document.action.toSorted((left, right) => left.ordinal - right.ordinal);
  return (
    <>
      <section className="wr-box" aria-label={t("writing.grid")} tabIndex={-1}>
        <table
          className="wr-grid"
          onKeyDown={move}
          onChange={(event) => setCount(event.currentTarget.querySelectorAll("input:checked").length)}
        >
          <thead>
            <tr>
              <th scope="col">{kindName("action")}</th>
              {checkpoints.map(({ code }) => (
                <th key={code} scope="col">
                  <LocalLink to={`${path}?buka=checkpoint:${code}`} preventScrollReset>
                    {code}
                  </LocalLink>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((action, row) => (
              <tr key={action.code}>
                <th scope="row">
                  <LocalLink to={`${path}?buka=action:${encodeURIComponent(action.code)}`} preventScrollReset>
                    {action.code} {text(action.title)}
                  </LocalLink>
                  {action.retired === null ? null : <small className="mut"> {t("writing.retired")}</small>}
                </th>
                {checkpoints.map(({ code }, column) => (
                  <td key={code}>
                    {(cells.get(`${action.code} ${code}`) ?? []).map((milestone) => (
                      <Cell
                        key={milestone.code}
                        {...{ milestone, path, row, column, document }}
                        isOpen={open === milestone.code}
                        found={findings.get(milestone.code) ?? 0}
                        isMarked={marked.includes(milestone.code)}
                      />
                    ))}
                    {cells.has(`${action.code} ${code}`) || action.retired !== null ? null : (
                      <LocalLink
                        className="wr-empty"
                        to={`${path}?baru=milestone&di=${encodeURIComponent(action.code)}&titik=${encodeURIComponent(code)}`}
                        preventScrollReset
                        data-sel={`${row}:${column}`}
                        aria-label={t("writing.emptyCellOf", { action: action.code, checkpoint: code })}
                      >
                        <Icon name="plus" /> {t("writing.emptyCell")}
                      </LocalLink>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="hint" role="status">
        {t("writing.bulkCount", { count })}
      </p>
    </>
  );
}

type CellProps = {
  milestone: Subject<"milestone">;
  path: string;
  row: number;
  column: number;
  document: PlanDocument;
  isOpen: boolean;
  found: number;
  isMarked: boolean;
};

function Cell({ milestone, path, row, column, isOpen, found, isMarked }: CellProps) {
  const { t, text } = useI18n();
  const { code, title, owners, weight, retired } = milestone;
  const lead = owners.map(({ organisation }) => organisation).join(", ");
  return (
    <div className="wr-cell" data-retired={retired !== null}>
      <input
        type="checkbox"
        name="pilih"
        value={code}
        form={BULK_FORM}
        aria-label={t("writing.select", { code })}
        defaultChecked={isMarked}
        tabIndex={-1}
      />
      <LocalLink
        to={`${path}?buka=milestone:${encodeURIComponent(code)}`}
        preventScrollReset
        data-sel={`${row}:${column}`}
        aria-current={isOpen ? "true" : undefined}
      >
        <b>{code}</b> {text(title)}
      </LocalLink>
      <small className="mut">
        {[lead, `× ${weight}`, retired === null ? "" : t("writing.retired")].filter(Boolean).join(" · ")}
        {found === 0 ? null : (
          <span className="wr-found">
            {" "}
            <Icon name="circle-alert" /> {found}
          </span>
        )}
      </small>
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys go to the next cell of the row or column, as in a spreadsheet; space marks the cell. */
function move(event: KeyboardEvent<HTMLTableElement>): void {
  const { target, currentTarget } = event;
  const place = target instanceof HTMLElement ? target.dataset.sel : undefined;
  if (place === undefined || !(target instanceof HTMLElement)) return;
  if (event.key === " ") {
    const box = target.parentElement?.querySelector("input");
    if (box === null || box === undefined) return;
    event.preventDefault();
    box.click();
    return;
  }
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const [row = 0, column = 0] = place.split(":").map(Number);
  const selector = `[data-sel="${row + step[0]}:${column + step[1]}"]`;
  const next = currentTarget.querySelector(selector);
  if (next instanceof HTMLElement) next.focus();
}
