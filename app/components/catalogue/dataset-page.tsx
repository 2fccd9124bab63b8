import type { ReactNode } from "react";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { DatasetPageData } from "#app/domain/evidence/catalogue-view.ts";
import type { MetadataScore } from "#app/domain/evidence/metadata-score.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { CatalogueFrame } from "./catalogues-page.tsx";
import { MatchedEvidence, ResourceTable } from "./dataset-parts.tsx";
import { DatasetState } from "./dataset-table.tsx";
import { ScoreTable } from "./score-table.tsx";

export type DatasetPageProps = { frame: CatalogueFrame; page: DatasetPageData & { score: MetadataScore } };

/** One dataset: what its catalogue says of it, its files, and the evidence found in it. */
export function DatasetPage({ frame, page }: DatasetPageProps) {
  const { t, text } = useI18n();
  const { catalogue, dataset } = page;
  const path = `/katalog/${catalogue.slug}`;
  const { timeZone } = frame.plan;
  return (
    <>
      <PageMeta title={dataset.title} />
      <Breadcrumb
        items={[
          { label: t("catalogue.title"), to: "/katalog" },
          { label: text(catalogue.title), to: path },
          { label: dataset.title },
        ]}
      />
      <div className="page-head">
        <h1>{dataset.title}</h1>
        {dataset.publisher === null ? null : <p className="lead">{dataset.publisher}</p>}
        <p>
          <DatasetState line={dataset} asOf={frame.asOf} />
        </p>
      </div>
      <Section id="catatan" title={t("catalogue.record")}>
        <Record page={page} />
      </Section>
      <Section id="berkas" title={t("catalogue.files")} hint={t("catalogue.filesHint")}>
        <ResourceTable resources={page.resources} timeZone={timeZone} />
      </Section>
      <Section id="bukti" title={t("catalogue.evidence")} hint={t("catalogue.evidenceHint")}>
        <MatchedEvidence evidence={page.evidence} />
      </Section>
      <Section id="mutu" title={t("catalogue.score")} hint={t("catalogue.scoreHint")}>
        <ScoreTable score={page.score} />
      </Section>
      <AsOfBar frame={frame} action={`${path}/${dataset.key}`} />
    </>
  );
}

function Record({ page: { dataset } }: Pick<DatasetPageProps, "page">) {
  const { t, longDate } = useI18n();
  const unsaid = t("catalogue.unsaid");
  return (
    <dl className="kvl wide">
      <Fact name={t("catalogue.description")}>{dataset.description ?? unsaid}</Fact>
      <Fact name={t("catalogue.category")}>{dataset.categories.join(", ") || t("catalogue.noCategory")}</Fact>
      <Fact name={t("catalogue.licence")}>
        {dataset.licence ?? unsaid}
        {dataset.licenceUrl === null ? null : ", "}
        {dataset.licenceUrl === null ? null : <Address url={dataset.licenceUrl} />}
      </Fact>
      <Fact name={t("catalogue.rhythm")}>{dataset.accrualPeriodicity ?? unsaid}</Fact>
      <Fact name={t("catalogue.temporalEnd")}>{dataset.temporalEnd ?? unsaid}</Fact>
      <Fact name={t("catalogue.access")}>{dataset.accessLevel ?? unsaid}</Fact>
      <Fact name={t("catalogue.created")}>{dataset.created?.slice(0, 10) ?? unsaid}</Fact>
      <Fact name={t("catalogue.modified")}>{dataset.modified?.slice(0, 10) ?? unsaid}</Fact>
      <Fact name={t("catalogue.landing")}>
        {dataset.landingUrl === null ? unsaid : <Address url={dataset.landingUrl} />}
      </Fact>
      {dataset.proofUrl === null ? null : (
        <Fact name={t("catalogue.proof")}>
          <Address url={dataset.proofUrl} />
        </Fact>
      )}
      <Fact name={t("catalogue.firstSeen")}>{longDate(dataset.firstSeenOn)}</Fact>
      <Fact name={t("catalogue.lastSeen")}>
        {longDate(dataset.lastSeenOn)}
        {dataset.absences === 0 ? null : `. ${t("catalogue.absences", { count: dataset.absences })}`}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** An address of another site; one that is no web address stands as text. */
function Address({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return <span>{url}</span>;
  return (
    <a href={url} rel="noreferrer nofollow">
      {url}
    </a>
  );
}
