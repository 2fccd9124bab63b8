import type { OtherDraft } from "#app/domain/report-answer.ts";
import type { ReportField, ReportForm } from "#app/domain/report-form.ts";
import { formDifferences } from "#app/domain/report-form-compare.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Translate } from "#app/i18n/translate.ts";

type Props = { other: OtherDraft; mine: ReportForm; timeZone: string };

/** Two drafts of one report, side by side where they differ; a person chooses, and may join them. */
export function DraftConflict({ other, mine, timeZone }: Props) {
  const { t, instant } = useI18n();
  const { theirs, savedAt } = other;
  return (
    <section className="note s-contested cf" role="alert" aria-labelledby="draf-lain">
      <h2 id="draf-lain" tabIndex={-1}>
        {t("owner.other.title")}
      </h2>
      <p>
        {savedAt === null || theirs === null
          ? t("owner.other.gone")
          : t("owner.other.lead", { at: instant(savedAt, timeZone) })}
      </p>
      {theirs === null ? null : <Differences mine={mine} theirs={theirs} />}
      <input type="hidden" name="otherVersion" value={other.version} />
      <p className="acts">
        {theirs === null ? null : (
          <button className="btn" type="submit" name="intent" value="join">
            {t("owner.other.join")}
          </button>
        )}
        <button className="btn" type="submit" name="intent" value="mine">
          {t("owner.other.mine")}
        </button>
        {theirs === null ? null : (
          <button className="btn" type="submit" name="intent" value="theirs">
            {t("owner.other.theirs")}
          </button>
        )}
      </p>
    </section>
  );
}

function Differences({ mine, theirs }: { mine: ReportForm; theirs: ReportForm }) {
  const { t } = useI18n();
  return (
    <dl>
      {formDifferences(mine, theirs).map((difference) => (
        <div key={difference.field}>
          <dt>{fieldName(t, difference.field)}</dt>
          <dd>
            <b>{t("owner.other.here")}</b>{" "}
            <span className="tx">{worded(t, difference.field, difference.mine)}</span>
          </dd>
          <dd>
            <b>{t("owner.other.there")}</b>{" "}
            <span className="tx">{worded(t, difference.field, difference.theirs)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What was not kept, for copying from. */
export function PutAside({ aside, shown }: { aside: ReportForm; shown: ReportForm }) {
  const { t } = useI18n();
  const texts = formDifferences(aside, shown).filter(({ mine }) => mine.trim() !== "");
  if (texts.length === 0) return null;
  return (
    <details className="cf">
      <summary>{t("owner.other.aside")}</summary>
      <dl>
        {texts.map(({ field, mine }) => (
          <div key={field}>
            <dt>{fieldName(t, field)}</dt>
            <dd className="tx">{worded(t, field, mine)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function worded(t: Translate, field: ReportField, text: string): string {
  if (text.trim() === "") return t("owner.other.empty");
  return field === "percent" && /\d/.test(text) ? `${text} %` : text;
}

function fieldName(t: Translate, field: ReportField): string {
  return isSlot(field) ? field.slice("slot-".length) : t(`owner.fieldName.${field}`);
}

function isSlot(field: ReportField): field is `slot-${string}` {
  return field.startsWith("slot-");
}
