import { useI18n } from "#app/i18n/i18n.tsx";

/** Both numbers in a row: reported first, proven second. */
export function InlineNumbers({ reported, proven }: { reported: number | null; proven: number | null }) {
  return (
    <>
      <InlineNumber kind="reported" value={reported} /> <InlineNumber kind="proven" value={proven} />
    </>
  );
}

/** One of the two numbers, named for those who cannot see the square before it. */
export function InlineNumber({ kind, value }: { kind: "reported" | "proven"; value: number | null }) {
  const { t, percent } = useI18n();
  return (
    <span className={kind === "reported" ? "num rep" : "num prv"}>
      <span className="vh">{`${t(`numbers.${kind}`)} `}</span>
      {percent(value)}
    </span>
  );
}
