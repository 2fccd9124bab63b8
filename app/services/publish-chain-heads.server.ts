import {
  CHAINS,
  type Chain,
  type ChainDay,
  type ChainHead,
  chainBegan,
  headsAt,
  lastChainHead,
  saveChainHeads,
} from "#app/data/chain-heads.server.ts";
import {
  type CalendarDate,
  CalendarDateSchema,
  calendarDateAt,
  plusDays,
} from "#app/domain/calendar-date.ts";
import type { Deps } from "./deps.server.ts";

/** Days end in this zone. */
export const CHAIN_DAYS_ZONE = "Asia/Jakarta";
const ZONE_OFFSET = "+07:00";
/** A look begun before midnight may be saved this much after it. */
const GRACE_MS = 3_600_000;

type ChainDeps = Pick<Deps, "db" | "now" | "newId">;

/**
 * Writes down where the chains of observations and of the audit log stood at the end of every day that
 * has none yet, so that nothing can be put in behind it. Returns how many heads were written.
 */
export async function publishChainHeads(deps: ChainDeps): Promise<number> {
  let written = 0;
  for (const chain of CHAINS) written += await publish(chain, deps);
  return written;
}

/** Heads made and written together: a service that stood still catches up soon, and holds a month's entries at most. */
export const DAYS_AT_ONCE = 31;

async function publish(chain: Chain, deps: ChainDeps): Promise<number> {
  const ended = plusDays(calendarDateAt(new Date(deps.now().getTime() - GRACE_MS), CHAIN_DAYS_ZONE), -1);
  let before = await lastChainHead(deps.db, chain);
  let written = 0;
  for (;;) {
    const days = daysFrom(await nextDay(chain, before?.day ?? null, deps), ended);
    if (days.length === 0) return written;
    const heads: Array<ChainHead> = await headsAt(deps.db, chain, before, days.map(chainDay));
    await saveChainHeads(deps.db, { chain, heads }, { newId: deps.newId, at: deps.now() });
    before = heads.at(-1) ?? before;
    written += heads.length;
  }
}

function daysFrom(first: CalendarDate | null, ended: CalendarDate): Array<CalendarDate> {
  const days: Array<CalendarDate> = [];
  for (let day = first; day !== null && day <= ended && days.length < DAYS_AT_ONCE; day = plusDays(day, 1))
    days.push(day);
  return days;
}

async function nextDay(chain: Chain, last: string | null, deps: ChainDeps): Promise<CalendarDate | null> {
  if (last !== null) return plusDays(CalendarDateSchema.parse(last), 1);
  const began = await chainBegan(deps.db, chain);
  return began === null ? null : calendarDateAt(began, CHAIN_DAYS_ZONE);
}

export function chainDay(day: CalendarDate): ChainDay {
  return { day, ...boundsOf(day) };
}

/** First instant of a day of the chains, and of the day after it. */
export function boundsOf(day: CalendarDate): { from: Date; to: Date } {
  const midnight = (date: CalendarDate) => new Date(`${date}T00:00:00${ZONE_OFFSET}`);
  return { from: midnight(day), to: midnight(plusDays(day, 1)) };
}
