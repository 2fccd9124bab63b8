import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startJobs } from "#app/jobs/schedule.server.ts";
import { letHeapGrowBy } from "#app/jobs/small-heap.server.ts";
import { startServer } from "#app/server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { loadPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { openPublicReads, withoutReplica } from "#app/services/read-replica.server.ts";
import { openSearchIndex } from "#app/services/search/search-index.server.ts";
import type { Command, Output } from "./command.ts";
import { addDemonstration, PORTAL_HOST, portalPort } from "./demonstration.server.ts";
import type { Environment } from "./environment.server.ts";
import { mailJobOf } from "./mail-job.server.ts";
import { openDeps } from "./open-deps.server.ts";
import { problemLine } from "./problem-line.ts";
import { sessionSecretOf } from "./session-secret.server.ts";
import { untilStopped } from "./until-stopped.ts";

/**
 * What V8 lets the heap grow by, in percent of what lives, before it collects. Left alone it is three hundred where
 * memory is plentiful, and the process takes four times what it needs.
 */
const HEAP_GROWS_BY = 100;

/** Runs the site and the evidence worker until stopped. */
export const serve: Command = async (_args, output, environment) => {
  letHeapGrowBy(HEAP_GROWS_BY);
  const settings = environment();
  const allow = settings.demo ? [{ host: PORTAL_HOST, port: portalPort(settings) }] : [];
  const { deps, close } = await openDeps(settings, allow);
  const stops: Array<() => Promise<void>> = [];
  try {
    if (!(await ensurePlan(deps, output))) return 1;
    const demonstration = settings.demo ? await addDemonstration(settings, deps) : null;
    if (demonstration !== null) stops.push(demonstration.stop);
    const { replicaUrl } = settings;
    const publicReads = replicaUrl === null ? withoutReplica(deps) : await openPublicReads(replicaUrl, deps);
    stops.push(publicReads.close);
    const server = await startServer({
      ...{ deps, publicReads },
      host: settings.host,
      port: settings.port,
      clientDir: clientDir(),
      trustedProxies: settings.trustedProxies,
      session: { secret: sessionSecretOf(settings), secure: settings.publicUrl.startsWith("https:") },
      publicOrigin: settings.publicUrl === ownOrigin(settings) ? null : settings.publicUrl,
      mail: { origin: settings.publicUrl, hasServer: settings.smtpUrl !== null },
      metricsToken: settings.metricsToken,
      openId: settings.openId,
    });
    stops.unshift(server.stop);
    const jobs = startJobs(deps, {}, mailJobOf(settings), ["web", "worker"]);
    stops.unshift(jobs.stop);
    if (demonstration !== null) announce(demonstration, output);
    output.say(output.t("cli.serve.ready", { url: server.origin }));
    openSearchIndex(deps).catch((error: unknown) => deps.log.error({ err: error }, "no search index"));
    await untilStopped();
    output.say(output.t("cli.serve.stopping"));
    return 0;
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    output.complain(output.t("cli.serve.busy", { port: String(error.port) }));
    return 1;
  } finally {
    for (const stop of stops) await stop();
    await close();
  }
};

/** An empty installation starts with the real plan, so that there is something to look at. */
async function ensurePlan(deps: Deps, { t, say, complain }: Output): Promise<boolean> {
  if ((await openPlan(null, deps)) !== null) return true;
  const loaded = await loadPlanFolder("ran-ogi-vii", deps);
  if (!loaded.ok) {
    for (const problem of loaded.problems) complain(problemLine(problem, t));
    return false;
  }
  const { created, updated, unchanged } = loaded;
  say(t("cli.seed.done", { created, updated, unchanged }));
  return true;
}

function announce(demonstration: Awaited<ReturnType<typeof addDemonstration>>, { t, say }: Output): void {
  say(t("cli.serve.demo", { url: demonstration.portalOrigin }));
  const widest = Math.max(...demonstration.accounts.map((account) => account.email.length));
  for (const account of demonstration.accounts) {
    say(`  ${account.email.padEnd(widest)}  ${account.password}  ${account.name}`);
  }
}

/** What PUBLIC_URL defaults to: readers may as well use another name of this computer. */
function ownOrigin({ host, port }: Environment): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The client files stand beside the server bundle. */
function clientDir(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "client")) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, "client");
}

function isPortTaken(error: unknown): error is Error & { port: number } {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE" && "port" in error;
}
