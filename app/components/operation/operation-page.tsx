import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { HealthFinding, HealthLevel, OperationFacts } from "#app/domain/operation/health.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Backup = {
  startedAt: string;
  finishedAt: string | null;
  file: string;
  bytes: number | null;
  sha256: string | null;
  encrypted: boolean;
  verified: boolean;
  problem: string | null;
};

type Props = {
  facts: OperationFacts;
  findings: ReadonlyArray<HealthFinding>;
  backups: ReadonlyArray<Backup>;
};

const LEVEL_LOOK = {
  good: { icon: "badge-check", className: "s-verified" },
  notice: { icon: "hourglass", className: "s-waiting" },
  bad: { icon: "clock-alert", className: "s-late" },
} as const satisfies Record<HealthLevel, { icon: IconName; className: string }>;

/** How the installation does, what needs a hand first. */
export function OperationPage({ facts, findings, backups }: Props) {
  const { t, instant } = useI18n();
  const wrong = findings.filter(({ level }) => level === "bad").length;
  return (
    <div className="rq">
      <h1>{t("operation.title")}</h1>
      <p className="lead">{t(wrong === 0 ? "operation.fine" : "operation.wrong", { count: wrong })}</p>
      <p className="sm">{t("operation.at", { at: instant(facts.at, HOME_ZONE) })}</p>
      <Findings findings={findings} />
      <Section id="proses" title={t("operation.processes")}>
        <Processes processes={facts.processes} />
      </Section>
      <Section id="cadangan" title={t("operation.backups")}>
        {backups.length === 0 ? <p>{t("operation.noBackups")}</p> : <Backups backups={backups} />}
      </Section>
    </div>
  );
}

const WHERE: Partial<Record<HealthFinding["check"], string>> = {
  queue: "/kemajuan",
  hosts: "/kemajuan",
  outbox: "/pos",
  harvest: "/katalog",
};

function Findings({ findings }: Pick<Props, "findings">) {
  const { t } = useI18n();
  return (
    <table className="queue">
      <caption className="vh">{t("operation.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("operation.head.check")}</th>
          <th scope="col">{t("operation.head.level")}</th>
          <th scope="col">{t("operation.head.says")}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ check, level, code, count, name }) => {
          const where = WHERE[check];
          const label = t(`operation.check.${check}`);
          return (
            <tr key={check}>
              <th scope="row">
                {where === undefined ? (
                  label
                ) : (
                  <LocalLink to={where} keepDay={false}>
                    {label}
                  </LocalLink>
                )}
              </th>
              <td>
                <span className={`st ${LEVEL_LOOK[level].className}`}>
                  <Icon name={LEVEL_LOOK[level].icon} />
                  {t(`operation.level.${level}`)}
                </span>
              </td>
              <td>{t(`operation.says.${code}`, { count, name })}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Processes({ processes }: Pick<OperationFacts, "processes">) {
  const { t, instant } = useI18n();
  if (processes.length === 0) return <p>{t("operation.noProcesses")}</p>;
  return (
    <ul className="rows">
      {processes.map(({ kind, host, version, seenAt }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two processes of one host look alike
        <li key={index}>
          {t(`operation.kind.${kind}`, { host, version })}{" "}
          <span className="sm">{t("operation.seen", { at: instant(seenAt, HOME_ZONE) })}</span>
        </li>
      ))}
    </ul>
  );
}

function Backups({ backups }: Pick<Props, "backups">) {
  const { t, instant, number } = useI18n();
  const outcome = ({ problem, verified }: Backup) =>
    problem === null ? t(verified ? "operation.verified" : "operation.unverified") : problem;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className="scroll-x" aria-label={t("operation.backups")} tabIndex={0}>
      <table className="queue">
        <thead>
          <tr>
            <th scope="col">{t("operation.head.file")}</th>
            <th scope="col">{t("operation.head.taken")}</th>
            <th scope="col">{t("operation.head.size")}</th>
            <th scope="col">{t("operation.head.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <tr key={backup.startedAt}>
              <th scope="row">{backup.file}</th>
              <td>{instant(backup.startedAt, HOME_ZONE)}</td>
              <td>{backup.bytes === null ? "–" : `${number(Math.ceil(backup.bytes / 1_000))} kB`}</td>
              <td>
                {outcome(backup)}
                {backup.encrypted ? `, ${t("operation.encrypted")}` : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
