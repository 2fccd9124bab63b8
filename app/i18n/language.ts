export const LANGUAGES = ["id", "en"] as const;
/** Interface language. Indonesian stands at the root of the site, English under `/en`. */
export type Language = (typeof LANGUAGES)[number];

/** The language a path is written in. */
export function languageOf(pathname: string): Language {
  return pathname === "/en" || pathname.startsWith("/en/") || pathname === "/en.data" ? "en" : "id";
}

/** The path without its language: `/en/matriks` and `/matriks` are the same page. */
export function pagePath(pathname: string): string {
  return languageOf(pathname) === "en" ? pathname.slice("/en".length) || "/" : pathname;
}

/** The address of a page in a language. */
export function localPath(language: Language, path: string): string {
  if (language === "id") return path;
  return path === "/" ? "/en" : `/en${path}`;
}
