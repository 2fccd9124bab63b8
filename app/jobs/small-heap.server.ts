import { setFlagsFromString } from "node:v8";

/** Percent by which the heap may outgrow what is alive in it before it is swept; V8's own choice is far larger. */
const GROWTH = 10;

/**
 * Keeps the heap of a process that only works through links near what is alive in it: what a batch leaves
 * behind is otherwise kept until the heap has grown several times over.
 */
export function keepHeapSmall(): void {
  letHeapGrowBy(GROWTH);
}

/** @param percent what the heap may outgrow what lives in it by before it is swept. */
export function letHeapGrowBy(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
