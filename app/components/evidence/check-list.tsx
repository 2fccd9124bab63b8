import type { CheckOutcome, CheckResult } from "#app/domain/evidence/outcome.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CheckRow } from "./check-row.tsx";

type Props = {
  results: ReadonlyArray<CheckResult>;
  /** The plan's zone, for the instants in the sentences. */
  timeZone: string;
};

/** Outcomes that leave nothing to think about. */
const SETTLED: ReadonlyArray<CheckOutcome> = ["pass", "not-applicable"];

/** Every check of one look: what is open stands in the open, what passed is folded away. */
export function CheckList({ results, timeZone }: Props) {
  const { t } = useI18n();
  const open = results.filter(({ outcome }) => !SETTLED.includes(outcome));
  const settled = results.filter(({ outcome }) => SETTLED.includes(outcome));
  const passed = settled.filter(({ outcome }) => outcome === "pass").length;
  return (
    <>
      <Rows results={open} timeZone={timeZone} />
      {settled.length === 0 ? null : (
        <details className="settled">
          <summary>
            {t("evidence.passed", { count: passed })}
            {settled.length > passed
              ? `, ${t("evidence.notApplicable", { count: settled.length - passed })}`
              : null}
          </summary>
          <Rows results={settled} timeZone={timeZone} />
        </details>
      )}
    </>
  );
}

function Rows({ results, timeZone }: Props) {
  if (results.length === 0) return null;
  return (
    <ul className="chk">
      {results.map((result) => (
        <CheckRow key={result.check} result={result} timeZone={timeZone} />
      ))}
    </ul>
  );
}
