/** Marks that accents decompose into. */
const ACCENTS = /\p{M}+/gu;
const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;
const IN_BRACKETS = /\([^()]*\)|\[[^[\]]*\]/g;
const INNER_CAPITAL = /(\p{Ll})(\p{Lu})/gu;

/**
 * A label folded for comparison: compatibility forms, case, accents, punctuation and a unit in brackets
 * make no difference, nor does writing words `apart`, `with_underscores` or `inCamelCase`.
 *
 * Source: evidence specification C6.
 */
export function foldLabel(label: string): string {
  const text = label.slice(0, 500).normalize("NFKC").replace(INNER_CAPITAL, "$1 $2");
  const withoutUnit = foldText(text.replace(IN_BRACKETS, " "));
  return withoutUnit === "" ? foldText(text) : withoutUnit;
}

/** A text folded in the same way, with what stands in brackets kept. */
export function foldText(text: string): string {
  const plain = text.normalize("NFKD").replace(ACCENTS, "").toLowerCase();
  return plain.replace(NOT_A_WORD, " ").trim();
}
