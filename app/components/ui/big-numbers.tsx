import type { ReactNode } from "react";
import { displayPercent } from "#app/i18n/formats.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { share } from "./share.ts";

type Props = {
  reported: number | null;
  proven: number | null;
  reportedNote?: ReactNode;
  provenNote?: ReactNode;
  /** What stands under both, such as the gap between them. */
  children?: ReactNode;
};

/** The two numbers, never mixed: reported in outline, proven in solid. */
export function BigNumbers({ reported, proven, reportedNote, provenNote, children }: Props) {
  const { t } = useI18n();
  return (
    <div className="bigs">
      <dl className="big">
        <BigNumber kind="rep" name={t("numbers.reported")} value={reported}>
          {reportedNote ?? t("numbers.reportedHint")}
        </BigNumber>
        <BigNumber kind="prv" name={t("numbers.proven")} value={proven}>
          {provenNote ?? t("numbers.provenHint")}
        </BigNumber>
      </dl>
      {children === undefined ? null : <div className="gap">{children}</div>}
    </div>
  );
}

type NumberProps = { kind: "rep" | "prv"; name: string; value: number | null; children: ReactNode };

function BigNumber({ kind, name, value, children }: NumberProps) {
  const { t, number } = useI18n();
  return (
    <div className={kind}>
      <dt>{name}</dt>
      <dd>
        {value === null ? (
          <span className="v none">{t("numbers.none")}</span>
        ) : (
          <span className="v">
            {number(displayPercent(value))}
            <small>%</small>
          </span>
        )}
        <div className={`lane ${kind}`}>
          <i style={share(value)} />
        </div>
        <p>{children}</p>
      </dd>
    </div>
  );
}
