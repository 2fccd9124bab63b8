import { useEffect, useState } from "react";
import { Section } from "#app/components/ui/section.tsx";
import { MOST_REPORT_BYTES } from "#app/domain/period-report/file-size.ts";
import type { Verified } from "#app/domain/period-report/finding.ts";
import { verifyReport } from "#app/domain/period-report/verify.ts";
import type { KnownElsewhere } from "#app/domain/period-report/verify-ports.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { browserPorts } from "./browser-ports.ts";
import { VerifyForm } from "./verify-form.tsx";
import { VerifyResult } from "./verify-result.tsx";

export type VerifyAnswer = { problem: "no_file" | "too_large" | null; verified: Verified | null };

type Props = { known: KnownElsewhere; answer: VerifyAnswer | null };

/** Checks a report file: in the browser where there is a script, on the server where there is none. */
export function VerifyPage({ known, answer }: Props) {
  const { t, bytes } = useI18n();
  const [local, setLocal] = useState<VerifyAnswer | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [checksHere, setChecksHere] = useState(false);
  useEffect(() => setChecksHere(globalThis.crypto?.subtle !== undefined), []);

  async function check(file: File): Promise<void> {
    setBusy(true);
    try {
      setLocal(await checked(file, known));
    } finally {
      setBusy(false);
    }
  }

  const shown = local ?? answer;
  return (
    <>
      <div className="page-head">
        <h1>{t("report.verifyPage.title")}</h1>
        <p className="lead" data-live="">
          {t(checksHere ? "report.verifyPage.lead" : "report.verifyPage.leadNoScript")}
        </p>
        <p className="lead" hidden data-static="">
          {t("report.verifyPage.leadStatic")}
        </p>
      </div>
      <VerifyForm onFile={checksHere ? check : null} />
      <div role="status" aria-busy={isBusy}>
        {isBusy ? <p>{t("report.verifyPage.busy")}</p> : null}
        {!isBusy && shown?.problem === "too_large" ? (
          <p className="errm">{t("report.verifyPage.tooLarge", { most: bytes(MOST_REPORT_BYTES) })}</p>
        ) : null}
        {!isBusy && shown?.problem === "no_file" ? (
          <p className="errm">{t("report.verifyPage.noFile")}</p>
        ) : null}
        {isBusy || shown === null || shown.verified === null ? null : (
          <VerifyResult verified={shown.verified} />
        )}
      </div>
      <Section id="kunci" title={t("report.verifyPage.keys")}>
        {known.keyIds === null || known.keyIds.length === 0 ? (
          <p>{t("report.verifyPage.noKeys")}</p>
        ) : (
          <ul className="rlist">
            {known.keyIds.map((id) => (
              <li key={id} className="digest">
                {t("report.verifyPage.fingerprint")}: {id}
              </li>
            ))}
          </ul>
        )}
        <p className="sm">
          {t("report.verifyPage.offline")}{" "}
          <code className="cmd">{t("report.verifyPage.offlineCommand")}</code>
        </p>
      </Section>
    </>
  );
}

async function checked(file: File, known: KnownElsewhere): Promise<VerifyAnswer> {
  if (file.size > MOST_REPORT_BYTES) return { problem: "too_large", verified: null };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { problem: null, verified: await verifyReport(bytes, browserPorts, known) };
}
