import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ILLUSTRATION_FILES, type IllustrationSource, readIllustration } from "#app/exchange/illustration.ts";
import { illustrationFolder } from "./illustration-folder.server.ts";

/**
 * The illustration as its files hold it, with a digest that changes when any of them does.
 *
 * @throws {Error} naming every cell that cannot be read.
 */
export async function readIllustrationFiles(): Promise<{ source: IllustrationSource; digest: string }> {
  const folder = illustrationFolder();
  const hash = createHash("sha256");
  const files: Record<string, string> = {};
  for (const name of ILLUSTRATION_FILES) {
    const text = await readFile(join(folder, name), "utf8");
    hash.update(name).update("\0").update(text).update("\0");
    files[name] = text;
  }
  const read = readIllustration(files);
  if (read.ok) return { source: read.source, digest: hash.digest("hex") };
  const lines = read.problems.map(
    ({ file, row, column, code, held, expected }) =>
      `${file}:${row ?? 1} ${column ?? ""}: ${code}, holds "${held}", expected ${expected}`,
  );
  throw new Error(`${folder} cannot be read:\n${lines.join("\n")}`);
}
