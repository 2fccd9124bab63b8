import type { Register } from "#app/domain/evidence/register.ts";
import type { SnapshotState } from "#app/exchange/row-diff.server.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { ReadHint } from "./read-file.server.ts";

/** What a worker is started with. */
export type WorkerStart = { registers: ReadonlyArray<Register> };

/** One file for a worker, or two kept states of one. */
export type ReaderJob = { source: FileSource; hint: ReadHint } | { compare: CompareJob };

/** Two kept states of a file to be compared row by row. */
export type CompareJob = {
  /** Of the snapshots. */
  folder: string;
  /** An empty folder for the work, which the caller removes. */
  workFolder: string;
  before: SnapshotState;
  after: SnapshotState;
  /** Labels of the columns that tell rows apart; empty where none are known. */
  keyColumns: ReadonlyArray<string>;
};
