import type { MarkedText } from "#app/domain/search/hit.ts";
import { hasMark, type Piece } from "#app/domain/search/marks.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** A text with the words that were asked for marked. */
export function Pieces({ pieces }: { pieces: ReadonlyArray<Piece> }) {
  let at = 0;
  return pieces.map(({ text, marked }) => {
    at += text.length;
    return marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
  });
}

/** The text in the reader's language. */
export function Marked({ text }: { text: MarkedText }) {
  return <Pieces pieces={piecesIn(text, useI18n().language)} />;
}

/** Where only the text in the other language holds what was asked for, that text too. */
export function MarkedElsewhere({ text }: { text: MarkedText }) {
  const { language } = useI18n();
  const other = language === "en" ? text.id : text.en;
  if (other === null || hasMark(piecesIn(text, language)) || !hasMark(other)) return null;
  return (
    <p className="sm mut" lang={language === "en" ? "id" : "en"}>
      <Pieces pieces={other} />
    </p>
  );
}

function piecesIn({ id, en }: MarkedText, language: "id" | "en"): ReadonlyArray<Piece> {
  return language === "en" ? (en ?? id) : id;
}
