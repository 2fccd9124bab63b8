import { lookUpCatalogue } from "#app/data/catalogue-lookup.server.ts";
import { loadRobots } from "#app/data/host-leases.server.ts";
import { type EvidenceUrl, parseEvidenceUrl } from "#app/domain/evidence/canonical-url.ts";
import { bareContext } from "#app/domain/evidence/check-context.ts";
import type { EvidenceRole } from "#app/domain/evidence/evidence-item.ts";
import { extensionOfUrl } from "#app/domain/evidence/file-name.ts";
import { FORMATS, formatOf } from "#app/domain/evidence/formats.ts";
import { type MatchResult, matchCatalogue } from "#app/domain/evidence/match.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { runChecks } from "#app/domain/evidence/run-checks.ts";
import { PUBLIC_PORTS, type UrlRefusal } from "#app/domain/evidence/url-policy.ts";
import { type ItemVerdict, itemVerdict } from "#app/domain/evidence/verdict.ts";
import type { Deps } from "./deps.server.ts";
import { robotsOf } from "./host-robots.server.ts";
import { paceOf } from "./host-turn.server.ts";
import { subjectOf } from "./judge-looks.server.ts";
import { observeAddress } from "./observe-address.server.ts";

export type CheckedUrl =
  | { ok: true; verdict: ItemVerdict; checks: Array<CheckResult>; observation: Observation }
  | { ok: false; refusal: UrlRefusal };

export type UrlToCheck = {
  url: string;
  /** What the address is offered as; null to judge it as what it looks like. */
  role: EvidenceRole | null;
};

/** Opens one address now and judges it by itself. Nothing is stored. */
export async function checkUrl(asked: string | UrlToCheck, deps: Deps): Promise<CheckedUrl> {
  const { url: typed, role } = typeof asked === "string" ? { url: asked, role: null } : asked;
  const address = parseEvidenceUrl(typed, { allow: deps.allow, ports: PUBLIC_PORTS });
  if (!address.ok) return address;
  const observation = await lookOnce(address, deps);
  const sight = { observation, history: [], lastFull: null };
  const subject = subjectOf(address.url, sight);
  const match = matchCatalogue(subject, await lookUpCatalogue(deps.db, [subject]));
  const context = { ...bareContext(role ?? likelyRole(address.url, match)), match };
  const declaredFormat = match !== null && "tier" in match ? match.declaredFormat : null;
  const checks = runChecks(observation, [], { ...context, declaredFormat });
  return { ok: true, verdict: itemVerdict(checks, null, observation.at).verdict, checks, observation };
}

async function lookOnce({ url, host }: EvidenceUrl, deps: Deps): Promise<Observation> {
  const known = await robotsOf(url, await loadRobots(deps.db, host), deps);
  return observeAddress(
    {
      ...{
        url,
        etag: null,
        lastModified: null,
        probes: [],
        lastFinalUrl: null,
        keeps: false,
        lastSha256: null,
      },
      ...{ robots: known?.record ?? null, pace: paceOf(host, null, deps.allow) },
    },
    deps,
  );
}

function likelyRole(url: string, match: MatchResult): EvidenceRole {
  if (match !== null && "level" in match && match.level === "dataset") return "dataset-page";
  const format = formatOf(extensionOfUrl(url));
  if (format === null) return match === null ? "web-page" : "data-file";
  const { family } = FORMATS[format];
  if (family === "page") return "web-page";
  return family === "document" || family === "image" ? "document" : "data-file";
}
