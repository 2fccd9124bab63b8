import { CHAINS, type Chain, type ChainHead, chainHeads, headsAt } from "#app/data/chain-heads.server.ts";
import type { AuditFinding } from "#app/domain/audit/finding.ts";
import { type CalendarDate, CalendarDateSchema, plusDays } from "#app/domain/calendar-date.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { chainDay, DAYS_AT_ONCE } from "#app/services/publish-chain-heads.server.ts";

type KeptHead = { chain: Chain } & ChainHead;

/** Computes every published head again, and compares with those somebody kept elsewhere. */
export async function verifyHeads(
  { kept }: { kept: ReadonlyArray<KeptHead> },
  deps: Pick<Deps, "db">,
): Promise<{ findings: Array<AuditFinding>; count: number }> {
  const findings: Array<AuditFinding> = [];
  let count = 0;
  for (const chain of CHAINS) {
    const heads = await chainHeads(deps.db, chain);
    count += heads.length;
    findings.push(...(await differing(chain, heads, deps)));
    findings.push(...keptElsewhere(chain, heads, kept));
  }
  return { findings, count };
}

/** The first head of a chain that it no longer gives: all after it hang on it. */
async function differing(
  chain: Chain,
  heads: ReadonlyArray<ChainHead>,
  { db }: Pick<Deps, "db">,
): Promise<Array<AuditFinding>> {
  const { days, broken } = unbrokenDays(chain, heads);
  let before: ChainHead | null = null;
  for (let from = 0; from < days.length; from += DAYS_AT_ONCE) {
    const again: ReadonlyArray<ChainHead> = await headsAt(
      db,
      chain,
      before,
      days.slice(from, from + DAYS_AT_ONCE).map(chainDay),
    );
    for (const [place, computed] of again.entries()) {
      const head = heads[from + place];
      if (computed.hash !== head?.hash || computed.count !== head.count)
        return [{ kind: "head_differs", chain, day: computed.day }];
    }
    before = again.at(-1) ?? before;
  }
  return broken;
}

/** The days of heads that follow each other, and what is wrong with the first that does not. */
function unbrokenDays(
  chain: Chain,
  heads: ReadonlyArray<ChainHead>,
): { days: Array<CalendarDate>; broken: Array<AuditFinding> } {
  const days: Array<CalendarDate> = [];
  for (const { day } of heads) {
    const read = CalendarDateSchema.safeParse(day);
    if (!read.success) return { days, broken: [{ kind: "head_differs", chain, day }] };
    const last = days.at(-1);
    const due = last === undefined ? read.data : plusDays(last, 1);
    if (read.data !== due) return { days, broken: [{ kind: "head_missing", chain, day: due }] };
    days.push(read.data);
  }
  return { days, broken: [] };
}

function keptElsewhere(
  chain: Chain,
  heads: ReadonlyArray<ChainHead>,
  kept: ReadonlyArray<KeptHead>,
): Array<AuditFinding> {
  const byDay = new Map(heads.map((head) => [head.day, head]));
  const differs = kept.find((head) => {
    const here = byDay.get(head.day);
    return head.chain === chain && (here?.hash !== head.hash || here.count !== head.count);
  });
  return differs === undefined ? [] : [{ kind: "kept_head_differs", chain, day: differs.day }];
}
