import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";

/** Messages per field, as codes the view translates; fields are named as in the form: `slots[0].links`. */
export type FieldErrors = Readonly<Record<string, ReadonlyArray<string>>>;

/** Reads a form against a schema that judges shape only. An empty field counts as absent. */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
): { ok: true; value: z.output<Schema> } | { ok: false; fieldErrors: FieldErrors } {
  const submission = parseWithZod(form, { schema });
  if (submission.status === "success") return { ok: true, value: submission.value };
  const fieldErrors: Record<string, ReadonlyArray<string>> = {};
  for (const [field, messages] of Object.entries(submission.error ?? {})) {
    if (messages !== null && messages !== undefined) fieldErrors[field] = messages;
  }
  return { ok: false, fieldErrors };
}
