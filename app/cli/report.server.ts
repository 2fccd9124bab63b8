import { readFile, stat } from "node:fs/promises";
import { MOST_REPORT_BYTES } from "#app/domain/period-report/file-size.ts";
import type { Verified } from "#app/domain/period-report/finding.ts";
import { verifyReport } from "#app/domain/period-report/verify.ts";
import { keyIdsInPem, nodePorts } from "#app/exchange/signing-key.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { openReports } from "#app/services/period-report/open-reports.server.ts";
import { type Command, type Output, UsageError } from "./command.ts";
import type { Environment } from "./environment.server.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

const OPTIONS = { key: { type: "string" }, previous: { type: "string" }, plan: { type: "string" } } as const;

/** Checks a report file without a network or a database, or lists the reports issued here. */
export const report: Command = async (args, output, environment) => {
  const { positionals, values } = readOptions(args, OPTIONS);
  const [act, path, ...more] = positionals;
  const { key = null, previous = null, plan = null } = values;
  if (act === "verify" && path !== undefined && more.length === 0 && plan === null) {
    return verifyFile({ path, key, previous }, output);
  }
  if (act === "list" && path === undefined && key === null && previous === null) {
    return list(plan, output, environment());
  }
  throw new UsageError("report verify FILE [--key FILE.pem] [--previous FILE] | report list [--plan P]");
};

type Files = { path: string; key: string | null; previous: string | null };

async function verifyFile({ path, key, previous }: Files, output: Output): Promise<number> {
  const { t, say, answer, complain } = output;
  const unread = (name: string) => {
    complain(t("cli.report.unread", { path: name }));
    return 1;
  };
  const bytes = await readAtMost(path);
  if (bytes === null) return unread(path);
  const pem = key === null ? null : await readAtMost(key);
  const keyIds = pem === null ? null : keyIdsInPem(new TextDecoder().decode(pem));
  if (key !== null && keyIds === null) return unread(key);
  const published = previous === null ? null : await digestOf(previous);
  if (previous !== null && published === null) return unread(previous);
  const own = published === null ? [] : await ownDigest(bytes);
  const known = { keyIds, published: published === null ? null : [...published, ...own] };
  const verified = await verifyReport(bytes, nodePorts, known);
  answer(verified);
  for (const line of linesOf(verified, output)) (verified.ok ? say : complain)(line);
  return verified.ok ? 0 : 1;
}

async function ownDigest(bytes: Uint8Array<ArrayBuffer>): Promise<Array<string>> {
  const { facts } = await verifyReport(bytes, nodePorts, { keyIds: null, published: null });
  return facts === null ? [] : [facts.sha256];
}

/** The digest of an earlier report, once that report itself holds; null when it does not. */
async function digestOf(path: string): Promise<Array<string> | null> {
  const bytes = await readAtMost(path);
  if (bytes === null) return null;
  const { ok, facts } = await verifyReport(bytes, nodePorts, { keyIds: null, published: null });
  return ok && facts !== null ? [facts.sha256] : null;
}

function linesOf(
  { ok, findings, facts, signature, key, chain, withheld }: Verified,
  { t }: Output,
): Array<string> {
  const named =
    facts === null
      ? []
      : [`${facts.plan} ${facts.checkpoint} v${facts.version}, ${facts.issuedOn}, SHA-256 ${facts.sha256}`];
  return [
    t(ok ? "report.verifyPage.good" : "report.verifyPage.bad"),
    ...findings.map(({ code, place }) => t(`report.finding.${code}`, { place })),
    ...named,
    t(`report.verifyPage.signature.${signature}`),
    t(`report.verifyPage.key.${key}`),
    t(`report.verifyPage.chain.${chain}`),
    ...(withheld === 0 ? [] : [t("report.verifyPage.withheld", { count: withheld })]),
  ];
}

async function readAtMost(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    if ((await stat(path)).size > MOST_REPORT_BYTES) return null;
    return Uint8Array.from(await readFile(path));
  } catch {
    return null;
  }
}

function list(
  asked: string | null,
  { t, say, answer, complain }: Output,
  environment: Environment,
): Promise<number> {
  return withDeps(environment, async (deps) => {
    const plan = (await openPlan(asked, deps))?.facts.plan.slug;
    if (plan === undefined) {
      complain(t("cli.scorecard.noPlan", { slug: asked ?? "" }));
      return 1;
    }
    const reports = await openReports(plan, deps);
    answer(reports);
    if (reports.length === 0) say(t("report.none"));
    for (const { checkpoint, version, asOf, issuedOn, sha256 } of reports) {
      say(`${checkpoint} v${version}  ${asOf}  ${issuedOn}  ${sha256}`);
    }
    return 0;
  });
}
