import { CHAINS, type Chain, type ChainHead, chainHeads, headAt } from "#app/data/chain-heads.server.ts";
import type { AuditFinding } from "#app/domain/audit/finding.ts";
import { type CalendarDate, CalendarDateSchema, plusDays } from "#app/domain/calendar-date.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { boundsOf } from "#app/services/publish-chain-heads.server.ts";

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
  let before: ChainHead | null = null;
  let due: CalendarDate | null = null;
  for (const head of heads) {
    const read = CalendarDateSchema.safeParse(head.day);
    if (!read.success) return [{ kind: "head_differs", chain, day: head.day }];
    if (due !== null && read.data !== due) return [{ kind: "head_missing", chain, day: due }];
    const again = await headAt(db, chain, before, boundsOf(read.data));
    if (again.hash !== head.hash || again.count !== head.count) {
      return [{ kind: "head_differs", chain, day: head.day }];
    }
    before = head;
    due = plusDays(read.data, 1);
  }
  return [];
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
