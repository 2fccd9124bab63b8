import { type RefObject, useEffect, useState } from "react";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  form: RefObject<HTMLFormElement | null>;
  /** Codes of the slots decided on, in the order of their items. */
  codes: ReadonlyArray<string>;
};

type Taken = ReadonlyArray<string | null>;

/** How many items are decided while they are decided on, and which are not; it needs a script and says nothing without. */
export function DecisionTally({ form, codes }: Props) {
  const { t } = useI18n();
  const [taken, setTaken] = useState<Taken | null>(null);
  useEffect(() => {
    const element = form.current;
    if (element === null) return;
    const count = () => setTaken(decisionsIn(element, codes.length));
    count();
    element.addEventListener("change", count);
    return () => element.removeEventListener("change", count);
  }, [form, codes.length]);
  if (taken === null || codes.length === 0) return null;
  const numberOf = (decision: string) => taken.filter((each) => each === decision).length;
  const open = taken.flatMap((decision, index) => (decision === null ? [index] : []));
  const counts = { accepted: numberOf("accepted"), returned: numberOf("returned"), open: open.length };
  return (
    <p className="tally" role="status">
      <b>{t("review.tally", counts)}</b>{" "}
      {open.map((index) => (
        <a key={index} href={`#bukti-${index}`}>
          {codes[index]}
        </a>
      ))}
    </p>
  );
}

function decisionsIn(element: HTMLFormElement, length: number): Taken {
  const said = new FormData(element);
  return Array.from({ length }, (_each, index) => {
    const decision = said.get(`items[${index}].decision`);
    return typeof decision === "string" ? decision : null;
  });
}
