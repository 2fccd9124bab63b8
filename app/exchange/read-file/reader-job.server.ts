import type { Register } from "#app/domain/evidence/register.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { ReadHint } from "./read-file.server.ts";

/** What a worker is started with. */
export type WorkerStart = { registers: ReadonlyArray<Register> };

/** One file for a worker. */
export type ReaderJob = { source: FileSource; hint: ReadHint };
