import { z } from "zod";
import { ImportSummarySchema } from "#app/domain/plan-import.ts";
import type { Target } from "./dry-run.ts";

/** What an import's thread is started with. */
export type ImportJob = {
  /** The file. */
  path: string;
  /** Where the edits are written that it would make. */
  editsPath: string;
  name: string;
  pasted: boolean;
  target: Target;
};

/** What the thread tells: how far it is, then what it found. */
export const ImportMessageSchema = z.union([
  z.object({ rows: z.number() }),
  z.object({ summary: ImportSummarySchema }),
]);
export type ImportMessage = z.infer<typeof ImportMessageSchema>;
