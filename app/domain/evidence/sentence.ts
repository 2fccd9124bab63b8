import type { CheckData } from "./outcome.ts";

/** How one language writes what sentences are filled with. */
export type SentenceFormat = {
  instant: (iso: string) => string;
  number: (value: number) => string;
  bytes: (value: number) => string;
  list: (values: ReadonlyArray<string>) => string;
  /** Stands for a fact that is absent, such as the last time a dead address worked. */
  none: string;
  /** Name of a format, such as `CSV`. */
  format?: (id: string) => string;
  /** Name of a kind of personal data, such as `nik`. */
  piiKind?: (id: string) => string;
  /** Words for what dated the data or states the licence, such as `data-column`. */
  source?: (id: string) => string;
  /** A calendar day `YYYY-MM-DD`. */
  day?: (iso: string) => string;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SOURCE_KEYS: ReadonlySet<string> = new Set(["ageSource", "licenceFrom"]);
const FORMAT_KEYS: ReadonlySet<string> = new Set(["kind", "sniffed", "expected", "found"]);

/** The data of a result as texts, ready to be put into its sentences. */
export function sentenceValues(data: CheckData, format: SentenceFormat): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, textOf(key, value, format)]));
}

function textOf(key: string, value: CheckData[string], format: SentenceFormat): string {
  if (value === null || value === undefined || value === "") return format.none;
  if (typeof value === "number") return key === "bytes" ? format.bytes(value) : format.number(value);
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "string" && key === "piiKinds") {
    return format.list(value.map((kind) => format.piiKind?.(kind) ?? kind));
  }
  if (typeof value !== "string") return value.length === 0 ? format.none : format.list(value);
  if (key === "at" || key.endsWith("At")) return format.instant(value);
  if (SOURCE_KEYS.has(key)) return format.source?.(value) ?? value;
  if (FORMAT_KEYS.has(key)) return format.format?.(value) ?? value.toUpperCase();
  return DAY.test(value) ? (format.day?.(value) ?? value) : value;
}
