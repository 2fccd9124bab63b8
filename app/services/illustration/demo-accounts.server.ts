import { randomInt } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { SampleAccount } from "#app/exchange/illustration.ts";

const FILE = "demo-accounts.json";
/** No letters or digits that look like others. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 3;
const GROUP_LENGTH = 4;

const KeptSchema = z.record(z.string(), z.string());

export type DemoAccount = SampleAccount & { password: string };

/**
 * The demonstration's accounts (*akun contoh*) with their passwords: generated once, then kept in the
 * data folder where only the program's own user may read them.
 */
export async function demoAccounts(
  accounts: ReadonlyArray<SampleAccount>,
  dataDir: string,
): Promise<Array<DemoAccount>> {
  const path = join(dataDir, FILE);
  const kept = await readKept(path);
  const complete = accounts.map((account) => ({
    ...account,
    password: kept[account.email] ?? newPassword(),
  }));
  if (complete.some(({ email }) => kept[email] === undefined)) {
    await mkdir(dataDir, { recursive: true });
    const passwords = Object.fromEntries(complete.map(({ email, password }) => [email, password]));
    const unfinished = `${path}.${process.pid}`;
    await writeFile(unfinished, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
    await rename(unfinished, path);
  }
  return complete;
}

/** A file that is missing or damaged holds no passwords; new ones take their place. */
async function readKept(path: string): Promise<Record<string, string>> {
  try {
    const parsed = KeptSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

function newPassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}
