import type { ColumnProfile } from "#app/domain/evidence/profile.ts";
import type { Register } from "#app/domain/evidence/register.ts";
import { foldText } from "./fold-label.ts";

/** A column meets a register when this share of its cells name entries. */
const LEAST_RATIO = 0.2;
/** A column without a match among so many cells is not looked at further. */
const TRIAL_CELLS = 1_000;
const LONGEST_KEY = 120;
const MOST_REGISTERS = 8;
const MOST_MISSING = 1_000;

type RegisterHit = ColumnProfile["registers"][number];

type Place = { register: number; entry: number };
export type RegisterIndex = {
  registers: ReadonlyArray<Register>;
  places: ReadonlyMap<string, ReadonlyArray<Place>>;
};

/** How one column has met the registers so far. */
export type RegisterTally = {
  cells: number;
  off: boolean;
  hits: Map<number, { cells: number; entries: Set<number> }>;
};

/** Every spelling of every entry, folded. */
export function indexRegisters(registers: ReadonlyArray<Register>): RegisterIndex {
  const places = new Map<string, Array<Place>>();
  registers.forEach((register, registerIndex) => {
    register.entries.forEach(({ key, labels }, entry) => {
      const spellings = new Set([key, ...labels].flatMap(foldedSpellings));
      for (const spelling of spellings) {
        const known = places.get(spelling);
        const place = { register: registerIndex, entry };
        if (known === undefined) places.set(spelling, [place]);
        else known.push(place);
      }
    });
  });
  return { registers, places };
}

function foldedSpellings(text: string): Array<string> {
  const folded = foldText(text);
  if (folded === "") return [];
  return /^[\d ]+$/.test(folded) ? [folded, folded.replaceAll(" ", "")] : [folded];
}

export function newTally(index: RegisterIndex): RegisterTally {
  return { cells: 0, off: index.places.size === 0, hits: new Map() };
}

/** Looks one filled cell up. */
export function tallyCell(tally: RegisterTally, index: RegisterIndex, text: string): void {
  if (tally.off) return;
  tally.cells += 1;
  const places = text.length > LONGEST_KEY ? undefined : placesOf(index, text);
  if (places === undefined) {
    if (tally.cells === TRIAL_CELLS && tally.hits.size === 0) tally.off = true;
    return;
  }
  const met = new Set<number>();
  for (const { register, entry } of places) {
    const hit = tally.hits.get(register) ?? { cells: 0, entries: new Set<number>() };
    tally.hits.set(register, hit);
    if (!met.has(register)) hit.cells += 1;
    met.add(register);
    hit.entries.add(entry);
  }
}

function placesOf(index: RegisterIndex, text: string): ReadonlyArray<Place> | undefined {
  const folded = foldText(text);
  const found = index.places.get(folded);
  if (found !== undefined || !/^[\d ]+$/.test(folded)) return found;
  return index.places.get(folded.replaceAll(" ", ""));
}

/** Registers the column meets, the best match first, with the entries no cell names. */
export function registerHits(tally: RegisterTally, index: RegisterIndex, filled: number): Array<RegisterHit> {
  const hits = [...tally.hits].flatMap(([register, { cells, entries }]): Array<RegisterHit> => {
    const known = index.registers[register];
    const matchedRatio = cells / Math.max(1, filled);
    if (known === undefined || matchedRatio < LEAST_RATIO) return [];
    const missing = known.entries.filter((_, entry) => !entries.has(entry)).map(({ key }) => key);
    const size = known.entries.length;
    return [{ register: known.id, matchedRatio, missing: missing.slice(0, MOST_MISSING), size }];
  });
  return hits.sort((a, b) => b.matchedRatio - a.matchedRatio || a.size - b.size).slice(0, MOST_REGISTERS);
}
