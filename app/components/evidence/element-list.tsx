import { Icon } from "#app/components/ui/icon.tsx";
import { MarkLabel } from "#app/components/ui/mark-label.tsx";
import { markOf } from "#app/domain/plan.ts";
import type { ElementView } from "#app/domain/slot-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  elements: ReadonlyArray<ElementView>;
  /** Something was filed, so that what is absent is missing and not only awaited. */
  judged: boolean;
};

/** The elements a slot must contain: present solid, missing dashed and named, missing ones last. */
export function ElementList({ elements, judged }: Props) {
  const { t } = useI18n();
  if (elements.length === 0) return null;
  const required = elements.filter((element) => element.required);
  const present = required.filter((element) => element.present).length;
  return (
    <div className="els">
      <p>
        <b>{t("milestone.elements")}</b>{" "}
        {judged
          ? t("milestone.elementsFound", { present, total: required.length })
          : t("milestone.elementsIntro")}
      </p>
      <ul className="el">
        {elements.map((element) => (
          <Element key={element.key} element={element} judged={judged} />
        ))}
      </ul>
    </div>
  );
}

function Element({ element, judged }: { element: ElementView; judged: boolean }) {
  const { t, text } = useI18n();
  const name = text(element.label);
  const missing = judged && element.required && !element.present;
  const words = missing
    ? t("milestone.elementMissing", { name })
    : element.required
      ? name
      : t("milestone.elementOptional", { name });
  return (
    <li className={missing ? "no" : undefined}>
      {element.personalData === "none" ? null : <Icon name="lock" />}
      {words}
    </li>
  );
}

/** The same elements with where each comes from and on what law it rests. */
export function ElementTable({ elements }: { elements: ReadonlyArray<ElementView> }) {
  const { t, text } = useI18n();
  return (
    <div className="scroll-x">
      <table className="looks">
        <caption className="vh">{t("milestone.elements")}</caption>
        <tbody>
          {elements.map((element) => (
            <tr key={element.key}>
              <th scope="row">
                {element.required
                  ? text(element.label)
                  : t("milestone.elementOptional", { name: text(element.label) })}
              </th>
              <td>
                <MarkLabel mark={markOf(element.provenance)} />
              </td>
              <td>{element.legalFooting === null ? null : text(element.legalFooting)}</td>
              <td>
                {element.provenance.map((entry) =>
                  entry.note === null ? null : <span key={entry.about}>{text(entry.note)}</span>,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
