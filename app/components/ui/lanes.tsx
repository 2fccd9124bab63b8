import { useI18n } from "#app/i18n/i18n.tsx";
import { share } from "./share.ts";

/** Both numbers as two bars: hatched for reported, solid for proven. */
export function Lanes({ reported, proven }: { reported: number | null; proven: number | null }) {
  const { t, percent } = useI18n();
  const sentence = t("numbers.both", { reported: percent(reported), proven: percent(proven) });
  return (
    <div className="duo" role="img" aria-label={sentence}>
      <div className="lane rep">
        <i style={share(reported)} />
      </div>
      <div className="lane prv">
        <i style={share(proven)} />
      </div>
    </div>
  );
}
