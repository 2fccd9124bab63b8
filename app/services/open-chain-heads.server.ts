import { CHAINS, type Chain, type ChainHead, chainHeads } from "#app/data/chain-heads.server.ts";
import { GENESIS_HASH } from "#app/domain/evidence/chain.ts";
import type { Deps } from "./deps.server.ts";
import { CHAIN_DAYS_ZONE } from "./publish-chain-heads.server.ts";

/** Where the chains stood when each day had ended; `count` is the number of entries up to then. */
export type PublishedChains = {
  timeZone: string;
  /** The hash before the first entry, 64 hexadecimal digits. */
  genesis: string;
  /** Chain by chain, oldest day first. */
  heads: Array<{ chain: Chain } & ChainHead>;
};

/** Every head written down so far, for whoever wants to keep a copy. */
export async function openChainHeads({ db }: Pick<Deps, "db">): Promise<PublishedChains> {
  const heads: PublishedChains["heads"] = [];
  for (const chain of CHAINS) {
    for (const head of await chainHeads(db, chain)) heads.push({ chain, ...head });
  }
  return { timeZone: CHAIN_DAYS_ZONE, genesis: GENESIS_HASH, heads };
}
