import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar, type DayFrame } from "#app/components/ui/as-of-bar.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CatalogueLine } from "#app/domain/evidence/catalogue-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { SnapshotTable } from "./snapshot-table.tsx";

export type CatalogueFrame = DayFrame & { plan: DayFrame["plan"] & { slug: string; timeZone: string } };
type Props = { frame: CatalogueFrame; catalogues: ReadonlyArray<CatalogueLine> };

/** Every catalogue, when it was last read completely, and what was counted in it on which day. */
export function CataloguesPage({ frame, catalogues }: Props) {
  const { t, longDate } = useI18n();
  const lead = t("catalogue.lead", { date: longDate(frame.asOf) });
  return (
    <>
      <PageMeta title={t("catalogue.title")} description={lead} />
      <div className="page-head">
        <h1>{t("catalogue.title")}</h1>
        <p className="lead">{lead}</p>
        <p>
          <LocalLink to={`/${frame.plan.slug}/cakupan`}>{t("catalogue.coverage.title")}</LocalLink>
        </p>
      </div>
      <AsOfBar frame={frame} action="/katalog" />
      {catalogues.length === 0 ? <p className="sec">{t("catalogue.empty")}</p> : null}
      {catalogues.map((line) => (
        <OneCatalogue key={line.slug} line={line} frame={frame} />
      ))}
    </>
  );
}

function OneCatalogue({ line, frame }: { line: CatalogueLine; frame: CatalogueFrame }) {
  const { t, text, longDate } = useI18n();
  return (
    <Section
      id={line.slug}
      title={<LocalLink to={`/katalog/${line.slug}`}>{text(line.title)}</LocalLink>}
      hint={t(`catalogue.kinds.${line.kind}`)}
    >
      <CatalogueFacts line={line} timeZone={frame.plan.timeZone} />
      {line.snapshots.length === 0 ? (
        <p className="mut">{t("catalogue.noSnapshots", { date: longDate(frame.asOf) })}</p>
      ) : (
        <SnapshotTable
          snapshots={line.snapshots}
          caption={`${t("catalogue.snapshots")}, ${text(line.title)}`}
        />
      )}
    </Section>
  );
}

/** Who keeps a catalogue, what it holds, and when it was last read. */
export function CatalogueFacts({ line, timeZone }: { line: CatalogueLine; timeZone: string }) {
  const { t, instant, number } = useI18n();
  const finished = line.lastComplete?.finishedAt ?? null;
  const isRead = line.kind !== "manual" || line.lastRun !== null;
  return (
    <dl className="facts cat-facts">
      <div>
        <dt>{t("catalogue.keeper")}</dt>
        <dd>
          {line.keeper === null ? t("catalogue.noKeeper") : line.keeper.name}
          {" · "}
          <a href={line.url} rel="noreferrer">
            {t("catalogue.site")}
          </a>
        </dd>
      </div>
      <div>
        <dt>{t("catalogue.published")}</dt>
        <dd>
          {number(line.datasets)}
          {line.withdrawn === 0
            ? null
            : `, ${t("catalogue.states.withdrawn").toLowerCase()} ${number(line.withdrawn)}`}
        </dd>
      </div>
      <div>
        <dt>{t("catalogue.lastComplete")}</dt>
        <dd>
          {finished !== null
            ? instant(finished, timeZone)
            : t(isRead ? "catalogue.never" : "catalogue.notHarvested")}
        </dd>
      </div>
    </dl>
  );
}
