import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { Timeliness } from "#app/domain/milestone-standing.ts";
import type { MilestoneView } from "#app/domain/milestone-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Fact } from "./fact.tsx";

type Props = { view: MilestoneView; plan: string };

/** Every date of a milestone: the stage's, the checkpoint's, and when the claim and the proof came. */
export function DeadlineList({ view, plan }: Props) {
  const { t, text, date } = useI18n();
  return (
    <dl className="kvl">
      <Fact name={t(view.stage === null ? "milestone.fixedDay" : "milestone.stage")}>
        <DueDay view={view} />
        <small>
          <StageName view={view} plan={plan} />
        </small>
        <Moves view={view} />
        <small>
          <LocalLink className="apart" to={`/${plan}/target/${view.code}/perpanjangan`}>
            {t("schedule.extension.linkAll")}
          </LocalLink>
        </small>
        {view.deadlineReason === null ? null : <small>{text(view.deadlineReason)}</small>}
      </Fact>
      <Fact name={t("milestone.reporting")}>
        <b>
          <time dateTime={view.checkpoint.dueOn}>{date(view.checkpoint.dueOn)}</time>
        </b>
        <small>
          {t("milestone.reportingPoint", { code: view.checkpoint.code, label: text(view.checkpoint.label) })}
        </small>
      </Fact>
      <Timed name={t("milestone.submitted")} timeliness={view.claimTimeliness} />
      <Timed name={t("milestone.proven")} timeliness={view.proofTimeliness} />
    </dl>
  );
}

function DueDay({ view }: { view: MilestoneView }) {
  const { t, text, date } = useI18n();
  if (view.due.kind === "none") return <b>{t("milestone.noDeadline")}</b>;
  if (view.due.kind === "waiting") return <b>{t("milestone.waitingFor", { event: text(view.due.for) })}</b>;
  const earlier = [...new Set(view.moves.map((move) => move.from))].filter(
    (day) => view.due.kind === "dated" && day !== view.due.dueOn,
  );
  return (
    <>
      {earlier.map((day) => (
        <s key={day}>{date(day)} </s>
      ))}
      <b>
        <time dateTime={view.due.dueOn}>{date(view.due.dueOn)}</time>
      </b>
    </>
  );
}

function StageName({ view, plan }: Props) {
  const { t, text } = useI18n();
  const { stage } = view;
  if (stage === null) return null;
  const { code, offsetDays, dayKind } = stage;
  const side = offsetDays > 0 ? "offsetAfter" : "offsetBefore";
  const counted = dayKind === "working" ? (`${side}Working` as const) : side;
  const offset =
    offsetDays === 0
      ? null
      : t(`milestone.${counted}`, {
          count: Math.abs(offsetDays),
        });
  return (
    <>
      <LocalLink to={`/${plan}/tahapan/${stage.key}`}>
        {t(`milestone.stageEdge.${stage.edge}`, { code, title: text(stage.title) })}
      </LocalLink>
      {offset === null ? null : `, ${offset}`}
    </>
  );
}

/** Why the day is no longer the first one; the slippage is counted from the original date. */
function Moves({ view }: { view: MilestoneView }) {
  const { t, text } = useI18n();
  const { moves, slippageDays } = view;
  if (moves.length === 0) return null;
  const key = slippageDays < 0 ? "milestone.movedForward" : "milestone.moved";
  const moved = t(key, { count: Math.abs(slippageDays) });
  const cause = moves.findLast((move) => move.cause !== null)?.cause ?? null;
  return <small>{cause === null ? moved : t("milestone.movedCause", { moved, cause: text(cause) })}</small>;
}

function Timed({ name, timeliness }: { name: string; timeliness: Timeliness }) {
  const { t, date } = useI18n();
  if (timeliness === null) return null;
  const { on, lateDays } = timeliness;
  return (
    <Fact name={name}>
      <time dateTime={on}>{date(on)}</time>
      <small>{lateDays === 0 ? t("milestone.onTime") : t("milestone.lateDays", { count: lateDays })}</small>
    </Fact>
  );
}
