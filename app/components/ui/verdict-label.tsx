import type { SlotVerdict } from "#app/domain/slot-standing.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Icon, type IconName } from "./icon.tsx";

export const VERDICT_LOOK = {
  supported: { icon: "check", className: "v-ok" },
  supported_with_remarks: { icon: "check", className: "v-ok" },
  partly_supported: { icon: "contrast", className: "v-part" },
  not_supported: { icon: "x", className: "v-no" },
  not_checkable: { icon: "circle-question-mark", className: "v-unk" },
  withheld: { icon: "eye-off", className: "v-unk" },
  none: { icon: "circle-dashed", className: "v-none" },
} as const satisfies Record<SlotVerdict, { icon: IconName; className: string }>;

/** What the machine says of the evidence, as icon and word. */
export function VerdictLabel({ verdict }: { verdict: SlotVerdict }) {
  const { t } = useI18n();
  const { icon, className } = VERDICT_LOOK[verdict];
  return (
    <span className={`verdict ${className}`}>
      <Icon name={icon} />
      <span className="verdict-word">{t(`verdict.${verdict}`)}</span>
    </span>
  );
}
