import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Id of the list that reason fields offer. */
export const REASON_LIST = "alasan-siap-pakai";

/** Sentences a reason can start from; the browser offers them under every reason field. */
export function ReasonList({ reasons }: { reasons: ReadonlyArray<Bilingual> }) {
  const { text } = useI18n();
  return (
    <datalist id={REASON_LIST}>
      {reasons.map((reason) => (
        <option key={reason.id} value={text(reason)} />
      ))}
    </datalist>
  );
}
