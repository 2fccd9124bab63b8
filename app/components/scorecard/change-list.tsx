import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { Change } from "#app/domain/change.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { NamedChange } from "./scorecard-view.ts";

const LOOK = {
  reported: { icon: "send", className: "s-reported" },
  checked: { icon: "clipboard-check", className: "s-progress" },
  accepted: { icon: "badge-check", className: "s-verified" },
  returned: { icon: "undo-2", className: "s-unproven" },
  evidence_failed: { icon: "x", className: "s-late" },
  evidence_opened: { icon: "check", className: "s-verified" },
  disputed: { icon: "message-square", className: "s-unproven" },
  dispute_upheld: { icon: "undo-2", className: "s-unproven" },
  dispute_withdrawn: { icon: "refresh-cw", className: "s-progress" },
  evidence_upheld: { icon: "badge-check", className: "s-verified" },
  evidence_lapsed: { icon: "undo-2", className: "s-unproven" },
  deadline_passed: { icon: "clock-alert", className: "s-late" },
  deadline_moved: { icon: "calendar-days", className: "s-waiting" },
  closed: { icon: "ban", className: "s-cancelled" },
} as const satisfies Record<Change["kind"], { icon: IconName; className: string }>;

type Names = Readonly<Record<string, { short: string }>>;
type Props = { plan: string; changes: ReadonlyArray<NamedChange>; organisations: Names };

/** What happened last, newest first. */
export function ChangeList({ plan, changes, organisations }: Props) {
  const { t, date } = useI18n();
  if (changes.length === 0) return <p className="mut sm">{t("scorecard.noChanges")}</p>;
  return (
    <ol className="chg">
      {changes.map((change) => (
        <li key={`${change.on}${change.kind}${change.milestone}${change.slot ?? ""}${change.recordedAt}`}>
          <time dateTime={change.on}>{date(change.on)}</time>
          <div>
            <ChangeChip kind={change.kind} /> <Subject plan={plan} change={change} />
            <p>
              <ChangeSentence change={change} organisations={organisations} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function ChangeChip({ kind }: { kind: Change["kind"] }) {
  const { t } = useI18n();
  return (
    <span className={`st ${LOOK[kind].className}`}>
      <Icon name={LOOK[kind].icon} />
      {t(`scorecard.change.${kind}`)}
    </span>
  );
}

function Subject({ plan, change }: { plan: string; change: Change }) {
  const to = change.slot === null ? `/${plan}/target/${change.milestone}` : `/${plan}/bukti/${change.slot}`;
  return (
    <LocalLink className="quiet b" to={to}>
      {change.slot ?? change.milestone}
    </LocalLink>
  );
}

function ChangeSentence({ change, organisations }: { change: NamedChange; organisations: Names }) {
  const { t, text, date, percent } = useI18n();
  const title = text(change.title);
  const who =
    change.organisation === null ? "" : (organisations[change.organisation]?.short ?? change.organisation);
  const { kind, toOn, fromOn } = change;
  if (kind === "reported")
    return <>{t("scorecard.sentence.reported", { who, percent: percent(change.percentDone), title })}</>;
  if (kind === "deadline_moved" && fromOn !== null && toOn !== null)
    return <>{t("scorecard.sentence.moved", { from: date(fromOn), to: date(toOn), title })}</>;
  if (kind === "deadline_passed" && toOn !== null)
    return <>{t("scorecard.sentence.passed", { date: date(toOn), title })}</>;
  if (who !== "") return <>{t("scorecard.sentence.by", { who, title })}</>;
  return <>{title}</>;
}
