import type { ReactNode } from "react";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { Cell, NamedCell } from "#app/domain/talk/cell.ts";
import type { DecisionState, DecisionView } from "#app/domain/talk/meeting.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { MadeUp } from "./talk-fields.tsx";

type Names = Readonly<Record<string, { short: string }>>;

/** Cells that decisions name, by their codes. */
export type NamedCells = Readonly<Record<string, NamedCell>>;

type Props = {
  plan: string;
  decisions: ReadonlyArray<DecisionView>;
  cells: NamedCells;
  organisations: Names;
  /** Whether each says which meeting took it. */
  showMeeting?: boolean;
  /** What stands under a decision, such as a form. */
  below?: (decision: DecisionView) => ReactNode;
};

const LOOK = {
  noted: "s-notstarted",
  open: "s-progress",
  overdue: "s-late",
  done: "s-verified",
  dropped: "s-cancelled",
} as const satisfies Record<DecisionState, string>;

/** Decisions of meetings: what, which cell, who by when, what became of it, and the words they stand on. */
export function DecisionList({ decisions, below, ...rest }: Props) {
  return (
    <ol className="talk decisions">
      {decisions.map((decision) => (
        <li key={`${decision.meeting}/${decision.ordinal}`} id={`putusan-${decision.ordinal}`}>
          <Decision decision={decision} {...rest} />
          {below?.(decision)}
        </li>
      ))}
    </ol>
  );
}

function Decision({
  plan,
  decision,
  cells,
  organisations,
  showMeeting = false,
}: Omit<Props, "decisions" | "below"> & { decision: DecisionView }) {
  const { t, text, date } = useI18n();
  const { organisation, dueOn, settled, quote, lines } = decision;
  const nameOf = (slug: string) => organisations[slug]?.short ?? slug;
  return (
    <>
      <p className="sm meta">
        <span className={`st ${LOOK[decision.state]}`}>{t(`meeting.stateOf.${decision.state}`)}</span>
        {organisation === null ? null : <b>{t("meeting.must", { name: nameOf(organisation) })}</b>}
        {dueOn === null ? null : <time dateTime={dueOn}>{t("meeting.by", { date: date(dueOn) })}</time>}
        {showMeeting ? (
          <LocalLink to={`/${plan}/rapat/${decision.meeting}#putusan-${decision.ordinal}`}>
            {t("meeting.meetingOn", { date: date(decision.heldOn) })}
          </LocalLink>
        ) : null}
        <MadeUp illustration={decision.illustration} />
      </p>
      <p className="words">{text(decision.text)}</p>
      {decision.cell === null ? null : <CellLink cell={decision.cell} cells={cells} />}
      {quote === null || lines === null ? null : (
        <p className="src sm">
          <q lang="id">{quote}</q> {t("meeting.quote", { lines: lines.replaceAll(";", ", ") })}
        </p>
      )}
      {settled === null ? null : (
        <p className="sm">
          {t("meeting.settledBy", {
            ...{ name: nameOf(settled.organisation), date: date(settled.on), text: settled.text },
          })}
        </p>
      )}
    </>
  );
}

function CellLink({ cell, cells }: { cell: Cell; cells: NamedCells }) {
  const { t, text } = useI18n();
  const named = cells[cell.code];
  return (
    <p className="sm">
      {t("meeting.setsCell")} {t(`meeting.cellOf.${cell.kind}`)}{" "}
      {named === undefined ? (
        cell.code
      ) : (
        <LocalLink to={named.path}>
          {cell.kind === "plan" || cell.kind === "stage" ? "" : `${cell.code} `}
          {text(named.title)}
        </LocalLink>
      )}
    </p>
  );
}
