import type { CheckOutcome, CheckResult } from "#app/domain/evidence/outcome.ts";
import { changedFrom } from "#app/domain/evidence/row-changes.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CheckRow } from "./check-row.tsx";

type Props = {
  results: ReadonlyArray<CheckResult>;
  /** The plan's zone, for the instants in the sentences. */
  timeZone: string;
  /** Page that shows what changed in the content, without its language; null where there is none. */
  changes?: string | null | undefined;
};

/** Outcomes that leave nothing to think about. */
const SETTLED: ReadonlyArray<CheckOutcome> = ["pass", "not-applicable"];

/** Every check of one look: what is open stands in the open, what passed is folded away. */
export function CheckList({ results, timeZone, changes }: Props) {
  const { t } = useI18n();
  const open = results.filter(({ outcome }) => !SETTLED.includes(outcome));
  const settled = results.filter(({ outcome }) => SETTLED.includes(outcome));
  const passed = settled.filter(({ outcome }) => outcome === "pass").length;
  return (
    <>
      <Rows results={open} timeZone={timeZone} changes={changes} />
      {settled.length === 0 ? null : (
        <details className="settled">
          <summary>
            {t("evidence.passed", { count: passed })}
            {settled.length > passed
              ? `, ${t("evidence.notApplicable", { count: settled.length - passed })}`
              : null}
          </summary>
          <Rows results={settled} timeZone={timeZone} changes={changes} />
        </details>
      )}
    </>
  );
}

function Rows({ results, timeZone, changes = null }: Props) {
  if (results.length === 0) return null;
  return (
    <ul className="chk">
      {results.map((result) => (
        <CheckRow
          key={result.check}
          result={result}
          timeZone={timeZone}
          changes={changedFrom([result]) === null ? null : changes}
        />
      ))}
    </ul>
  );
}
