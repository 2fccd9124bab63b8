import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import type { AmendmentProblem } from "#app/domain/amendment-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type ScheduleResult = { refusal: string; problems: ReadonlyArray<AmendmentProblem> };

const FIELDS: Readonly<Record<string, string>> = {
  regulation_missing: "regulation",
  regulation_unknown: "regulation",
  citation_missing: "citation",
  day_missing: "effectiveOn",
  table_broken: "table",
};

/** Everything that keeps an amendment from being kept or published, each leading to its field. */
export function ScheduleProblems({ result }: { result: ScheduleResult | null }) {
  const { t } = useI18n();
  if (result === null) return null;
  const { refusal, problems } = result;
  const errors =
    problems.length > 0
      ? problems.map(({ code, place, held }) => ({
          field: FIELDS[code] ?? `stage.${place}.end`,
          message: t(`schedule.problem.${code}`, { place, held }),
        }))
      : [{ field: "isi", message: refusalText(refusal, t) }];
  return <ErrorSummary errors={errors} />;
}

const REFUSALS = [
  ...(["not_allowed", "not_found", "not_a_draft", "nothing_changes"] as const),
  ...(["schedule_unusable", "changed_since_preview", "incomplete"] as const),
] as const;

function refusalText(refusal: string, t: ReturnType<typeof useI18n>["t"]): string {
  const known = REFUSALS.find((each) => each === refusal) ?? "incomplete";
  return t(`schedule.refusal.${known}`);
}
