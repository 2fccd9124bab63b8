/** Names of programs and systems are proper names: the same in every language. */
export type Device = { browser: string | null; system: string | null };

const BROWSERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bEdg(A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bAndroid\b/, "Android"],
  [/\b(iPhone|iPad|iPod)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** What a browser calls itself, in two names a person recognises; null for what cannot be told. */
export function deviceOf(userAgent: string | null): Device {
  const named = (table: typeof BROWSERS) =>
    userAgent === null ? null : (table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null);
  return { browser: named(BROWSERS), system: named(SYSTEMS) };
}
