import { z } from "zod";

/**
 * Reads a column that holds JSON.
 *
 * @throws {Error} naming the table and row, so that a damaged row is found at once.
 */
export function readJson<Schema extends z.ZodType>(
  schema: Schema,
  json: string,
  where: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(parse(json, where));
  if (parsed.success) return parsed.data;
  throw new Error(`${where}: ${z.prettifyError(parsed.error)}`);
}

function parse(json: string, where: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error(`${where}: the column does not hold JSON`);
  }
}
