import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CataloguePageData } from "#app/domain/evidence/catalogue-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CatalogueFacts, type CatalogueFrame } from "./catalogues-page.tsx";
import { DatasetTable } from "./dataset-table.tsx";
import { type RegisterResult, RegisterSection } from "./register-section.tsx";
import { RunTable } from "./run-table.tsx";
import { SnapshotTable } from "./snapshot-table.tsx";

export type CataloguePageProps = {
  frame: CatalogueFrame;
  page: CataloguePageData;
  /** Token of the form; null for people who may not register. */
  csrf: string | null;
  result: RegisterResult | null;
};

/** One catalogue: its datasets by category, dated counts, and the history of reading it. */
export function CataloguePage({ frame, page, csrf, result }: CataloguePageProps) {
  const { t, text } = useI18n();
  const { line } = page;
  const path = `/katalog/${line.slug}`;
  return (
    <>
      <PageMeta title={text(line.title)} />
      <Breadcrumb items={[{ label: t("catalogue.title"), to: "/katalog" }, { label: text(line.title) }]} />
      <div className="page-head">
        <h1>{text(line.title)}</h1>
        <CatalogueFacts line={line} timeZone={frame.plan.timeZone} />
      </div>
      <AsOfBar frame={frame} action={path} />
      <Section id="himpunan-data" title={t("catalogue.published")}>
        <Filter frame={frame} page={page} path={path} />
        {page.datasets.length === 0 ? (
          <p className="mx-none">
            <LocalLink to={path}>{t("catalogue.noneFound")}</LocalLink>
          </p>
        ) : (
          <DatasetTable catalogue={line.slug} datasets={page.datasets} asOf={frame.asOf} />
        )}
        <Pages page={page} path={path} />
      </Section>
      {line.snapshots.length === 0 ? null : (
        <Section id="hitungan" title={t("catalogue.snapshots")} hint={t("catalogue.snapshotsHint")}>
          <SnapshotTable snapshots={line.snapshots} caption={t("catalogue.snapshots")} />
        </Section>
      )}
      <Section
        id="riwayat"
        title={t("catalogue.runs")}
        hint={t("catalogue.runsHint", { watched: page.watched.count, most: page.watched.most })}
      >
        <RunTable runs={page.runs} timeZone={frame.plan.timeZone} />
      </Section>
      {csrf === null ? null : <RegisterSection csrf={csrf} page={page} result={result} asOf={frame.asOf} />}
    </>
  );
}

type FilterProps = { frame: CatalogueFrame; page: CataloguePageData; path: string };

function Filter({ frame, page, path }: FilterProps) {
  const { t } = useI18n();
  const href = useLocalHref();
  const { category, state } = page.filter;
  const past = frame.asOf !== frame.today;
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers know the role longer than the element
    <form
      className="flt"
      role="search"
      aria-label={t("catalogue.filterLabel")}
      action={href(path, { keepDay: false })}
      method="get"
      key={`${category} ${state}`}
    >
      {past ? <input type="hidden" name="per" value={frame.asOf} /> : null}
      <label className="f" htmlFor="kategori" data-on={category !== null}>
        <span>{t("catalogue.category")}</span>
        <select id="kategori" name="kategori" defaultValue={category ?? "*"}>
          <option value="*">{t("catalogue.all")}</option>
          {page.categories.map(({ label, count }) => (
            <option key={label} value={label}>
              {`${label === "" ? t("catalogue.noCategory") : label} (${count})`}
            </option>
          ))}
        </select>
      </label>
      <label className="f" htmlFor="keadaan" data-on={state !== null}>
        <span>{t("catalogue.state")}</span>
        <select id="keadaan" name="keadaan" defaultValue={state ?? ""}>
          <option value="">{t("catalogue.all")}</option>
          <option value="terbit">{t("catalogue.states.published")}</option>
          <option value="ditarik">{t("catalogue.states.withdrawn")}</option>
        </select>
      </label>
      <button className="btn" type="submit">
        {t("catalogue.filter")}
      </button>
      <span className="sp" role="status">
        {t("catalogue.found", { count: page.found })}
      </span>
    </form>
  );
}

function Pages({ page, path }: { page: CataloguePageData; path: string }) {
  const { t } = useI18n();
  if (page.pages < 2) return null;
  const { category, state, page: current } = page.filter;
  const to = (number: number) => {
    const query = new URLSearchParams({ halaman: String(number) });
    if (category !== null) query.set("kategori", category);
    if (state !== null) query.set("keadaan", state === "withdrawn" ? "ditarik" : "terbit");
    return `${path}?${query}`;
  };
  return (
    <nav className="cat-pages" aria-label={t("catalogue.datasets")}>
      {current > 1 ? <LocalLink to={to(current - 1)}>{t("catalogue.previous")}</LocalLink> : null}
      <span>{t("catalogue.pageOf", { page: current, pages: page.pages })}</span>
      {current < page.pages ? <LocalLink to={to(current + 1)}>{t("catalogue.next")}</LocalLink> : null}
    </nav>
  );
}
