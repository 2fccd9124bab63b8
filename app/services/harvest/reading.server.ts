import type { KnownEntry } from "#app/data/catalogue-write.server.ts";
import type { CatalogueToHarvest, HarvestMemory } from "#app/data/catalogues.server.ts";
import type { HostTurn } from "#app/services/host-turn.server.ts";

/** What reading a catalogue needs to know. */
export type HarvestContext = {
  catalogue: CatalogueToHarvest;
  /** Address that is harvested, without a slash at the end. */
  base: string;
  turn: HostTurn;
  /** Datasets known and not withdrawn. */
  before: ReadonlyArray<KnownEntry>;
  memory: HarvestMemory;
  /** Read everything, not only what is new since the last time. */
  full: boolean;
};

/** Why a catalogue was not read: a code, and where there is one what was seen. */
export type HarvestProblem = { error: string };

export type Reading = {
  /** External ids of the datasets found. */
  seen: ReadonlySet<string>;
  added: number;
  changed: number;
  /** Everything was read: what was not seen is absent. */
  full: boolean;
  /** Validator of the document that holds the whole catalogue. */
  etag: string | null;
  /** What was left out of a reading that is otherwise good. */
  note: string | null;
};

/** What a reading found so far; pages of it are saved as they come. */
export type Tally = { seen: Set<string>; added: number; changed: number };

export function newTally(): Tally {
  return { seen: new Set(), added: 0, changed: 0 };
}

export function readingOf(tally: Tally, rest: Pick<Reading, "full" | "etag" | "note">): Reading {
  return { ...tally, ...rest };
}
