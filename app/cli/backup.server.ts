import { BackupProblem } from "#app/exchange/backup/manifest.ts";
import { backUp } from "#app/services/operation/back-up.server.ts";
import { restoreBackup } from "#app/services/operation/restore-backup.server.ts";
import { verifyBackup } from "#app/services/operation/verify-backup.server.ts";
import { type Command, type Output, UsageError } from "./command.ts";
import type { Environment } from "./environment.server.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

const USAGE = "backup FILE [--quick] | backup verify FILE";

/** Writes the whole installation into one file and proves it, or proves one that was taken before. */
export const backup: Command = async (args, output, environment) => {
  const { positionals, values } = readOptions(args, { quick: { type: "boolean" } });
  const [first, second, ...more] = positionals;
  if (first === undefined || more.length > 0) throw new UsageError(USAGE);
  const settings = environment();
  if (first === "verify" && second !== undefined && values.quick === undefined) {
    return orProblem(output, () => verify(second, output, settings));
  }
  if (second !== undefined) throw new UsageError(USAGE);
  return orProblem(output, () => take(first, values.quick !== true, output, settings));
};

function take(path: string, verified: boolean, { t, say, answer, complain }: Output, settings: Environment) {
  const { databaseUrl, dataDir, backupKey: passphrase } = settings;
  return withDeps(settings, async (deps) => {
    if (passphrase === null) complain(t("cli.backup.open"));
    const done = await backUp({ databaseUrl, dataDir, path, passphrase, verify: verified }, deps);
    answer(done);
    const { rows, tables, files, sha256 } = done;
    const megabytes = (done.bytes / 1_000_000).toFixed(1);
    say(t("cli.backup.done", { path: done.path, rows, tables, files, sha256, megabytes }));
    if (done.findings > 0) complain(t("cli.backup.findings", { count: done.findings }));
    else if (done.verified) say(t("cli.backup.verified"));
    return done.findings > 0 ? 1 : 0;
  });
}

async function verify(path: string, { t, say, answer, complain }: Output, settings: Environment) {
  const { dataDir, backupKey: passphrase } = settings;
  const now = () => settings.clock ?? new Date();
  const proof = await verifyBackup({ path, passphrase, scratchParent: dataDir }, { now });
  answer(proof);
  say(t("cli.backup.seen", { path, at: proof.takenAt, rows: proof.rows, files: proof.files }));
  if (proof.findings.length === 0) say(t("cli.backup.verified"));
  else complain(t("cli.backup.findings", { count: proof.findings.length }));
  return proof.findings.length === 0 ? 0 : 1;
}

/** Brings a backup back into the empty database and data folder that the environment names. */
export const restore: Command = async (args, output, environment) => {
  const { positionals } = readOptions(args, {});
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError("restore FILE");
  const { databaseUrl, dataDir, backupKey: passphrase, clock } = environment();
  const { t, say, answer, complain } = output;
  return orProblem(output, async () => {
    const now = () => clock ?? new Date();
    const done = await restoreBackup({ databaseUrl, dataDir, path, passphrase }, { now });
    answer(done);
    if (!done.ok) {
      complain(t(`cli.restore.refusal.${done.refusal}`, { place: done.place }));
      return 1;
    }
    say(t("cli.restore.done", { at: done.takenAt, rows: done.rows, files: done.files }));
    return 0;
  });
};

async function orProblem({ t, complain }: Output, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupProblem)
      complain(t(`cli.backup.problem.${error.code}`, { place: error.place }));
    else if (hasCode(error, "EEXIST")) complain(t("cli.backup.exists"));
    else if (hasCode(error, "ENOENT")) complain(t("cli.backup.noFolder"));
    else throw error;
    return 1;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
