import { languageOf, localPath } from "#app/i18n/language.ts";

/** The thing a code in an address names. Codes are read without regard to case; null when nothing has it. */
export function findByCode<Item extends { code: string }>(
  items: ReadonlyArray<Item>,
  code: string,
): Item | null {
  const wanted = code.toLowerCase();
  return (
    items.find((item) => item.code === code) ??
    items.find((item) => item.code.toLowerCase() === wanted) ??
    null
  );
}

/** The one address of a page in the reader's language, with the day that was asked for. */
export function canonicalAddress(request: Request, path: string): string {
  const { pathname, searchParams } = new URL(request.url);
  const day = searchParams.get("per");
  return `${localPath(languageOf(pathname), path)}${day === null ? "" : `?per=${encodeURIComponent(day)}`}`;
}
