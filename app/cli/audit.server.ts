import { readFile } from "node:fs/promises";
import type { AuditFinding, AuditVerified } from "#app/domain/audit/finding.ts";
import { readKeptHeads } from "#app/services/audit/kept-heads.server.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { type Command, type Output, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

const OPTIONS = { heads: { type: "string" } } as const;

/** Walks the whole record and names what was tampered with. Exit 1 when something was. */
export const audit: Command = async (args, output, environment) => {
  const { positionals, values } = readOptions(args, OPTIONS);
  const { t, answer, complain } = output;
  const [act, ...more] = positionals;
  if (act !== "verify" || more.length > 0) throw new UsageError("audit verify [--heads FILE.json]");
  const kept = values.heads === undefined ? [] : readKeptHeads(await textOf(values.heads));
  if (kept === null) {
    complain(t("cli.audit.headsUnread", { path: values.heads ?? "" }));
    return 2;
  }
  return withDeps(environment(), async (deps) => {
    const verified = await verifyAll({ kept }, deps);
    answer(verified);
    print(verified, output);
    return verified.ok ? 0 : 1;
  });
};

async function textOf(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(() => null);
}

function print({ ok, findings, seen }: AuditVerified, { t, say, complain }: Output): void {
  say(t("cli.audit.seen", seen));
  if (ok) say(t("cli.audit.good"));
  else complain(t("cli.audit.bad", { count: findings.length }));
  for (const finding of findings) complain(`  ${lineOf(finding, t)}`);
}

function lineOf(finding: AuditFinding, t: Output["t"]): string {
  const { kind, ...place } = finding;
  return t(`cli.audit.finding.${kind}`, place);
}
