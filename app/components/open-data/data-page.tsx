import type { PageFrame } from "#app/components/evidence/page-frame.ts";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type DataTable, DataTables, DictionaryTables } from "./data-tables.tsx";

export type DataPageProps = {
  frame: PageFrame & { plan: PageFrame["plan"] & { code: string } };
  tables: ReadonlyArray<DataTable>;
  publisher: { name: string; url: string | null };
  /** Bytes of the workbook with every table. */
  workbookBytes: number;
};

/** What may be taken away: every table with its files, sizes, checksums and the meaning of its columns. */
export function DataPage({ frame, tables, publisher, workbookBytes }: DataPageProps) {
  const { t, date } = useI18n();
  const { slug, code } = frame.plan;
  return (
    <>
      <Breadcrumb items={[{ label: code, to: `/${slug}` }, { label: t("opendata.title") }]} />
      <div className="page-head">
        <h1>{t("opendata.title")}</h1>
        <p className="lead">{t("opendata.lead")}</p>
      </div>
      <AsOfBar frame={frame} action={`/${slug}/data`} />
      <dl className="od-facts">
        <dt>{t("opendata.asOf")}</dt>
        <dd>
          <time dateTime={frame.asOf}>{date(frame.asOf)}</time>
        </dd>
        <dt>{t("opendata.licence")}</dt>
        <dd>
          <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noreferrer">
            {t("opendata.licenceName")}
          </a>
        </dd>
        <dt>{t("opendata.frequency")}</dt>
        <dd>{t("opendata.frequencyText")}</dd>
        <dt>{t("opendata.publisher")}</dt>
        <dd>{publisher.url === null ? publisher.name : <a href={publisher.url}>{publisher.name}</a>}</dd>
      </dl>
      <Section id="sekaligus" title={t("opendata.whole")} hint={t("opendata.wholeHint")}>
        <WholeFiles plan={slug} workbookBytes={workbookBytes} />
      </Section>
      <Section id="tabel" title={t("opendata.tables")}>
        <DataTables
          plan={slug}
          tables={tables}
          caption={t("opendata.tablesCaption", { date: date(frame.asOf) })}
        />
      </Section>
      <Section id="titik-lapor" title={t("opendata.checkpoints")} hint={t("opendata.checkpointsHint")}>
        <ul className="data">
          {frame.checkpoints
            .filter(({ dueOn }) => dueOn <= frame.today && dueOn >= frame.plan.knownFrom)
            .map(({ code: checkpoint, dueOn }) => (
              <li key={checkpoint}>
                <LocalLink to={`/${slug}/data?per=${dueOn}`}>
                  {checkpoint}, {date(dueOn)}
                </LocalLink>
              </li>
            ))}
        </ul>
      </Section>
      <Section id="ikuti" title={t("opendata.follow")}>
        <FollowLinks plan={slug} />
      </Section>
      <Section id="kamus" title={t("opendata.dictionary")} hint={t("opendata.dictionaryHint")}>
        <DictionaryTables tables={tables} />
      </Section>
    </>
  );
}

/** A file's address on the day being read. */
export function useDataHref(plan: string): (file: string) => string {
  const href = useLocalHref();
  return (file) => {
    const day = /[?&]per=([^&]+)/.exec(href("/"))?.[1];
    return day === undefined ? `/${plan}/data/${file}` : `/${plan}/data/${day}/${file}`;
  };
}

function WholeFiles({ plan, workbookBytes }: { plan: string; workbookBytes: number }) {
  const { t, bytes } = useI18n();
  const file = useDataHref(plan);
  return (
    <ul className="data">
      <li>
        <a href={file("datapackage.json")}>{t("opendata.package")}</a> <span>JSON</span>
      </li>
      <li>
        <a href={file("capaian.xlsx")}>{t("opendata.workbook")}</a> <span>XLSX, {bytes(workbookBytes)}</span>
      </li>
      <li>
        <a href={file("catalog.ttl")}>{t("opendata.catalogueTurtle")}</a> <span>Turtle</span>
      </li>
      <li>
        <a href={file("catalog.jsonld")}>{t("opendata.catalogueJson")}</a> <span>JSON-LD</span>
      </li>
      <li>
        <a href="/data.json">{t("opendata.harvest")}</a> <span>JSON</span>
      </li>
    </ul>
  );
}

function FollowLinks({ plan }: { plan: string }) {
  const { t } = useI18n();
  const href = useLocalHref();
  const plain = (path: string) => href(path, { keepDay: false });
  return (
    <ul className="data">
      <li>
        <a href={plain(`/${plan}/perubahan.atom`)}>{t("opendata.feed")}</a> <span>Atom</span>
      </li>
      <li>
        <a href={plain(`/${plan}/tenggat.ics`)}>{t("opendata.calendar")}</a> <span>iCalendar</span>
      </li>
      <li>
        <LocalLink to="/api" keepDay={false}>
          {t("opendata.apiTitle")}
        </LocalLink>{" "}
        <span>OpenAPI 3.1</span>
      </li>
    </ul>
  );
}
