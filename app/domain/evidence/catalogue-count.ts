import { z } from "zod";

const Words = z.object({ id: z.string(), en: z.string().nullable() });

/** How a category stands to the commitment: surely part of it, perhaps, not, or nobody has said. */
export const SCOPES = ["inside", "arguable", "outside", "unmapped"] as const;

/** One category of a dated count of a catalogue. */
export const CategoryCountSchema = z.object({
  code: z.string(),
  label: Words,
  count: z.number().int().min(0),
  /** Code of the action whose data it holds; null for none. */
  action: z.string().nullable(),
  scope: z.enum(SCOPES),
  quote: z.string().nullable(),
  lines: z.string().nullable(),
});
export type CategoryCount = z.infer<typeof CategoryCountSchema>;

/** Datasets that their catalogue puts in no category. */
export const NO_CATEGORY = "";

/**
 * Counts datasets by category, in the words of the catalogue. A dataset in two categories counts in both.
 *
 * @param categoriesOf labels of each dataset's categories.
 * @param known categories somebody has already placed; a label that names one takes its place and code.
 */
export function countByCategory(
  categoriesOf: ReadonlyArray<ReadonlyArray<string>>,
  known: ReadonlyArray<CategoryCount>,
): Array<CategoryCount> {
  const placed = new Map(
    known.flatMap((category) => namesOf(category).map((name) => [name, category] as const)),
  );
  const counts = new Map<string, CategoryCount>();
  for (const labels of categoriesOf) {
    for (const label of new Set(labels.length === 0 ? [NO_CATEGORY] : labels)) {
      const like = placed.get(folded(label));
      const code = like?.code ?? folded(label);
      const before = counts.get(code) ?? blank(label, like);
      counts.set(code, { ...before, count: before.count + 1 });
    }
  }
  const order = new Map(known.map(({ code }, position) => [code, position]));
  return [...counts.values()].sort(
    (left, right) =>
      (order.get(left.code) ?? known.length) - (order.get(right.code) ?? known.length) ||
      right.count - left.count ||
      (left.code < right.code ? -1 : 1),
  );
}

function blank(label: string, like: CategoryCount | undefined): CategoryCount {
  const own = {
    code: folded(label),
    label: { id: label, en: null },
    action: null,
    scope: "unmapped" as const,
  };
  return { ...(like ?? own), count: 0, quote: null, lines: null };
}

function namesOf({ code, label }: CategoryCount): Array<string> {
  return [code, label.id, ...(label.en === null ? [] : [label.en])].map(folded);
}

/** A label as a code: lower case, words joined by hyphens. */
export function folded(label: string): string {
  return label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
