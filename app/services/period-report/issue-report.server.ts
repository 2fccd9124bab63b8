import { randomBytes } from "node:crypto";
import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion, readDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertPeriodReport, loadSealedReport, putSigningKey } from "#app/data/period-reports.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { scanText } from "#app/domain/evidence/pii/text.ts";
import { buildContent } from "#app/domain/period-report/build-content.ts";
import { differencesOf } from "#app/domain/period-report/differences.ts";
import { preflightOf } from "#app/domain/period-report/preflight.ts";
import {
  addressDigest,
  digestsOf,
  REPORT_FORMAT,
  type ReportAddress,
  type ReportHead,
  reportFile,
  type SealedReport,
} from "#app/domain/period-report/sealed.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import { nodePorts, openSigner, type Signer } from "#app/exchange/signing-key.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { issueRefusal } from "./may-issue.server.ts";
import { contentOfItems, itemsOf, type OpenedRound, openRound, previewContent } from "./open-round.server.ts";

export type IssueInput = {
  plan: string;
  checkpoint: string;
  asOf: CalendarDate;
  /** Digest of the preview that was read; null where nobody reads one. */
  seen: string | null;
  /** Why the report in force is replaced; empty where there is none. */
  reason: string;
  actor: Actor;
  actorName: string;
};

export type IssueRefusal =
  | ("not_found" | "not_allowed" | "blocked" | "changed_since_preview" | "reason_required" | "personal_data")
  | ("nothing_changed" | "own_level");
export type IssueOutcome =
  | { ok: true; checkpoint: string; version: number; sha256: string }
  | { ok: false; refusal: IssueRefusal };

type IssueDeps = Pick<Deps, "db" | "now" | "newId" | "keyFolder">;

const ATTEMPTS = 3;

/**
 * Issues the report of a round: frozen from facts, sealed, chained to the one before it. Where the round has
 * a report, a new version corrects it, names it and lists what it says differently; nothing is ever edited.
 *
 * @throws {Error} when there is no folder for keys.
 */
export async function issueReport(input: IssueInput, deps: IssueDeps): Promise<IssueOutcome> {
  if (deps.keyFolder === null) throw new Error("there is no folder for the keys that sign reports");
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const dataVersion = await readDataVersion(deps.db);
    const opened = await openRound(input, deps);
    if (opened === null) return { ok: false, refusal: "not_found" };
    const refusal = await refusalOf(input, opened, deps);
    if (refusal !== null) return { ok: false, refusal };
    const signer = openSigner(deps.keyFolder);
    const at = deps.now();
    const report = await seal(input, opened, { at, signer }, deps);
    if (report === null) return { ok: false, refusal: "nothing_changed" };
    const isSaved = await inTransaction(deps.db, async (tx) => {
      if ((await readDataVersion(tx)) !== dataVersion) return false;
      await save(tx, { input, report, opened, signer, at, newId: deps.newId });
      return true;
    });
    const { version } = report.head;
    if (isSaved) return { ok: true, checkpoint: input.checkpoint, version, sha256: report.seal.sha256 };
  }
  return { ok: false, refusal: "changed_since_preview" };
}

async function refusalOf(
  input: IssueInput,
  opened: OpenedRound,
  deps: IssueDeps,
): Promise<IssueRefusal | null> {
  const { indexed, round, levels, replaces } = opened;
  const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
  const refused = issueRefusal(input.actor, opened, today);
  if (refused === "not_allowed") return refused;
  if (round.asOf > today || preflightOf(indexed, round, levels).blocking.length > 0) return "blocked";
  if (refused !== null) return refused;
  if (replaces !== null && input.reason.trim() === "") return "reason_required";
  if (scanText(input.reason).length > 0) return "personal_data";
  if (input.seen !== null && input.seen !== (await previewDigest(opened, deps)))
    return "changed_since_preview";
  return null;
}

/** Digest of what a report of the round would say now: the same for two readers of the same facts. */
export async function previewDigest(opened: OpenedRound, deps: Pick<Deps, "db">): Promise<string> {
  return nodePorts.sha256(canonicalJson(await previewContent(opened, deps)));
}

