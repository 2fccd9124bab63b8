import { lookUpCatalogue } from "#app/data/catalogue-lookup.server.ts";
import { loadDeclared } from "#app/data/declared-read.server.ts";
import { loadRobots } from "#app/data/host-leases.server.ts";
import { type EvidenceUrl, parseEvidenceUrl } from "#app/domain/evidence/canonical-url.ts";
import type { EvidenceRole } from "#app/domain/evidence/evidence-item.ts";
import { extensionOfUrl } from "#app/domain/evidence/file-name.ts";
import { FORMATS, formatOf } from "#app/domain/evidence/formats.ts";
import { type MatchResult, matchCatalogue } from "#app/domain/evidence/match.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { runChecks } from "#app/domain/evidence/run-checks.ts";
import { PUBLIC_PORTS, type UrlRefusal } from "#app/domain/evidence/url-policy.ts";
import { type ItemVerdict, itemVerdict } from "#app/domain/evidence/verdict.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { Deps } from "./deps.server.ts";
import { robotsOf } from "./host-robots.server.ts";
import { paceOf } from "./host-turn.server.ts";
import { contextOf } from "./item-context.server.ts";
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

/** An address that is filed nowhere: no institution owes it, no plan demands anything of it. */
const NOBODYS = { owners: [], plan: { id: "", slug: "", timeZone: HOME_ZONE } };
const NOTHING_FILED = {
  ...{ facts: null, plan: null, catalogues: [], acceptedLook: null, closures: [], columnDecisions: [] },
};

/** Opens one address now and judges it by itself, with what a catalogue declares of it. Nothing is stored. */
export async function checkUrl(asked: string | UrlToCheck, deps: Deps): Promise<CheckedUrl> {
  const { url: typed, role } = typeof asked === "string" ? { url: asked, role: null } : asked;
  const address = parseEvidenceUrl(typed, { allow: deps.allow, ports: PUBLIC_PORTS });
  if (!address.ok) return address;
  const observation = await lookOnce(address, deps);
  const sight = { observation, history: [], lastFull: null };
  const subject = subjectOf(address.url, sight);
  const match = matchCatalogue(subject, await lookUpCatalogue(deps.db, [subject]));
  const item = { url: address.url, role: role ?? likelyRole(address.url, match), ...NOBODYS };
  const single = match !== null && "tier" in match ? match : null;
  const declared = single === null ? null : (await loadDeclared(deps.db, [single]))(single);
  const context = contextOf(item, { ...NOTHING_FILED, match, declared }, observation);
  const checks = runChecks(observation, [], context);
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
