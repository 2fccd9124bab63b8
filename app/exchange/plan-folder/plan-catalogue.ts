import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { PROVENANCE_MARKS, type Provenance } from "#app/domain/plan.ts";
import { bilingual, bilingualOrNull } from "./cells.ts";
import type { SourceCatalogue, SourceSnapshot } from "./plan-source.ts";

const Text = z.string().trim().min(1);
const TextOrNull = z
  .string()
  .trim()
  .default("")
  .transform((text) => (text === "" ? null : text));
const Strings = z.array(Text).default([]);

const Category = z.strictObject({
  code: Text,
  ordinal: z.int(),
  label: Text,
  label_en: TextOrNull,
  count: z.int().nonnegative(),
  quote: TextOrNull,
  line: TextOrNull,
  action: TextOrNull,
  scope: z.enum(["inside", "outside", "arguable"]),
});

const Snapshot = z.strictObject({
  /** Empty where the source gives no day. */
  taken_on: z.union([z.literal(""), CalendarDateSchema]),
  baseline: z.boolean(),
  total: z.int().nonnegative(),
  total_note: TextOrNull,
  total_note_en: TextOrNull,
  source: Text,
  source_en: TextOrNull,
  provenance: z.enum(PROVENANCE_MARKS),
  confidence: z.enum(["H", "M", "L"]),
  formats: Strings,
  formats_quote: TextOrNull,
  formats_line: TextOrNull,
  api: z.enum(["promised", "listed", "none"]),
  api_quote: TextOrNull,
  api_line: TextOrNull,
  metadata_fields: Strings,
  metadata_fields_en: Strings,
  metadata_quote: TextOrNull,
  metadata_line: TextOrNull,
  topics: Strings,
  topics_en: Strings,
  note: TextOrNull,
  note_en: TextOrNull,
  categories: z.array(Category),
  scope_note: TextOrNull,
  scope_note_en: TextOrNull,
});
type Snapshot = z.output<typeof Snapshot>;

/** catalogue.yaml */
export const CatalogueFile = z.strictObject({
  code: Text,
  title: Text,
  title_en: TextOrNull,
  url: Text,
  owner: Text,
  system: TextOrNull,
  kind: z.enum(["ckan", "dcat", "sitemap", "manual"]),
  kind_note: TextOrNull,
  kind_note_en: TextOrNull,
  snapshots: z.array(Snapshot),
});
export type CatalogueFile = z.output<typeof CatalogueFile>;

/** The catalogue with the counts that have a day: a count without one cannot be shown as of a day. */
export function catalogueOf(file: CatalogueFile): SourceCatalogue {
  return {
    slug: file.code,
    title: bilingual(file.title, file.title_en),
    url: file.url,
    kind: file.kind,
    organisation: file.owner,
    snapshots: file.snapshots.flatMap((snapshot) =>
      snapshot.taken_on === "" ? [] : [snapshotOf(snapshot, snapshot.taken_on)],
    ),
  };
}

function snapshotOf(snapshot: Snapshot, takenOn: CalendarDate): SourceSnapshot {
  return {
    takenOn,
    total: snapshot.total,
    categories: snapshot.categories
      .toSorted((left, right) => left.ordinal - right.ordinal)
      .map(({ code, label, label_en, count, action, scope, quote, line }) => {
        return { code, label: bilingual(label, label_en), count, action, scope, quote, lines: line };
      }),
    source: bilingual(snapshot.source, snapshot.source_en),
    provenance: provenanceOf(snapshot),
  };
}

function provenanceOf(snapshot: Snapshot): Array<Provenance> {
  const { provenance, formats, api, metadata_fields, metadata_fields_en, topics, topics_en } = snapshot;
  const entries: Array<Provenance> = [
    entry("snapshot", null, null, snapshot.note, snapshot.note_en),
    entry("total", null, null, snapshot.total_note, snapshot.total_note_en),
    entry("formats", snapshot.formats_quote, snapshot.formats_line, join(formats), join(formats)),
    entry("api", snapshot.api_quote, snapshot.api_line, api, api),
    entry(
      "metadata",
      snapshot.metadata_quote,
      snapshot.metadata_line,
      join(metadata_fields),
      join(metadata_fields_en),
    ),
    entry("topics", null, null, join(topics), join(topics_en)),
    entry("scope", null, null, snapshot.scope_note, snapshot.scope_note_en),
  ];
  const [whole, ...parts] = entries;
  return [
    ...(whole === undefined ? [] : [{ ...whole, mark: provenance }]),
    ...parts.filter(({ note, quote }) => note !== null || quote !== null),
  ];
}

function entry(
  about: string,
  quote: string | null,
  lines: string | null,
  note: string | null,
  noteEn: string | null,
): Provenance {
  const mark = quote === null ? "reading" : "stated";
  return { about, mark, quote, lines, note: bilingualOrNull(note, noteEn) };
}

function join(values: ReadonlyArray<string>): string | null {
  return values.length === 0 ? null : values.join(", ");
}
