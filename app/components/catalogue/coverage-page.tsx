import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CategoryCount } from "#app/domain/evidence/catalogue-count.ts";
import type { SuggestedMatch } from "#app/domain/evidence/catalogue-view.ts";
import type { CoverageView } from "#app/domain/evidence/coverage.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { CatalogueFrame } from "./catalogues-page.tsx";
import { SuggestionList, type SuggestionRefusal } from "./suggestion-list.tsx";

export type CoveragePageProps = {
  frame: CatalogueFrame & { plan: { code: string } };
  coverage: ReadonlyArray<CoverageView>;
  /** Null for people who decide nothing. */
  suggestions: ReadonlyArray<SuggestedMatch> | null;
  csrf: string | null;
  done: boolean;
  refusal: SuggestionRefusal | null;
};

/** The commitment's types of data against the categories catalogues publish. */
export function CoveragePage({ frame, coverage, suggestions, csrf, done, refusal }: CoveragePageProps) {
  const { t, longDate } = useI18n();
  const { slug } = frame.plan;
  return (
    <>
      <PageMeta title={t("catalogue.coverage.title")} description={t("catalogue.coverage.lead")} />
      <Breadcrumb
        items={[{ label: frame.plan.code, to: `/${slug}` }, { label: t("catalogue.coverage.title") }]}
      />
      <div className="page-head">
        <h1>{t("catalogue.coverage.title")}</h1>
        <p className="lead">{t("catalogue.coverage.lead")}</p>
      </div>
      <AsOfBar frame={frame} action={`/${slug}/cakupan`} />
      {coverage.length === 0 ? (
        <p className="sec">{t("catalogue.coverage.none", { date: longDate(frame.asOf) })}</p>
      ) : (
        coverage.map((view) => <OneCoverage key={view.catalogue} view={view} />)
      )}
      {suggestions === null || csrf === null ? null : (
        <SuggestionList plan={slug} suggestions={suggestions} csrf={csrf} done={done} refusal={refusal} />
      )}
    </>
  );
}

function OneCoverage({ view }: { view: CoverageView }) {
  const { t, text, longDate, number } = useI18n();
  const { inside, arguable, outside, unmapped } = view.sums;
  const title = t("catalogue.coverage.asCounted", {
    ...{ catalogue: text(view.title), date: longDate(view.takenOn), total: number(view.total) },
  });
  return (
    <Section id={view.catalogue} title={<LocalLink to={`/katalog/${view.catalogue}`}>{title}</LocalLink>}>
      <p>
        {t("catalogue.coverage.sentence", { inside, arguable, outside })}
        {unmapped === 0 ? null : ` ${t("catalogue.coverage.unmapped", { count: unmapped })}`}
      </p>
      <div className="scroll-x">
        <table className="cat stack">
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("catalogue.coverage.type")}</th>
              <th scope="col">{t("catalogue.coverage.covered")}</th>
              <th scope="col">{t("catalogue.coverage.categories")}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.action}>
                <th scope="row">{`${row.action} ${text(row.title)}`}</th>
                <td>
                  <span className={`cat-cover ${row.coverage}`}>
                    {t(`catalogue.coverage.values.${row.coverage}`)}
                  </span>
                </td>
                <td>
                  <Categories categories={row.categories} />
                </td>
              </tr>
            ))}
            <Rest title={t("catalogue.coverage.outside")} categories={view.outside} />
            <Rest title={t("catalogue.coverage.unmappedTitle")} categories={view.unmapped} />
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Rest({ title, categories }: { title: string; categories: ReadonlyArray<CategoryCount> }) {
  if (categories.length === 0) return null;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>–</td>
      <td>
        <Categories categories={categories} />
      </td>
    </tr>
  );
}

function Categories({ categories }: { categories: ReadonlyArray<CategoryCount> }) {
  const { t, text } = useI18n();
  if (categories.length === 0) return <>–</>;
  return (
    <ul>
      {categories.map(({ code, label, count, quote }) => (
        <li key={code}>
          {`${text(label) || t("catalogue.noCategory")}, ${t("catalogue.coverage.datasets", { count })}`}
          {quote === null ? null : " "}
          {quote === null ? null : (
            <q className="mut xs" lang="id">
              {quote}
            </q>
          )}
        </li>
      ))}
    </ul>
  );
}
