import type { Discrepancy } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Contradictions of the sources and questions they leave open, shown where they bite. */
export function SourceNotes({ discrepancies }: { discrepancies: ReadonlyArray<Discrepancy> }) {
  return (
    <ul className="rows notes">
      {discrepancies.map((discrepancy) => (
        <li key={discrepancy.code} id={discrepancy.code}>
          <SourceNote discrepancy={discrepancy} />
        </li>
      ))}
    </ul>
  );
}

function SourceNote({ discrepancy }: { discrepancy: Discrepancy }) {
  const { t, text } = useI18n();
  const { code, topic, kind, treatment } = discrepancy;
  return (
    <>
      <h3>
        <span className="mut">{code}</span> {text(topic)}
      </h3>
      {kind === "unknown" ? (
        <p>{t("milestone.openQuestion")}</p>
      ) : (
        <dl className="versus">
          <Statement
            label={t("milestone.says")}
            words={text(discrepancy.says)}
            lines={discrepancy.saysLine}
          />
          <Statement
            label={t("milestone.against")}
            words={text(discrepancy.against)}
            lines={discrepancy.againstLine}
          />
        </dl>
      )}
      {text(treatment) === "" ? null : (
        <p>
          <b>{t("milestone.treatment")}</b> {text(treatment)}
        </p>
      )}
    </>
  );
}

function Statement({ label, words, lines }: { label: string; words: string; lines: string | null }) {
  const { t } = useI18n();
  if (words === "") return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span>{words}</span>
        {lines === null || lines === "" ? null : (
          <span className="mut"> {t("milestone.line", { lines: lines.replaceAll(";", ", ") })}</span>
        )}
      </dd>
    </div>
  );
}
