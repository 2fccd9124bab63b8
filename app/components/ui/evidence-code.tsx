import type { SlotVerdict } from "#app/domain/slot-standing.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Icon } from "./icon.tsx";
import { LocalLink } from "./local-link.tsx";
import { VERDICT_LOOK } from "./verdict-label.tsx";

/** A slot's code, linked to its permanent address, with the machine's verdict. */
export function EvidenceCode({ plan, code, verdict }: { plan: string; code: string; verdict: SlotVerdict }) {
  const { t } = useI18n();
  const { icon, className } = VERDICT_LOOK[verdict];
  const word = t(`verdict.${verdict}`);
  return (
    <LocalLink to={`/${plan}/bukti/${code}`} className={`ev ${className}`} title={word}>
      {`${code} `}
      <Icon name={icon} />
      <span className="vh">{word}</span>
    </LocalLink>
  );
}
