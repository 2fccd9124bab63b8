import { stableHash32 } from "#app/domain/evidence/stable-hash.ts";
import { maskOf } from "./mask.ts";

/** Distinct values are counted to here: more makes no finding surer. */
export const ENOUGH_DISTINCT = 3;

/** Hits of one kind in one column: how many, where, in what shape; values only as short hashes. */
export class Tally {
  count = 0;
  firstRow = 0;
  lastRow = 0;
  mask: string | null = null;
  #seen: Array<number> = [];

  /** @param sameAs what makes two values the same; the value itself unless given. */
  hit(row: number, value: string, sameAs: string = value): void {
    this.#place(row);
    this.mask ??= maskOf(value);
    if (this.#seen.length >= ENOUGH_DISTINCT) return;
    const hash = stableHash32(sameAs);
    if (!this.#seen.includes(hash)) this.#seen.push(hash);
  }

  /** A cell whose value is of no interest, only that there is one. */
  filled(row: number): void {
    this.#place(row);
  }

  /** Distinct values, counted to {@link ENOUGH_DISTINCT}. */
  get distinct(): number {
    return this.#seen.length;
  }

  #place(row: number): void {
    if (this.count === 0 || row < this.firstRow) this.firstRow = row;
    if (row > this.lastRow) this.lastRow = row;
    this.count += 1;
  }
}
