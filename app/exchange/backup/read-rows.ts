import { z } from "zod";
import { BackupProblem } from "./manifest.ts";

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export type BackupRow = Readonly<z.infer<typeof Row>>;

/**
 * The rows of a table's entry, one JSON object a line.
 *
 * @throws {BackupProblem} `entry_changed`, with the line, when one is no row.
 */
export async function* readRows(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<BackupRow> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  let line = 0;
  const rowOf = (text: string): BackupRow => {
    line += 1;
    try {
      return Row.parse(JSON.parse(text));
    } catch {
      throw new BackupProblem("entry_changed", `${name}:${line}`);
    }
  };
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) yield rowOf(text);
  }
  if (rest !== "") yield rowOf(rest);
}
