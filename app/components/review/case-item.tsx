import { CheckList } from "#app/components/evidence/check-list.tsx";
import { ItemLink } from "#app/components/evidence/item-block.tsx";
import { rowDiffPath } from "#app/components/evidence/row-diff-path.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { VerdictLabel } from "#app/components/ui/verdict-label.tsx";
import type { CaseItem as Item, TypedDecision } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ItemDecisionFields } from "./item-decision.tsx";

type Props = {
  item: Item;
  index: number;
  /** Slug of the plan. */
  plan: string;
  timeZone: string;
  /** The reader decides on this item now. */
  deciding: boolean;
  typed: TypedDecision | null;
  /** What keeps the review from being sent because of this item. */
  problem: string | null;
  /** Id of the list of prepared reasons. */
  reasonList: string;
};

/** One piece of evidence: the claim left, the findings right, the decision below both. */
export function CaseItem({ item, index, plan, timeZone, deciding, typed, problem, reasonList }: Props) {
  const { t, text, instant } = useI18n();
  const { slot, checked } = item;
  return (
    <section className="rs" id={`bukti-${index}`} tabIndex={-1}>
      <div>
        <span className="code">{slot.code}</span>
        <h2>{text(slot.title)}</h2>
        <dl className="say">
          <dt>{t("workspace.evidence")}</dt>
          <dd>
            <ItemLink url={item.url} />
            {t(`milestone.kind.${item.kind}`)}
          </dd>
          {item.note === null ? null : <dt>{t("workspace.note")}</dt>}
          {item.note === null ? null : <dd>{item.note}</dd>}
          <dt>{t("workspace.criteria")}</dt>
          <dd>{text(slot.criteria)}</dd>
        </dl>
        {item.alsoIn.length === 0 ? null : (
          <p className="note s-unproven">{t("workspace.twoSlots", { slots: item.alsoIn.join(", ") })}</p>
        )}
      </div>
      <div>
        <p className="vdl">
          <VerdictLabel verdict={item.verdict ?? "not_checkable"} />
          <small>
            {checked.checkedAt === null
              ? t("milestone.neverChecked")
              : t("milestone.checkedAt", { at: instant(checked.checkedAt, timeZone) })}
          </small>
        </p>
        <CheckList
          results={checked.checks}
          timeZone={timeZone}
          changes={rowDiffPath(plan, slot.code, item.id)}
        />
      </div>
      {deciding ? (
        <ItemDecisionFields {...{ item, index, typed, problem, reasonList }} />
      ) : (
        <DecisionTaken item={item} />
      )}
    </section>
  );
}

function DecisionTaken({ item: { decision, slot } }: { item: Item }) {
  const { t, text } = useI18n();
  if (decision === null) return null;
  const found = slot.elements.filter((element) => decision.elements?.includes(element.key));
  return (
    <div className={decision.decision === "accepted" ? "dec done vk-ok" : "dec done vk-no"}>
      <Icon name={decision.decision === "accepted" ? "check" : "undo-2"} />
      <span>
        <b>{t(`workspace.decided.${decision.decision}`)}</b>
        {decision.reason === null ? null : <>: “{decision.reason}”</>}
        {found.length === 0 ? null : (
          <>
            {". "}
            {t("workspace.elementsFound")}: {found.map((element) => text(element.label)).join(", ")}
          </>
        )}
      </span>
    </div>
  );
}
