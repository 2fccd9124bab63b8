import { z } from "zod";
import { READ_FAILURES } from "./profile.ts";
import type { RowDiff } from "./row-diff.ts";

const Count = z.number().int().nonnegative();
const Texts = z.array(z.string());

const RowDiffSchema: z.ZodType<RowDiff> = z.object({
  ...{ columns: Texts, addedColumns: Texts, removedColumns: Texts, keyColumns: Texts },
  ...{ rowsBefore: Count, rowsAfter: Count, added: Count, removed: Count, changed: Count },
  examples: z.object({
    added: z.array(Texts),
    removed: z.array(Texts),
    changed: z.array(z.object({ before: Texts, after: Texts })),
  }),
  partial: z.boolean(),
});

/** The difference of two kept states as the thread that read them hands it over. */
export const SnapshotDiffSchema = z.union([
  z.object({ diff: RowDiffSchema }),
  z.object({
    failure: z.enum([...READ_FAILURES, "not-kept"]),
    state: z.enum(["before", "after"]),
  }),
]);
