import type { ReactNode } from "react";
import { BigNumbers } from "#app/components/ui/big-numbers.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { ReportContent } from "#app/domain/period-report/content.ts";
import type { DocumentBlock } from "#app/domain/period-report/document.ts";
import type { ReportHead } from "#app/domain/period-report/sealed.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import {
  carriedTable,
  changeTable,
  departures,
  differenceTable,
  levelTable,
  milestoneParts,
  obstacleTable,
  remarkList,
} from "#app/i18n/report-sections.ts";
import { footLine, reportWords, signatureBlock, summarySentences } from "#app/i18n/report-words.ts";
import { ActionTable } from "./action-table.tsx";
import { DocumentBlocks } from "./document-blocks.tsx";
import { ManifestTable } from "./manifest-table.tsx";
import { ReportBar } from "./report-bar.tsx";
import { Sheet } from "./sheet.tsx";

export type ReportOnPage = {
  head: ReportHead;
  content: ReportContent;
  sha256: string;
  /** Addresses by evidence; null where withheld. */
  urls: Readonly<Record<string, string | null>>;
};

type Props = {
  report: ReportOnPage;
  versions: ReadonlyArray<{ version: number; issuedOn: ReportHead["issuedOn"]; sha256: string }>;
  title: string;
};

/** An issued report as sheets of paper, with its files above and its evidence at the end. */
export function ReportPage({ report, versions, title }: Props) {
  const { t, language, longDate } = useI18n();
  const { head, content } = report;
  const words = reportWords(language, t);
  const named = { checkpoint: head.checkpoint, version: head.version, date: longDate(head.issuedOn) };
  const running = `${t("report.running", named)}${content.illustration ? ` · ${t("report.illustration")}` : ""}`;
  const sheet = { running, foot: footLine({ head, seal: report }, t) };
  const sections = sectionsOf(report, words);
  return (
    <>
      <Breadcrumb
        items={[
          { label: content.plan.code, to: `/${content.plan.slug}` },
          { label: t("report.title"), to: `/${content.plan.slug}/laporan` },
          { label: `${head.checkpoint}, ${t("report.version", { version: head.version })}` },
        ]}
      />
      <ReportBar head={head} versions={versions} />
      <Sheet {...sheet}>
        <h1>{title}</h1>
        <ReportLead content={content} />
        {head.replaces === null ? null : <Correction head={head} />}
        {sections.map(({ title: name, body }, index) => (
          <section key={name}>
            <h2>{`${index + 1}. ${name}`}</h2>
            {body}
          </section>
        ))}
        <DocumentBlocks blocks={[signatureBlock({ head, content }, words)]} />
      </Sheet>
      <Sheet {...sheet}>
        <h2>{`${sections.length + 1}. ${t("report.section.manifest")}`}</h2>
        <p>{t("report.manifestHint")}</p>
        <ManifestTable content={content} urls={report.urls} />
      </Sheet>
    </>
  );
}

/** What a report says first: the plan, the sentence, and the two numbers. */
export function ReportLead({ content }: { content: ReportContent }) {
  const { t, text, language } = useI18n();
  const { reportedPercent, provenPercent } = content.totals.round;
  return (
    <>
      <p className="sum">
        {text(content.plan.title)}. {summarySentences(content, reportWords(language, t)).join(" ")}
      </p>
      <BigNumbers reported={reportedPercent} proven={provenPercent} />
    </>
  );
}

type Words = ReturnType<typeof reportWords>;

function sectionsOf(report: ReportOnPage, words: Words): Array<{ title: string; body: ReactNode }> {
  const input = { report, words };
  const written = (section: { title: string; blocks: ReadonlyArray<DocumentBlock> } | null) =>
    section === null ? [] : [{ title: section.title, body: <DocumentBlocks blocks={section.blocks} /> }];
  const { actions, totals } = report.content;
  return [
    {
      title: words.t("report.section.actions"),
      body: <ActionTable actions={actions} total={totals.round} />,
    },
    ...written(levelTable(input)),
    ...written(obstacleTable(input)),
    ...written(departures(input)),
    ...written(carriedTable(input)),
    ...written(milestoneParts(input)),
    ...written(remarkList(input)),
    ...written(changeTable(input)),
  ];
}

function Correction({ head }: { head: ReportHead }) {
  const { t, language } = useI18n();
  const { replaces, corrections, version, plan, checkpoint } = head;
  if (replaces === null) return null;
  const caption = t("report.corrections", { version: replaces.version });
  return (
    <section className="rcorr">
      <p>
        <Icon name="info" />{" "}
        {t("report.correction", { version, old: replaces.version, reason: replaces.reason })}{" "}
        <LocalLink to={`/${plan}/laporan/${checkpoint}/v${replaces.version}`}>
          {t("report.version", { version: replaces.version })}
        </LocalLink>
      </p>
      <h2>{caption}</h2>
      <DocumentBlocks blocks={[differenceTable(caption, corrections, reportWords(language, t))]} />
    </section>
  );
}
