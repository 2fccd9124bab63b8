import { FieldError } from "#app/components/ui/field-error.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import type { CaseItem, TypedDecision } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  item: CaseItem;
  index: number;
  typed: TypedDecision | null;
  problem: string | null;
  /** Id of the list of prepared reasons. */
  reasonList: string;
};

/** Accept or return one piece of evidence, and say which of the required elements it contains. */
export function ItemDecisionFields({ item, index, typed, problem, reasonList }: Props) {
  const { t } = useI18n();
  const name = `items[${index}]`;
  const taken = typed?.decision ?? item.decision?.decision ?? null;
  const reason = typed?.reason ?? item.decision?.reason ?? "";
  return (
    <fieldset className="dec" aria-describedby={problem === null ? undefined : `bukti-${index}-galat`}>
      <legend>{t("workspace.decisionFor", { code: item.slot.code })}</legend>
      <input type="hidden" name={`${name}.id`} value={item.id} />
      {(["accepted", "returned"] as const).map((decision) => (
        <label className="btn" key={decision}>
          <input
            type="radio"
            name={`${name}.decision`}
            value={decision}
            defaultChecked={taken === decision}
          />
          <Icon name={decision === "accepted" ? "check" : "undo-2"} />
          {t(decision === "accepted" ? "workspace.accept" : "workspace.return")}
        </label>
      ))}
      <label className="vh" htmlFor={`alasan-${index}`}>
        {t("workspace.itemReason")}
      </label>
      <input
        className={problem === null ? "in" : "in err"}
        id={`alasan-${index}`}
        name={`${name}.reason`}
        list={reasonList}
        autoComplete="off"
        placeholder={t("workspace.itemReason")}
        defaultValue={reason}
      />
      <span className="hint">
        {t("review.reasonStart")} {t("workspace.reasonPublic")}
      </span>
      <FieldError id={`bukti-${index}-galat`}>{problem}</FieldError>
      {item.slot.elements.length === 0 ? null : <ElementBoxes item={item} name={name} typed={typed} />}
    </fieldset>
  );
}

function ElementBoxes({ item, name, typed }: Pick<Props, "item" | "typed"> & { name: string }) {
  const { t, text } = useI18n();
  const ticked = typed?.elements ?? item.decision?.elements ?? item.found ?? [];
  return (
    <fieldset className="elb">
      <legend>{t("workspace.elementsFound")}</legend>
      <p className="hint">{t("workspace.elementsHint")}</p>
      <input type="hidden" name={`${name}.listed`} value="1" />
      {item.slot.elements.map((element) => (
        <label key={element.key}>
          <input
            type="checkbox"
            name={`${name}.elements`}
            value={element.key}
            defaultChecked={ticked.includes(element.key)}
          />
          {text(element.label)}
        </label>
      ))}
    </fieldset>
  );
}
