import { LocalLink } from "#app/components/ui/local-link.tsx";
import { VerdictLabel } from "#app/components/ui/verdict-label.tsx";
import type { CheckedItem } from "#app/domain/evidence/checked-item.ts";
import type { SlotView } from "#app/domain/slot-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ElementList } from "./element-list.tsx";
import { ItemBlock } from "./item-block.tsx";
import type { PageFrame } from "./page-frame.ts";

type Props = {
  slot: SlotView;
  checked: Readonly<Record<string, CheckedItem>>;
  frame: Pick<PageFrame, "organisations" | "plan">;
  mayCheck: boolean;
};

/** One slot (*data dukung*): code, verdict, what it takes to pass, and the evidence filed in it. */
export function SlotBlock({ slot, checked, frame, mayCheck }: Props) {
  const { text } = useI18n();
  return (
    <article className="slot" id={slot.code}>
      <div className="sh">
        <LocalLink className="code" to={`/${frame.plan.slug}/bukti/${slot.code}`}>
          {slot.code}
        </LocalLink>
        <h3>{text(slot.title)}</h3>
        <VerdictLabel verdict={slot.verdict} />
      </div>
      <div className="sb2">
        <SlotCriteria slot={slot} />
        <SlotItems slot={slot} checked={checked} frame={frame} mayCheck={mayCheck} />
      </div>
    </article>
  );
}

/** What a slot takes to pass: criteria, kinds and elements. */
export function SlotCriteria({ slot }: { slot: SlotView }) {
  const { t, text } = useI18n();
  const kinds = slot.acceptedKinds.map((kind) => t(`milestone.kind.${kind}`)).join(", ");
  return (
    <>
      <p className="crit">
        <b>{t("milestone.criteria")}</b> {text(slot.criteria)} {t("milestone.accepts", { kinds })}
        {slot.required ? null : ` (${t("milestone.optional")})`}
      </p>
      <ElementList elements={slot.elements} judged={slot.items.some((item) => item.review === "accepted")} />
    </>
  );
}

/** The evidence filed in a slot, newest first. */
export function SlotItems({
  slot,
  checked,
  frame,
  mayCheck,
  fullHistory = false,
}: Props & { fullHistory?: boolean | undefined }) {
  const { t } = useI18n();
  if (slot.items.length === 0) return <p className="by none">{t("milestone.noItems")}</p>;
  return slot.items.map((item) => (
    <ItemBlock
      key={item.id}
      item={item}
      slot={slot.code}
      checked={checked[item.id]}
      frame={frame}
      mayCheck={mayCheck && item.review !== "returned"}
      fullHistory={fullHistory}
    />
  ));
}
