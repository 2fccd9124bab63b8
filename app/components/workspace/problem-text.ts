import type { UrlRefusal } from "#app/domain/evidence/url-policy.ts";
import type { LineRefusal } from "#app/domain/evidence-line.ts";
import type { ReportProblem, ReportProblemCode } from "#app/domain/report-form.ts";
import type { Translate } from "#app/i18n/translate.ts";

const URL_REFUSALS = [
  "url_empty",
  "url_too_long",
  "url_invalid",
  "scheme_missing",
  "scheme_not_allowed",
  "credentials_in_url",
  "host_not_public",
  "port_not_allowed",
] as const satisfies ReadonlyArray<UrlRefusal>;

/** Why a line is no evidence, in words. */
export function refusalText(t: Translate, code: LineRefusal): string {
  return isUrlRefusal(code) ? t(`urlRefusals.${code}`) : t(`workspace.problem.${code}`);
}

/** A problem in words: what is wrong, where, and what to do. */
export function problemText(t: Translate, { field, code, line }: ReportProblem): string {
  const message = isUrlRefusal(code) ? t(`urlRefusals.${code}`) : t(`workspace.problem.${code}`);
  if (!field.startsWith("slot-")) return message;
  const slot = field.slice("slot-".length);
  return line === null
    ? t("workspace.atSlot", { code: slot, message })
    : t("workspace.atLine", { code: slot, line, message });
}

function isUrlRefusal(code: ReportProblemCode | LineRefusal): code is UrlRefusal {
  return URL_REFUSALS.some((known) => known === code);
}
