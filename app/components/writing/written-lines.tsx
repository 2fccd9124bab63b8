import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { Blocked, WrittenLines as Lines } from "#app/domain/authoring/written-lines.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Where a target comes from, what it waits for, its own fields and measured values, and its versions. */
export function WrittenLines({ plan, code, lines }: { plan: string; code: string; lines: Lines }) {
  const { t, text, longDate, number } = useI18n();
  const { lineage, blockedBy, fields, measured, changed } = lines;
  const nothing = [lineage, blockedBy, fields, measured].every((list) => list.length === 0) && !changed;
  if (nothing) return null;
  return (
    <Section id="keterangan" title={t("writing.ownFields")}>
      <ul className="wr-findings">
        {blockedBy.map((action) => (
          <li key={`tunggu ${action}`}>{t("writing.blockedBy", { code: action })}</li>
        ))}
        {lineage.map(({ kind, fromPlan, fromCode, note }) => (
          <li key={`${kind} ${fromCode}`}>
            {t(`writing.lineageOf.${kind}`, {
              code: fromPlan === null ? fromCode : `${fromPlan}: ${fromCode}`,
            })}
            {note === null ? null : `. ${text(note)}`}
          </li>
        ))}
        {fields.map(({ code: field, label, value, unit }) => (
          <li key={field}>
            <b>{text(label)}</b>: {text(value)} {unit}
          </li>
        ))}
        {measured.map(({ indicator, name, unit, value, on }) => (
          <li key={indicator}>
            {t("writing.indicatorValue", {
              ...{ name: text(name), unit: text(unit), value: number(value, 4), date: longDate(on) },
            })}
          </li>
        ))}
        {changed ? (
          <li>
            <LocalLink to={`/${plan}/riwayat/milestone/${encodeURIComponent(code)}`}>
              {t("writing.history")}
            </LocalLink>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

/** Actions of the matrix that wait for others. */
export function BlockedActions({ blocked }: { blocked: ReadonlyArray<Blocked> }) {
  const { t } = useI18n();
  if (blocked.length === 0) return null;
  return (
    <ul className="wr-findings">
      {blocked.map(({ action, by }) => (
        <li key={action}>
          <b>{action}</b> {by.map((code) => t("writing.blockedBy", { code })).join("; ")}
        </li>
      ))}
    </ul>
  );
}