/** Null when it would say what the report in force says. */
async function seal(
  input: IssueInput,
  opened: OpenedRound,
  { at, signer }: { at: Date; signer: Signer },
  deps: IssueDeps,
): Promise<SealedReport | null> {
  const { addresses, digests: digestOf } = await sealAddresses(opened);
  const contentOf = await contentOfItems(opened, deps);
  const seenOf = (item: string) => ({ content: contentOf(item), address: digestOf.get(item) ?? null });
  const content = buildContent({ ...opened, seenOf });
  const { replaces, issued } = opened;
  const replaced = replaces === null ? null : await loadSealedReport(deps.db, replaces.id);
  const corrections = replaced === null ? [] : differencesOf(replaced.content, content);
  if (replaced !== null && corrections.length === 0) return null;
  const { timeZone } = opened.indexed.facts.plan;
  const today = calendarDateAt(at, timeZone);
  const office = officesOn(input.actor, input.plan, today).find(({ role }) => role === "reviewer");
  const head: ReportHead = {
    ...{ plan: input.plan, checkpoint: input.checkpoint, version: (replaces?.version ?? 0) + 1 },
    ...{ asOf: input.asOf, issuedOn: today, issuedAt: at.toISOString() },
    issuer: { name: input.actorName, organisation: office?.organisation ?? "" },
    prevSha256: lastOfChain(issued, content.illustration),
    replaces:
      replaces === null
        ? null
        : { version: replaces.version, sha256: replaces.sha256, reason: input.reason.trim() },
    ...{ corrections, keyId: signer.keyId },
  };
  const { digests, sha256 } = await digestsOf({ format: REPORT_FORMAT, head, content }, nodePorts);
  return { format: REPORT_FORMAT, head, content, digests, seal: signer.seal(sha256), addresses };
}

/** Digest of the report the next one follows. What is real never follows what is made up, which may be removed. */
function lastOfChain(issued: OpenedRound["issued"], illustration: boolean): string {
  return issued.findLast((report) => illustration || !report.illustration)?.sha256 ?? "";
}

/** Addresses of the evidence with the digests that stand for them in the sealed part. */
async function sealAddresses(opened: OpenedRound) {
  const addresses: Record<string, ReportAddress> = {};
  const digests = new Map<string, string>();
  for (const { id, url, note, hiddenSince } of itemsOf(opened)) {
    if (hiddenSince !== null) continue;
    const address = { salt: randomBytes(16).toString("base64url"), url, note };
    addresses[id] = address;
    digests.set(id, await addressDigest(address, nodePorts));
  }
  return { addresses, digests };
}

type Saving = {
  input: IssueInput;
  report: SealedReport;
  opened: OpenedRound;
  signer: Signer;
  at: Date;
  newId: () => string;
};

async function save(
  tx: Parameters<typeof insertPeriodReport>[0],
  { input, report, opened, signer, at, newId }: Saving,
): Promise<void> {
  const { head, seal: made, content } = report;
  await putSigningKey(tx, { id: signer.keyId, publicKeyPem: signer.publicKeyPem, at });
  const { replaces } = opened;
  const id = newId();
  const { planId } = await insertPeriodReport(tx, {
    ...{ id, plan: input.plan, at, userId: input.actor.userId, report, json: reportFile(report) },
    ...{ replacesId: replaces?.id ?? null, illustration: content.illustration },
  });
  const action = replaces === null ? "period_report.issued" : "period_report.corrected";
  await appendAudit(
    tx,
    {
      ...{ actorId: input.actor.userId, actorLabel: input.actorName, action, planId },
      ...{ subjectType: "period_report", subjectId: id, reason: head.replaces?.reason ?? null },
      before: replaces === null ? null : { version: replaces.version, sha256: replaces.sha256 },
      after: { checkpoint: head.checkpoint, version: head.version, asOf: head.asOf, sha256: made.sha256 },
    },
    { at },
  );
  await bumpDataVersion(tx);
}
