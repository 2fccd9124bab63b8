import {
  CHAINS,
  type Chain,
  type ChainHead,
  firstEntryAt,
  headAt,
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
/** Heads written in one transaction, so that years of them do not keep others from writing. */
const AT_ONCE = 100;

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

async function publish(chain: Chain, deps: ChainDeps): Promise<number> {
  const ended = plusDays(calendarDateAt(new Date(deps.now().getTime() - GRACE_MS), CHAIN_DAYS_ZONE), -1);
  let before = await lastChainHead(deps.db, chain);
  let day = await nextDay(chain, before?.day ?? null, deps);
  let heads: Array<ChainHead> = [];
  let written = 0;
  const save = async () => {
    await saveChainHeads(deps.db, chain, heads, { newId: deps.newId, at: deps.now() });
    written += heads.length;
    heads = [];
  };
  let next = day === null ? null : await firstEntryAt(deps.db, chain, boundsOf(day).from);
  while (day !== null && day <= ended) {
    const { from, to } = boundsOf(day);
    if (before !== null && (next === null || next >= to)) before = { ...before, day };
    else {
      before = { day, ...(await headAt(deps.db, chain, before, { from, to })) };
      next = await firstEntryAt(deps.db, chain, to);
    }
    heads.push(before);
    if (heads.length === AT_ONCE) await save();
    day = plusDays(day, 1);
  }
  await save();
  return written;
}

async function nextDay(chain: Chain, last: string | null, deps: ChainDeps): Promise<CalendarDate | null> {
  if (last !== null) return plusDays(CalendarDateSchema.parse(last), 1);
  const began = await firstEntryAt(deps.db, chain);
  return began === null ? null : calendarDateAt(began, CHAIN_DAYS_ZONE);
}

/** First instant of a day of the chains, and of the day after it. */
export function boundsOf(day: CalendarDate): { from: Date; to: Date } {
  const midnight = (date: CalendarDate) => new Date(`${date}T00:00:00${ZONE_OFFSET}`);
  return { from: midnight(day), to: midnight(plusDays(day, 1)) };
}
