/** A text that a spreadsheet would run, however many apostrophes already stand before it. */
const RUNNABLE = /^'*[=+\-@\t\r]/;
const NEUTRALISED = /^'+[=+\-@\t\r]/;

/**
 * The text as a cell may hold it: one that begins like a formula gets an apostrophe before it.
 *
 * Source: OWASP, CSV injection.
 */
export function neutralText(text: string): string {
  return RUNNABLE.test(text) ? `'${text}` : text;
}

/** The text a cell was written from by {@link neutralText}. */
export function plainText(held: string): string {
  return NEUTRALISED.test(held) ? held.slice(1) : held;
}

/** Blanks that a spreadsheet or a web page leaves behind and nobody sees. */
const HIDDEN = /\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad/g;
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
/** Whether a text has any of these, or a line end that is not ours: most have none. */
const UNTIDY = /[\r\u200b-\u200d\u2060\ufeff\u00ad\u00a0\u2000-\u200a\u202f\u205f\u3000]|[ \t]\n/;

/** A text without blanks around it, hidden marks and odd blanks; its lines end as ours do. */
export function tidyText(held: string): string {
  if (!UNTIDY.test(held)) return held.trim();
  return held
    .replace(/\r\n?/g, "\n")
    .replace(HIDDEN, "")
    .replace(BLANKS, " ")
    .replace(/[ \t]+\n/g, "\n")
    .trim();
}

/** The parts of a list as one cell: semicolons between them. */
export function listText(parts: ReadonlyArray<string>): string {
  return parts.map((part) => escaped(part)).join("; ");
}

/** The parts of a cell with semicolons or line breaks between them; empty ones are left out. */
export function listParts(held: string): Array<string> {
  const parts = [""];
  for (let at = 0; at < held.length; at += 1) {
    const character = held[at] ?? "";
    if (character === "\\" && at + 1 < held.length) {
      at += 1;
      parts[parts.length - 1] += `\\${held[at] ?? ""}`;
    } else if (character === ";" || character === "\n") parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => unescaped(part.trim())).filter((part) => part !== "");
}

/** A text and its English twin as one part of a list. */
export function pairText(id: string, en: string | null): string {
  return en === null ? pipesEscaped(id) : `${pipesEscaped(id)} | ${pipesEscaped(en)}`;
}

/** A part of a list as a text and its English twin. */
export function pairOf(part: string): { id: string; en: string | null } {
  const match = /^((?:[^|]|\|\|)*?)(?:\s\|\s((?:[^|]|\|\|)*))?$/.exec(part);
  const [id, en] = [match?.[1] ?? part, match?.[2]];
  return { id: id.replaceAll("||", "|"), en: en === undefined ? null : en.replaceAll("||", "|") };
}

function pipesEscaped(text: string): string {
  return text.replaceAll("|", "||");
}

function escaped(part: string): string {
  return part.replace(/[\\;]/g, (character) => `\\${character}`).replaceAll("\n", "\\n");
}

function unescaped(part: string): string {
  return part.replace(/\\(.)/gs, (_all, character: string) => (character === "n" ? "\n" : character));
}

/** A text as headings, sheet names and choices are compared: letters and digits, small, single blanks. */
export function foldWords(text: string): string {
  return tidyText(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
