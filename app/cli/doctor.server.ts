import type { HealthFinding } from "#app/domain/operation/health.ts";
import type { PlaceFinding } from "#app/domain/operation/place.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { examinePlace } from "#app/services/operation/examine-place.server.ts";
import { openOperation } from "#app/services/operation/open-operation.server.ts";
import { type Command, type Output, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

/** Looks at everything an installation needs and says what to do; exit 1 when something needs a hand. */
export const doctor: Command = async (args, output, environment) => {
  const { positionals, values } = readOptions(args, { deep: { type: "boolean" } });
  if (positionals.length > 0) throw new UsageError("doctor [--deep]");
  const settings = environment();
  return withDeps(settings, async (deps) => {
    const { databaseUrl, smtpUrl } = settings;
    const provider = databaseUrl.startsWith("file:") ? "sqlite" : "postgresql";
    const place = await examinePlace({ ...settings, provider, nodeVersion: process.version }, deps);
    const { findings } = await openOperation({ hasMailServer: smtpUrl !== null }, deps);
    const record = values.deep === true ? await verifyAll({ kept: [] }, deps) : null;
    output.answer({ place, findings, record });
    for (const finding of place) output.say(placeLine(finding, output));
    for (const finding of findings) output.say(healthLine(finding, output));
    if (record !== null) output.say(recordLine(record.findings.length, output));
    const wrong =
      place.filter(({ ok }) => !ok).length +
      findings.filter(({ level }) => level === "bad").length +
      (record?.findings.length ?? 0);
    output.say(output.t(wrong === 0 ? "cli.doctor.fine" : "cli.doctor.wrong", { count: wrong }));
    return wrong === 0 ? 0 : 1;
  });
};

function placeLine({ check, ok, name }: PlaceFinding, { t }: Output): string {
  return `${mark(ok)} ${t(ok ? `cli.doctor.good.${check}` : `cli.doctor.bad.${check}`, { name })}`;
}

function healthLine({ check, level, code, count, name }: HealthFinding, { t }: Output): string {
  const what = t(`operation.check.${check}`);
  return `${level === "notice" ? "–" : mark(level === "good")} ${what}: ${t(`operation.says.${code}`, { count, name })}`;
}

function recordLine(findings: number, { t }: Output): string {
  return `${mark(findings === 0)} ${t(findings === 0 ? "cli.audit.good" : "cli.audit.bad", { count: findings })}`;
}

function mark(ok: boolean): string {
  return ok ? "+" : "!";
}
