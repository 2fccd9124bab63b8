import { createHash } from "node:crypto";
import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { deleteIllustration } from "#app/data/illustration-delete.server.ts";
import {
  demoUserId,
  findIllustrationKeys,
  type IllustrationKeys,
  insertSampleClosure,
  insertSampleReport,
  loadedIllustration,
  milestonesOfSlots,
  putDemoUser,
  putSampleCatalogue,
} from "#app/data/illustration-write.server.ts";
import { findCredentials } from "#app/data/users.server.ts";
import { parseEvidenceUrl } from "#app/domain/evidence/canonical-url.ts";
import { type AllowEntry, hostName, PUBLIC_PORTS, portOf } from "#app/domain/evidence/url-policy.ts";
import type { Closure, Report } from "#app/domain/facts.ts";
import type { IllustrationFrame } from "#app/exchange/illustration.ts";
import type { SampleTalk } from "#app/exchange/illustration-talk.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { hashPassword, isPassword } from "#app/services/passwords.server.ts";
import { refusedSampleFacts } from "./check-sample-facts.server.ts";
import { type DemoAccount, demoAccounts } from "./demo-accounts.server.ts";
import { readIllustrationFiles } from "./read-illustration-files.server.ts";
import { sampleClosures, sampleReports } from "./sample-facts.server.ts";
import { saveSampleTalk } from "./save-sample-talk.server.ts";

/** Slug of the sample portal's catalogue. */
export const SAMPLE_CATALOGUE = "portal-contoh";

const LOADING_MS = 120_000;

type LoadDeps = Pick<Deps, "db" | "now" | "newId">;
type HashedAccount = DemoAccount & { passwordHash: string };
type Loading = {
  frame: IllustrationFrame;
  accounts: ReadonlyArray<HashedAccount>;
  reports: ReadonlyArray<Report>;
  closures: ReadonlyArray<Closure>;
  talk: SampleTalk;
  allow: ReadonlyArray<AllowEntry>;
  portalOrigin: string;
  /** Changes with the files and with the portal's address. */
  fingerprint: string;
};

/**
 * Lays the illustration over the plan, once: it is loaded again, from its beginning, only when its files or
 * the portal's address changed. What demonstration accounts did in the meantime goes with it.
 *
 * @throws {Error} when the plan is not loaded, or a row breaks a rule of the product.
 */
export async function loadIllustration(
  { portalOrigin, dataDir }: { portalOrigin: string; dataDir: string },
  deps: LoadDeps,
): Promise<{ loaded: boolean; accounts: ReadonlyArray<DemoAccount> }> {
  const { source, digest } = await readIllustrationFiles();
  const accounts = await demoAccounts(
    source.accounts.map(({ value }) => value),
    dataDir,
  );
  const at = deps.now();
  const portal = new URL(portalOrigin);
  const loading: Loading = {
    frame: source.frame,
    accounts: await withHashes(accounts, deps),
    reports: sampleReports(source, { portalOrigin, recordedAt: at.toISOString() }),
    closures: sampleClosures(source, at.toISOString()),
    talk: source.talk,
    allow: [{ host: hostName(portal), port: portOf(portal) }],
    portalOrigin,
    fingerprint: createHash("sha256").update(digest).update(portalOrigin).digest("hex"),
  };
  await refuseBadFacts(loading, deps);
  const loaded = await inTransaction(deps.db, (tx) => save(tx, loading, at, deps.newId), {
    timeoutMs: LOADING_MS,
  });
  return { loaded, accounts };
}

/** A password that still opens its account keeps its hash, so that a start changes nothing. */
async function withHashes(
  accounts: ReadonlyArray<DemoAccount>,
  { db }: LoadDeps,
): Promise<Array<HashedAccount>> {
  const hashed: Array<HashedAccount> = [];
  for (const account of accounts) {
    const kept = (await findCredentials(db, account.email))?.passwordHash ?? null;
    const stillOpens = kept !== null && (await isPassword(account.password, kept));
    hashed.push({ ...account, passwordHash: stillOpens ? kept : await hashPassword(account.password) });
  }
  return hashed;
}

async function refuseBadFacts({ frame, reports, allow }: Loading, deps: LoadDeps): Promise<void> {
  if (frame.catalogue.slug !== SAMPLE_CATALOGUE)
    throw new Error(`ilustrasi.yaml: slug must be ${SAMPLE_CATALOGUE}`);
  const plan = await openPlan(frame.plan, deps);
  if (plan === null) throw new Error(`the illustration needs the plan ${frame.plan}: load it first (seed)`);
  const refused = refusedSampleFacts(reports, plan, allow);
  if (refused.length > 0)
    throw new Error(`the illustration breaks rules of the product:\n${refused.join("\n")}`);
}

async function save(tx: Tx, loading: Loading, at: Date, newId: () => string): Promise<boolean> {
  const keys = await findIllustrationKeys(tx, loading.frame.plan);
  const isLoaded = (await loadedIllustration(tx)) === loading.fingerprint;
  if (!isLoaded) await deleteIllustration(tx);
  for (const account of loading.accounts) await putDemoUser(tx, account, { keys, at, newId });
  if (isLoaded) return false;
  await saveFacts(tx, loading, { keys, at, newId });
  await saveTalk(tx, loading, { keys, at, newId });
  const counts = { reports: loading.reports.length, closures: loading.closures.length };
  await appendAudit(
    tx,
    {
      ...{ actorId: null, actorLabel: "capaian", action: "illustration.loaded", planId: keys.planId },
      ...{ subjectType: "illustration", subjectId: loading.frame.plan, before: null, reason: null },
      after: { ...counts, fingerprint: loading.fingerprint, portalOrigin: loading.portalOrigin },
    },
    { at },
  );
  await bumpDataVersion(tx);
  return true;
}

async function saveFacts(
  tx: Tx,
  { frame, portalOrigin, reports, closures, allow }: Loading,
  to: { keys: IllustrationKeys; at: Date; newId: () => string },
): Promise<void> {
  await putSampleCatalogue(
    tx,
    { ...frame.catalogue, titleEn: frame.catalogue.title_en, url: portalOrigin },
    to,
  );
  const policy = { allow, ports: PUBLIC_PORTS };
  for (const report of reports) {
    const addresses = new Map(report.items.map((item) => [item.id, addressOf(item.url, policy)]));
    await insertSampleReport(tx, report, { ...to, addresses });
  }
  for (const closure of closures) await insertSampleClosure(tx, closure, to);
}

async function saveTalk(
  tx: Tx,
  { accounts, talk }: Loading,
  { keys, at, newId }: { keys: IllustrationKeys; at: Date; newId: () => string },
): Promise<void> {
  const accountOf = (slug: string) => {
    const found = accounts.find(
      ({ organisation, role }) => organisation === slug && role !== "administrator",
    );
    if (found === undefined) throw new Error(`talk.yaml: accounts.csv has nobody of ${slug}`);
    return demoUserId(found.email);
  };
  const slots = await milestonesOfSlots(tx, keys.planId);
  const milestoneOf = (slot: string) => {
    const found = slots.get(slot);
    if (found === undefined) throw new Error(`talk.yaml: the plan has no slot ${slot}`);
    return found;
  };
  await saveSampleTalk(tx, talk, { planId: keys.planId, at, newId, accountOf, milestoneOf });
}

function addressOf(url: string, policy: Parameters<typeof parseEvidenceUrl>[1]) {
  const address = parseEvidenceUrl(url, policy);
  if (!address.ok) throw new Error(`evidence.csv: ${url}: ${address.refusal}`);
  return address;
}
