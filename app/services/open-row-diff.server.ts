import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { contentBy, contentFrom } from "#app/data/row-diff-read.server.ts";
import { findSnapshot, type WithheldReason } from "#app/data/snapshots.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import type { ReadFailure } from "#app/domain/evidence/profile.ts";
import { changedFrom, keyColumnsIn, type RowChanges, rowChanges } from "#app/domain/evidence/row-changes.ts";
import type { CompareJob } from "#app/exchange/read-file/reader-job.server.ts";
import type { SnapshotState } from "#app/exchange/row-diff.server.ts";
import { hasSnapshot } from "#app/exchange/snapshot-store.server.ts";
import type { Deps, FileReaders } from "./deps.server.ts";

/** Longest time for one comparison, and how long a reader waits for it. */
const COMPARE_MS = 60_000;
const READER_WAITS_MS = 8_000;
/** Comparisons remembered. */
const MOST_KEPT = 50;

/** What became of a content, or why it cannot be told. Instants are ISO. */
export type RowDiffOutcome =
  | { kind: "changes"; changes: RowChanges }
  | { kind: "same" }
  | { kind: "not-kept"; state: "before" | "after"; reason: WithheldReason }
  | { kind: "unreadable"; state: "before" | "after"; failure: ReadFailure }
  | { kind: "too-long" }
  /** It is being compared; the answer is there in a moment. */
  | { kind: "working" };

export type OpenedRowDiff = {
  outcome: RowDiffOutcome;
  beforeAt: string;
  afterAt: string;
  /** Day the earlier state was accepted on; null when it is only the look before. */
  acceptedOn: CalendarDate | null;
};

export type RowDiffAsked = {
  target: string;
  /** Results of the latest look, with what they were decided on. */
  checks: ReadonlyArray<CheckResult>;
  elements: ReadonlyArray<{ key: string; isKey: boolean }>;
  asOf: CalendarDate;
};

/**
 * Row by row, what became of a content since it was accepted or last looked at; null when its latest look
 * does not say that it changed.
 */
export async function openRowDiff(
  { target, checks, elements, asOf }: RowDiffAsked,
  deps: Pick<Deps, "db" | "files">,
): Promise<OpenedRowDiff | null> {
  const base = changedFrom(checks);
  if (base === null) return null;
  const before = await contentFrom(deps.db, target, new Date(base.baseAt));
  const after = await contentBy(deps.db, target, asOf);
  const [old, young] = [stateOf(before), stateOf(after)];
  if (before === null || after === null || old === null || young === null) return null;
  const job = { before: old, after: young, keyColumns: keyColumnsIn(checks, elements) };
  return {
    outcome: await outcomeOf(target, job, deps),
    ...{ beforeAt: before.at, afterAt: after.at, acceptedOn: base.acceptedOn },
  };
}

type States = Pick<CompareJob, "before" | "after" | "keyColumns">;

function stateOf(observation: Observation | null): SnapshotState | null {
  if (observation === null || observation.sha256 === null || observation.sniff === null) return null;
  const contentType = observation.headers["content-type"] ?? null;
  return { sha256: observation.sha256, kind: observation.sniff.kind, contentType };
}

async function outcomeOf(
  target: string,
  states: States,
  { db, files }: Pick<Deps, "db" | "files">,
): Promise<RowDiffOutcome> {
  if (states.before.sha256 === states.after.sha256) return { kind: "same" };
  for (const state of ["before", "after"] as const) {
    const { sha256 } = states[state];
    const row = await findSnapshot(db, target, sha256);
    const reason = row === null ? "not-kept" : row.withheld;
    if (reason !== null) return { kind: "not-kept", state, reason };
    const isThere = files !== null && (await hasSnapshot(files.snapshotFolder, sha256));
    if (!isThere) return { kind: "not-kept", state, reason: "not-kept" };
  }
  if (files === null) return { kind: "working" };
  const over = new AbortController();
  const tooSlow = wait(READER_WAITS_MS, { kind: "working" } as const, { signal: over.signal, ref: false });
  try {
    return await Promise.race([compared(states, files), tooSlow]);
  } finally {
    over.abort();
    tooSlow.catch(() => {}); // nobody waits for it any more
  }
}

const keptOf = new WeakMap<FileReaders, Map<string, Promise<RowDiffOutcome>>>();

/** The comparison of two contents, made once; the latest ones are remembered. */
function compared(states: States, files: FileReaders): Promise<RowDiffOutcome> {
  const kept = keptOf.get(files) ?? new Map<string, Promise<RowDiffOutcome>>();
  keptOf.set(files, kept);
  const key = JSON.stringify([states.before.sha256, states.after.sha256, states.keyColumns]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const comparing = compare(states, files);
  kept.set(key, comparing);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  comparing.catch(() => kept.delete(key));
  return comparing;
}

async function compare(states: States, files: FileReaders): Promise<RowDiffOutcome> {
  await mkdir(files.spoolFolder, { recursive: true });
  const workFolder = await mkdtemp(join(files.spoolFolder, "compare-"));
  try {
    const job = { ...states, folder: files.snapshotFolder, workFolder };
    const answer = await files.pool.compare(job, COMPARE_MS);
    if (answer === null) return { kind: "too-long" };
    if ("diff" in answer) return { kind: "changes", changes: rowChanges(answer.diff) };
    const { failure, state } = answer;
    return failure === "not-kept"
      ? { kind: "not-kept", state, reason: "not-kept" }
      : { kind: "unreadable", state, failure };
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
