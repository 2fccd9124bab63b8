import { useSearchParams } from "react-router";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { AuditEntries, type AuditEntryView } from "./audit-entry.tsx";
import { type AuditChoices, AuditFilterForm } from "./audit-filter.tsx";

export type AuditPageProps = {
  path: string;
  /** The part everybody may read. */
  isPublic: boolean;
  entries: ReadonlyArray<AuditEntryView>;
  older: number | null;
  choices: AuditChoices;
  /** Days that cannot be read, as typed. */
  problems: ReadonlyArray<string>;
};

/** The log (*jejak*): who did what, when and why. */
export function AuditPageView({ path, isPublic, entries, older, choices, problems }: AuditPageProps) {
  const { t } = useI18n();
  return (
    <div className="rq">
      <h1>{t(isPublic ? "audit.publicTitle" : "audit.title")}</h1>
      <p className="lead">{t(isPublic ? "audit.publicLead" : "audit.lead")}</p>
      <p className="sm">
        {t("audit.heads")} <a href="/rantai.json">rantai.json</a>
      </p>
      <AuditFilterForm path={path} choices={choices} />
      {problems.length === 0 ? null : (
        <p className="note s-late" role="alert">
          {t("audit.dayUnread", { value: problems.join(", ") })}
        </p>
      )}
      <AuditEntries entries={entries} />
      <Paging path={path} older={older} />
    </div>
  );
}

function Paging({ path, older }: Pick<AuditPageProps, "path" | "older">) {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const isFirst = !params.has("sebelum");
  if (older === null && isFirst) return null;
  const addressed = (seq: number | null) => {
    const next = new URLSearchParams(params);
    next.delete("sebelum");
    if (seq !== null) next.set("sebelum", String(seq));
    return next.size === 0 ? path : `${path}?${next}`;
  };
  return (
    <nav className="acts" aria-label={t("audit.paging")}>
      {isFirst ? null : (
        <LocalLink to={addressed(null)} keepDay={false}>
          {t("audit.newest")}
        </LocalLink>
      )}
      {older === null ? null : (
        <LocalLink to={addressed(older)} keepDay={false}>
          {t("audit.older")}
        </LocalLink>
      )}
    </nav>
  );
}
