import { writeFile } from "node:fs/promises";
import { erasePerson } from "#app/services/privacy/erase-person.server.ts";
import { exportByEmail } from "#app/services/privacy/export-person.server.ts";
import { type Command, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

const OPTIONS = { reason: { type: "string" } } as const;

/** What is held of a person, for whoever answers them: a copy of it, or its erasure. */
export const person: Command = async (args, output, environment) => {
  const { values, positionals } = readOptions(args, OPTIONS);
  const [act, email, file] = positionals;
  if (email === undefined) throw new UsageError("person export|erase E-MAIL");
  if (act === "export") return exportTo(email, file ?? null, output, environment);
  if (act !== "erase") throw new UsageError("person export|erase E-MAIL");
  const { reason } = values;
  if (reason === undefined) throw new UsageError("--reason");
  const { t, say, answer, complain } = output;
  return withDeps(environment(), async (deps) => {
    const erased = await erasePerson({ whom: { email }, reason, manager: null }, deps);
    answer(erased);
    if (!erased.ok) {
      complain(t("cli.person.refused", { reason: t(`account.problem.${erased.refusal}`) }));
      return 1;
    }
    const rows = Object.values(erased.erased).reduce((sum, count) => sum + count, 0);
    const { pseudonym, entries } = erased;
    say(t("cli.person.erased", { pseudonym, rows: String(rows), entries: String(entries) }));
    return 0;
  });
};

/** To a file only its owner may read, or to the standard output. */
async function exportTo(
  email: string,
  file: string | null,
  { t, say, answer, complain }: Parameters<Command>[1],
  environment: Parameters<Command>[2],
): Promise<number> {
  return withDeps(environment(), async (deps) => {
    const copy = await exportByEmail(email, deps);
    if (copy === null) {
      complain(t("cli.person.none", { email }));
      return 1;
    }
    const text = `${JSON.stringify(copy, null, 1)}\n`;
    if (file === null) {
      process.stdout.write(text);
      return 0;
    }
    const isThere = await writeFile(file, text, { flag: "wx", mode: 0o600 }).then(() => false, isTaken);
    if (isThere) {
      complain(t("cli.person.exists", { file }));
      return 1;
    }
    const tables = Object.values(copy.held);
    const rows = tables.reduce((sum, held) => sum + held.length, 0);
    answer({ file, rows, tables: tables.length });
    say(t("cli.person.written", { file, rows: String(rows), tables: String(tables.length) }));
    return 0;
  });
}

function isTaken(error: unknown): true {
  if (error instanceof Error && "code" in error && error.code === "EEXIST") return true;
  throw error;
}
