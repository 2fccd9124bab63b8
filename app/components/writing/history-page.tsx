import type { PageFrame } from "#app/components/evidence/page-frame.ts";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { SubjectType } from "#app/domain/authoring/closed-lists.ts";
import type { Retired } from "#app/domain/authoring/plan-document.ts";
import type { SubjectVersion } from "#app/domain/authoring/subject-history.ts";
import type { DiffRun } from "#app/domain/authoring/word-diff.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { fieldName } from "./subject-names.ts";

type Props = {
  frame: PageFrame;
  type: SubjectType;
  code: string;
  versions: ReadonlyArray<SubjectVersion>;
  retired: Retired | null;
};

const PAGES: Partial<Record<SubjectType, string>> = { milestone: "target", slot: "bukti" };

/** The versions of a text, newest first, each with what went and what came. */
export function HistoryPage({ frame, type, code, versions, retired }: Props) {
  const { t, longDate } = useI18n();
  const { slug } = frame.plan;
  const page = PAGES[type];
  const title = t("writing.historyTitle", { code });
  const own = page === undefined ? [] : [{ label: code, to: `/${slug}/${page}/${code}` }];
  return (
    <>
      <PageMeta title={title} unlisted={retired !== null} />
      <Breadcrumb
        items={[
          { label: t("matrix.title"), to: `/${slug}/matriks` },
          ...own,
          { label: t("writing.history") },
        ]}
      />
      <h1>{title}</h1>
      <p className="lead">{t("writing.historyLead")}</p>
      {retired === null ? null : (
        <p className="note" role="status">
          {t("writing.retiredNote", { date: longDate(retired.on), reason: retired.reason })}{" "}
          {retired.successor === null ? null : (
            <>
              {t("writing.successor")}:{" "}
              <LocalLink to={`/${slug}/riwayat/${type}/${encodeURIComponent(retired.successor)}`}>
                {retired.successor}
              </LocalLink>
            </>
          )}
        </p>
      )}
      {versions.length === 0 ? <p>{t("writing.historyEmpty")}</p> : null}
      <ol className="vers">
        {versions.map((version) => (
          <Version key={version.number} version={version} />
        ))}
      </ol>
      <AsOfBar frame={frame} action={`/${slug}/riwayat/${type}/${encodeURIComponent(code)}`} />
    </>
  );
}

function Version({ version }: { version: SubjectVersion }) {
  const { t, longDate } = useI18n();
  const { number, knownOn, kind, via, reason, changes } = version;
  return (
    <li>
      <h2>{t("writing.version", { number })}</h2>
      <p className="hint">
        <time dateTime={knownOn}>{longDate(knownOn)}</time> · {t(`writing.change.${kind}`)} ·{" "}
        {t(`writing.via.${via}`)}
      </p>
      <p>{reason ?? t("writing.noReason")}</p>
      <dl>
        {changes.map(({ field, runs }) => (
          <div key={field}>
            <dt>{fieldName(field, t)}</dt>
            <dd className="wd">
              {runs.map((run, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name, and never move
                <Run key={place} run={run} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function Run({ run: { kind, text } }: { run: DiffRun }) {
  const { t } = useI18n();
  if (kind === "same") return text;
  const said = <span className="vh">{`${t(kind === "gone" ? "writing.was" : "writing.became")}: `}</span>;
  return kind === "gone" ? (
    <del>
      {said}
      {text}
    </del>
  ) : (
    <ins>
      {said}
      {text}
    </ins>
  );
}
