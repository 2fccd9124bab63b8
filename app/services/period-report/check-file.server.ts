import { listSigningKeys, publishedDigests } from "#app/data/period-reports.server.ts";
import type { Verified } from "#app/domain/period-report/finding.ts";
import { verifyReport } from "#app/domain/period-report/verify.ts";
import { nodePorts } from "#app/exchange/signing-key.server.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type PublisherFacts = {
  keys: Array<{ id: string; publicKeyPem: string; createdAt: string }>;
  /** Digests of every report issued here. */
  published: Array<string>;
};

/** What a browser needs to check a report against what this site has issued. */
export async function openPublisher({ db }: Pick<Deps, "db">): Promise<PublisherFacts> {
  const keys = await listSigningKeys(db);
  return {
    keys: keys.map(({ id, publicKeyPem, createdAt }) => ({ id, publicKeyPem, createdAt })),
    published: await publishedDigests(db),
  };
}

/** Checks a report file against what this site has issued. Nothing of it is kept. */
export async function checkReportFile(
  bytes: Uint8Array<ArrayBuffer>,
  deps: Pick<Deps, "db">,
): Promise<Verified> {
  const { keys, published } = await openPublisher(deps);
  return verifyReport(bytes, nodePorts, { keyIds: keys.map(({ id }) => id), published });
}
