import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Draw } from "./draw.ts";

/** How large a made-up installation is, and the number that decides everything in it. */
export type MadeUpSize = { plans: number; milestones: number; evidence: number; seed: number };

/** Rows by table, each with every column of it. */
export type MadeUpRows = Record<string, Array<Record<string, string | number | boolean | Date | null>>>;

export const MADE_UP_SLUG = "besar-";
export const OWNERS = 12;
export const START = CalendarDateSchema.parse("2023-01-01");
export const CHECKPOINTS = ["B06", "B12", "B18", "B24"] as const;

export const MADE_UP_OFFICES = {
  owners: Array.from({ length: OWNERS }, (_, at) => `lembaga-${twoDigits(at + 1)}`),
  secretariat: "sekretariat-besar",
  reviewer: "penelaah-besar",
} as const;

/** An id such as the program makes, in the order in which it is made; the same for the same seed. */
export function madeUpId(seed: number, plan: number, kind: string, number: number): string {
  const kinds = "pcakmodisxrejgtuvw";
  const mark = (kinds.indexOf(kind) + 1).toString(16).padStart(3, "0");
  const hex = (value: number, width: number) => value.toString(16).padStart(width, "0");
  return `${hex(seed, 8)}-${hex(plan, 4)}-7${mark}-8000-${hex(number, 12)}`;
}

export function userIdOf(organisation: string): string {
  return `orang-${organisation}`;
}

export function madeUpSlug(plan: number): string {
  return `${MADE_UP_SLUG}${String(plan + 1).padStart(3, "0")}`;
}

/** How many of a total fall to one of several, the first ones taking what is left over. */
export function shareOf(total: number, parts: number, part: number): number {
  return Math.floor(total / parts) + (part < total % parts ? 1 : 0);
}

/** A milestone being made up. */
export type Place = {
  draw: Draw;
  id: (kind: string, count: number) => string;
  number: number;
  plan: number;
  seed: number;
  at: Date;
};

/** `7` as `07`. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** Adds a row to a table. */
export function push(rows: MadeUpRows, table: string, row: MadeUpRows[string][number]): void {
  const list = rows[table];
  if (list === undefined) rows[table] = [row];
  else list.push(row);
}
