import type { ProvenanceMark } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Where the wording comes from: stated in a source, a reading of it, or agreed. */
export function MarkLabel({ mark }: { mark: ProvenanceMark }) {
  const { t } = useI18n();
  const word = t(`mark.${mark}`);
  return <span className="prov">{mark === "stated" ? <b>{word}</b> : word}</span>;
}
