import { z } from "zod";
import { CHAINS, type Chain, type ChainHead } from "#app/data/chain-heads.server.ts";

const FileSchema = z.object({
  heads: z.array(
    z.object({ chain: z.enum(CHAINS), day: z.string(), hash: z.string(), count: z.number().int() }),
  ),
});

/** The heads in a copy of `/rantai.json` somebody kept; null when the text is no such copy. */
export function readKeptHeads(text: string | null): Array<{ chain: Chain } & ChainHead> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return FileSchema.parse(value).heads;
  } catch {
    return null;
  }
}
