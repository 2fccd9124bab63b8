import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FormatId } from "#app/domain/evidence/formats.ts";
import type { ReadFailure } from "#app/domain/evidence/profile.ts";
import { type DiffTable, diffTables, type RowDiff } from "#app/domain/evidence/row-diff.ts";
import { rowsOf } from "./row-diff-table.server.ts";
import { openSnapshot } from "./snapshot-store.server.ts";

/** One kept state of a file, as its observation describes it. */
export type SnapshotState = {
  sha256: string;
  kind: FormatId;
  /** The header as it came, with its charset. */
  contentType: string | null;
};

/** The difference, or which state could not be read and why. */
export type SnapshotDiff =
  | { diff: RowDiff }
  | { failure: ReadFailure | "not-kept"; state: "before" | "after" };

/**
 * Compares the tables of two kept states row by row; they may be in different formats.
 *
 * @param folder of the snapshots.
 * @param keyColumns labels of the columns that tell rows apart, where they are known.
 * @param workIn folder in which a folder is made for the work and removed again.
 * @throws {Error} when a snapshot on disk is not what it was, or the disk refuses.
 */
export async function diffSnapshots(
  folder: string,
  { before, after }: { before: SnapshotState; after: SnapshotState },
  keyColumns: ReadonlyArray<string> = [],
  workIn: string = tmpdir(),
): Promise<SnapshotDiff> {
  const workFolder = await mkdtemp(join(workIn, "capaian-diff-"));
  try {
    const old = await tableOf(folder, before, join(workFolder, "before"));
    if ("failure" in old) return { ...old, state: "before" };
    const young = await tableOf(folder, after, join(workFolder, "after"));
    if ("failure" in young) return { ...young, state: "after" };
    return { diff: await diffTables(old.table, young.table, keyColumns) };
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

type State = { table: DiffTable } | { failure: ReadFailure | "not-kept" };

async function tableOf(folder: string, state: SnapshotState, workFolder: string): Promise<State> {
  const content = await openSnapshot(folder, state.sha256);
  if (content === null) return { failure: "not-kept" };
  await mkdir(workFolder, { mode: 0o700 });
  const path = join(workFolder, "content");
  await pipeline(content, createWriteStream(path, { mode: 0o600 }));
  return rowsOf({ path }, state.kind, { folder: workFolder, contentType: state.contentType });
}
