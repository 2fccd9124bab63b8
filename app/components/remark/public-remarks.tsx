import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { PublicRemark } from "#app/domain/remark.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { plan: string; slot: string; remarks: ReadonlyArray<PublicRemark> };

/** What the public said of a slot, newest first, and the way to say something. */
export function PublicRemarks({ plan, slot, remarks }: Props) {
  const { t } = useI18n();
  return (
    <Section
      id="laporan-publik"
      title={t("remark.publicTitle")}
      hint={t("remark.publicHint")}
      actions={
        <LocalLink to={`/${plan}/bukti/${slot}/lapor`} keepDay={false} rel="nofollow">
          {t("remark.report")}
        </LocalLink>
      }
    >
      {remarks.length === 0 ? (
        <p className="mut sm">{t("remark.none")}</p>
      ) : (
        <ol className="remarks">
          {remarks.map((remark) => (
            <Remark key={remark.id} remark={remark} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Remark({ remark }: { remark: PublicRemark }) {
  const { t, date } = useI18n();
  const { kind, triedOn, publishedOn, language, text, address } = remark;
  const isWithheld = text === null;
  return (
    <li>
      <p>
        <b>{t("remark.line", { kind: t(`remark.kindOf.${kind}`), date: date(triedOn) })}</b>{" "}
        <small className="mut">{t("remark.published", { date: date(publishedOn) })}</small>
      </p>
      {isWithheld ? <p className="mut">{t("remark.withheldText")}</p> : <p lang={language}>{text}</p>}
      {address === null ? null : <p className="sm addr">{t("remark.lookedAt", { address })}</p>}
    </li>
  );
}

/** How many reports of the public stand on the evidence of a milestone; nothing for none. */
export function RemarkCount({ count }: { count: number }) {
  const { t } = useI18n();
  return count === 0 ? null : <p className="sm">{t("remark.count", { count })}</p>;
}
