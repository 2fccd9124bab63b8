import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { SUBJECT_TYPES } from "#app/domain/authoring/closed-lists.ts";
import { EDIT_KINDS, type PlanEdit } from "#app/domain/authoring/plan-edit.ts";
import { MOST_IMPORT_BYTES } from "#app/exchange/plan-workbook/raw-sheets.server.ts";
import type { FileReaders } from "#app/services/deps.server.ts";

/** How long files of imports are kept. */
const KEPT_MS = 30 * 24 * 3_600_000;

export type ImportPaths = { file: string; edits: string };

export function importFolder({ snapshotFolder }: Pick<FileReaders, "snapshotFolder">): string {
  return join(dirname(snapshotFolder), "imports");
}

/** Where the file of an import lies, and the edits it would make. */
export function importPaths(files: Pick<FileReaders, "snapshotFolder">, id: string): ImportPaths {
  const folder = importFolder(files);
  return { file: join(folder, `${id}.file`), edits: join(folder, `${id}.edits.json`) };
}

export type ReceivedImport = { path: string; sha256: string; bytes: number };

export type ImportReceiver = {
  write: (chunk: Uint8Array) => Promise<void>;
  /** @returns null when it was longer than allowed; nothing of it is left then. */
  end: () => Promise<ReceivedImport | null>;
  drop: () => Promise<void>;
};

/** Takes a file piece by piece; what exceeds the limit is never written. */
export async function receiveImport(files: Pick<FileReaders, "snapshotFolder">): Promise<ImportReceiver> {
  const folder = importFolder(files);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `incoming-${randomBytes(12).toString("hex")}`);
  const handle = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  const drop = async () => {
    await handle.close().catch(() => {}); // closed before
    await rm(path, { force: true });
  };
  return {
    drop,
    async write(chunk) {
      bytes += chunk.length;
      if (bytes > MOST_IMPORT_BYTES) return;
      hash.update(chunk);
      await handle.writeFile(chunk);
    },
    async end() {
      if (bytes > MOST_IMPORT_BYTES) {
        await drop();
        return null;
      }
      await handle.close();
      return { path, sha256: hash.digest("hex"), bytes };
    },
  };
}

/** Puts a received file where the import of that id looks for it. */
export async function placeImport(
  files: Pick<FileReaders, "snapshotFolder">,
  id: string,
  { path }: ReceivedImport,
): Promise<void> {
  await rename(path, importPaths(files, id).file);
}

const EditsSchema = z.array(
  z.object({
    subjectType: z.enum(SUBJECT_TYPES),
    subjectCode: z.string(),
    kind: z.enum(EDIT_KINDS),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  }),
);

/** The edits an import would make; null when they are not kept here any more. */
export async function readEdits(path: string): Promise<Array<PlanEdit> | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : EditsSchema.parse(JSON.parse(text));
}

export async function isHere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

export async function forgetImport(files: Pick<FileReaders, "snapshotFolder">, id: string): Promise<void> {
  const { file, edits } = importPaths(files, id);
  await rm(file, { force: true });
  await rm(edits, { force: true });
}

/** Removes files of imports that nobody has come back to. */
export async function forgetOldImports(files: Pick<FileReaders, "snapshotFolder">, now: Date): Promise<void> {
  const folder = importFolder(files);
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const age = await stat(path).catch(() => null); // another process may have removed it
    if (age !== null && now.getTime() - age.mtimeMs > KEPT_MS) await rm(path, { force: true });
  }
}
