import { startSamplePortal } from "#app/jobs/sample-portal.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { issueSampleReport } from "#app/services/illustration/issue-sample-report.server.ts";
import { loadIllustration, SAMPLE_CATALOGUE } from "#app/services/illustration/load-illustration.server.ts";
import type { Environment } from "./environment.server.ts";

export const PORTAL_HOST = "127.0.0.1";

/** The sample portal listens beside the site. */
export function portalPort({ port }: Pick<Environment, "port">): number {
  return port === 0 ? 3001 : port + 1;
}

export function portalOrigin(settings: Pick<Environment, "port">): string {
  return `http://${PORTAL_HOST}:${portalPort(settings)}`;
}

export type Demonstration = {
  portalOrigin: string;
  accounts: ReadonlyArray<{ email: string; password: string; name: string }>;
  stop: () => Promise<void>;
};

/** Serves the sample portal, loads the illustration, harvests the portal's catalogue and issues a report. */
export async function addDemonstration(settings: Environment, deps: Deps): Promise<Demonstration> {
  const portal = await startSamplePortal({ host: PORTAL_HOST, port: portalPort(settings) });
  const { accounts } = await loadIllustration(
    { portalOrigin: portal.origin, dataDir: settings.dataDir },
    deps,
  );
  await harvestCatalogue(SAMPLE_CATALOGUE, deps);
  await issueSampleReport(deps);
  return { portalOrigin: portal.origin, accounts, stop: portal.stop };
}
