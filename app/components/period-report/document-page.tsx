import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { useLocalHref } from "#app/components/ui/local-link.tsx";
import type { ReportDocument } from "#app/domain/period-report/document.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DocumentBlocks } from "./document-blocks.tsx";
import { PrintButton } from "./print-button.tsx";
import { Sheet } from "./sheet.tsx";

type Props = {
  document: ReportDocument;
  place: { plan: string; checkpoint: string; version: number; code: string };
};

/** A document drawn from a report, such as the draft of OGP's self-assessment. */
export function DocumentPage({ document, place }: Props) {
  const { t } = useI18n();
  const href = useLocalHref();
  const { plan, checkpoint, version, code } = place;
  const root = `/${plan}/laporan/${checkpoint}/v${version}`;
  return (
    <>
      <Breadcrumb
        items={[
          { label: code, to: `/${plan}` },
          { label: t("report.title"), to: `/${plan}/laporan` },
          { label: `${checkpoint}, ${t("report.version", { version })}`, to: root },
          { label: t("report.selfAssessment") },
        ]}
      />
      <div className="rbar no-print">
        <div className="racts">
          <PrintButton />
          <a className="btn" href={href(`${root}/penilaian-mandiri.docx`, { keepDay: false })} download>
            <Icon name="download" />
            DOCX
          </a>
        </div>
      </div>
      <Sheet running={document.running} foot={document.foot}>
        <DocumentBlocks blocks={document.blocks} />
      </Sheet>
    </>
  );
}
