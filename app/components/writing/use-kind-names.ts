import type { SubjectType } from "#app/domain/authoring/closed-lists.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { usePlanWord } from "#app/i18n/plan-words.tsx";

type KindNames = { kindName: (type: SubjectType) => string; addName: (type: SubjectType) => string };

/** What the parts of a plan are called where it is written, and how one is added: in its own words, if it has some. */
export function useKindNames(): KindNames {
  const { t } = useI18n();
  const { word } = usePlanWord();
  const ownName = (type: SubjectType) =>
    type === "commitment" || type === "action" || type === "milestone" ? word(type, "") : "";
  return {
    kindName: (type) => ownName(type) || t(`writing.kind.${type}`),
    addName(type) {
      const own = ownName(type);
      return own === "" ? t(`writing.addOf.${type}`) : `${t("writing.add")}: ${own}`;
    },
  };
}
