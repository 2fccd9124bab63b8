import { LocalLink } from "#app/components/ui/local-link.tsx";
import { type AuditDifference, namedAction } from "#app/domain/audit/entry.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useDifferenceWords } from "./difference-words.ts";

/** One entry of the log. `at` is ISO; `actor` is a name or an organisation, null for the system. */
export type AuditEntryView = {
  seq: number;
  at: string;
  actor: string | null;
  action: string;
  subject: {
    type: string;
    id: string;
    place: { kind: "milestone" | "slot"; code: string } | null;
    plan: string | null;
  };
  differences: ReadonlyArray<AuditDifference>;
  reason: string | null;
};

/** Entries of the log, newest first, each with what it changed. */
export function AuditEntries({ entries }: { entries: ReadonlyArray<AuditEntryView> }) {
  const { t } = useI18n();
  if (entries.length === 0) return <p>{t("audit.empty")}</p>;
  return (
    <ol className="chg audit">
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} />
      ))}
    </ol>
  );
}

/** The name of an act; its code where it has none. */
export function useActionName(): (action: string) => string {
  const { t } = useI18n();
  return (action) => {
    const named = namedAction(action);
    return named === null ? action : t(`audit.actions.${named}`);
  };
}

function Entry({ entry }: { entry: AuditEntryView }) {
  const { t, instant } = useI18n();
  const nameOf = useActionName();
  const { seq, at, actor, action, differences, reason } = entry;
  return (
    <li id={`catatan-${seq}`}>
      <time dateTime={at}>{instant(at, HOME_ZONE)}</time>
      <div>
        <p>
          <b>{nameOf(action)}</b> <Subject entry={entry} />
        </p>
        <p className="sm mut">
          {actor ?? t("audit.system")}, {t("audit.number", { seq })}
        </p>
        {reason === null ? null : <p className="sm">{t("audit.because", { reason })}</p>}
        {differences.length === 0 ? null : <Differences differences={differences} />}
      </div>
    </li>
  );
}

/** Ids that the system made and that tell a reader nothing; the files of the log carry them. */
const MADE_UP_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function Subject({ entry: { subject } }: { entry: AuditEntryView }) {
  const { place, plan } = subject;
  if (place === null || plan === null)
    return MADE_UP_ID.test(subject.id) ? null : <span className="addr">{subject.id}</span>;
  const to = place.kind === "milestone" ? `/${plan}/target/${place.code}` : `/${plan}/bukti/${place.code}`;
  return (
    <LocalLink className="quiet b" to={to} keepDay={false}>
      {place.code}
    </LocalLink>
  );
}

const SHORT = 3;

/** What changed, folded away when it is long. */
function Differences({ differences }: Pick<AuditEntryView, "differences">) {
  const { t } = useI18n();
  const { placeOf, wordOf } = useDifferenceWords();
  const list = (
    <dl className="audit-diff">
      {differences.map(({ path, before, after }) => (
        <div key={path}>
          <dt>{placeOf(path)}</dt>
          <dd>
            {before === null ? null : <del>{wordOf(path, before)}</del>}
            {before === null || after === null ? null : <span> {t("audit.became")} </span>}
            {after === null ? null : <ins>{wordOf(path, after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
  if (differences.length <= SHORT) return list;
  return (
    <details>
      <summary>{t("audit.changes", { count: differences.length })}</summary>
      {list}
    </details>
  );
}
