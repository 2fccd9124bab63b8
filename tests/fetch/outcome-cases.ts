import type { Server } from "node:https";
import type { CheckContext } from "#app/domain/evidence/check-context.ts";
import type { EvidenceRole } from "#app/domain/evidence/evidence-item.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/evidence/history.ts";
import type { Match } from "#app/domain/evidence/match.ts";
import { failing, type Look, NAME, portOf, type Sites, START, toLoopback } from "./outcome-sites.ts";
import { TEST_CERTIFICATE } from "./test-certificate.ts";

export type Case = {
  code: string;
  role?: EvidenceRole;
  /** One look, or several of which the last is judged. Built late: ports are not known before. */
  looks: (sites: Sites) => Array<Look>;
  context?: Partial<CheckContext>;
};

const once = (at: string) => (): Array<Look> => [{ at }];
const repeated = (look: Look, times: ReadonlyArray<number>) =>
  [0, ...times].map((after) => ({ ...look, after }));
const again =
  (look: Look, ...times: Array<number>) =>
  (): Array<Look> =>
    repeated(look, times);

const overTls = (site: Server, more: Omit<Look, "at"> = {}, path = "/"): Look => ({
  ...{ at: `https://${NAME}:${portOf(site)}${path}`, lookup: toLoopback, ...more },
});
const unresolved = ({ plain }: Sites, code: string): Look => ({
  ...{ at: `http://${NAME}:${plain.port}/`, lookup: failing(code) },
});

const match: Match = {
  ...{ tier: "M1", confidence: 1, level: "resource", resourceId: "r", datasetId: "d", datasetTitle: "Hasil" },
  ...{
    typed: "x",
    matched: "x",
    publisherId: "kpu",
    publisherName: "KPU",
    declaredFormat: null,
    withdrawnAt: null,
  },
};
const fresh = {
  name: "Open Data",
  kind: "ckan",
  completeAt: START.toISOString(),
  attemptedAt: null,
} as const;
const stale = { ...fresh, completeAt: "2026-10-01T00:00:00.000Z" };

/** Every code of C1–C4 that a server can make. */
export const CASES: ReadonlyArray<Case> = [
  { code: "OK", looks: once("/ok.csv") },
  {
    code: "UNCHANGED_304",
    looks: () => [{ at: "/etag.csv" }, { at: "/etag.csv", etag: '"v1"', after: DAY_MS }],
  },
  { code: "MOVED_PERMANENTLY", looks: once("/moved") },
  {
    code: "HTTPS_DOWNGRADED",
    looks: ({ trusted }) => [overTls(trusted, { ca: TEST_CERTIFICATE }, "/turun")],
  },
  {
    code: "CERT_EXPIRES_SOON",
    looks: ({ trusted }) => [
      overTls(trusted, { ca: TEST_CERTIFICATE, now: new Date("2119-12-25T00:00:00Z") }),
    ],
  },
  { code: "LONG_UNVERIFIABLE", looks: again({ at: "/500" }, 7 * DAY_MS, 14 * DAY_MS) },
  { code: "GONE_ONCE", looks: once("/410") },
  { code: "GONE", looks: again({ at: "/410" }, HOUR_MS) },
  { code: "NOT_FOUND_ONCE", looks: once("/404") },
  { code: "NOT_FOUND", looks: again({ at: "/404" }, DAY_MS) },
  {
    code: "NO_SUCH_HOST_UNCONFIRMED",
    looks: (sites) => [unresolved(sites, "ENOTFOUND")],
  },
  {
    code: "NO_SUCH_HOST",
    looks: (sites) => repeated(unresolved(sites, "ENOTFOUND"), [DAY_MS, 3 * DAY_MS]),
  },
  { code: "CERT_INVALID_UNCONFIRMED", looks: ({ trusted }) => [overTls(trusted)] },
  { code: "CERT_INVALID", looks: ({ trusted }) => repeated(overTls(trusted), [DAY_MS, 3 * DAY_MS]) },
  { code: "CERT_CHAIN_INCOMPLETE", looks: ({ orphan }) => [overTls(orphan)] },
  { code: "REDIRECT_LOOP", looks: once("/loop-a") },
  { code: "URL_FORBIDDEN", looks: once("/to-file") },
  { code: "EMPTY_BODY", looks: once("/empty") },
  { code: "BODY_CUT_ONCE", looks: once("/cut") },
  { code: "BODY_CUT", looks: again({ at: "/cut" }, HOUR_MS) },
  { code: "TIMEOUT", looks: once("/silent") },
  { code: "UNREACHABLE", looks: once("/reset") },
  {
    code: "DNS_FAILED",
    looks: (sites) => [unresolved(sites, "EAI_AGAIN")],
  },
  { code: "SERVER_ERROR", looks: once("/500") },
  { code: "RATE_LIMITED", looks: once("/429") },
  { code: "BOT_WALL", looks: once("/challenge") },
  { code: "LOGIN_REQUIRED", looks: once("/anggota-saja") },
  { code: "REFUSED", looks: once("/403") },
  { code: "ROBOTS_DISALLOWED", looks: once("/tertutup/data.csv") },
  { code: "TOO_LARGE", looks: once("/endless") },
  { code: "DECOMPRESSION_BOMB", looks: once("/bomb") },
  { code: "ANSWER_UNREADABLE", looks: once("/huge-header") },
  { code: "REDIRECT_BROKEN", looks: once("/no-location") },
  { code: "LEGAL_BLOCK_451", looks: once("/451") },

  { code: "REAL_CONTENT", looks: once("/ok.csv") },
  { code: "LANDING_PAGE_NOT_FILE", looks: once("/pintu") },
  { code: "PAGE_NOT_FILE", looks: once("/real/adart") },
  {
    code: "VIEWER_ONLY",
    looks: ({ plain }) => [
      { at: `http://docs.google.com:${plain.port}/spreadsheets/d/1abc/edit`, lookup: toLoopback },
    ],
  },
  { code: "JS_REQUIRED", role: "web-page", looks: once("/spa") },
  { code: "SOFT_404_POSSIBLE", role: "web-page", looks: once("/soft/adart") },
  { code: "SOFT_404_ONCE", role: "document", looks: once("/soft/adart") },
  { code: "SOFT_404", role: "document", looks: again({ at: "/soft/adart" }, DAY_MS) },
  { code: "ERROR_IN_200", role: "api", looks: once("/ogc") },
  { code: "PARKED_DOMAIN", role: "web-page", looks: once("/dijual") },
  { code: "TYPE_MISMATCH", looks: once("/html.csv") },
  { code: "EMPTY_TABLE", looks: once("/kosong.csv") },
  { code: "PLACEHOLDER", looks: once("/contoh.csv") },
  { code: "LOGIN_WALL", role: "document", looks: once("/masuk-di-sini") },
  { code: "NOT_OPENED", looks: once("/404") },

  { code: "MATCHED", looks: once("/ok.csv"), context: { match, catalogue: fresh } },
  {
    code: "MATCHED_DATASET_ONLY",
    looks: once("/ok.csv"),
    context: { match: { ...match, level: "dataset" } },
  },
  { code: "MATCHED_BY_CONTENT", looks: once("/ok.csv"), context: { match: { ...match, level: "content" } } },
  { code: "CATALOGUE_STALE", looks: once("/ok.csv"), context: { match, catalogue: stale } },
  { code: "PUBLISHER_DIFFERS", looks: once("/ok.csv"), context: { match, publisherIds: ["bawaslu"] } },
  { code: "NOT_IN_CATALOGUE", looks: once("/ok.csv"), context: { catalogue: fresh } },
  {
    code: "WITHDRAWN",
    looks: once("/ok.csv"),
    context: { match: { ...match, withdrawnAt: "2026-10-01T00:00:00.000Z" } },
  },
  { code: "CATALOGUE_UNREACHABLE", looks: once("/ok.csv"), context: { catalogue: stale } },
  { code: "NO_CATALOGUE_KNOWN", looks: once("/ok.csv") },
  { code: "MATCH_TO_CONFIRM", looks: once("/ok.csv"), context: { match: { ...match, confidence: 0.8 } } },
  { code: "AMBIGUOUS", looks: once("/ok.csv"), context: { match: { ambiguous: [match, match] } } },
  { code: "CATALOGUE_NOT_EXPECTED", role: "document", looks: once("/dokumen.pdf") },

  { code: "FORMAT_OPEN", looks: once("/ok.csv") },
  { code: "FORMAT_STRUCTURED", looks: once("/lama.xls") },
  { code: "FORMAT_UNSTRUCTURED", looks: once("/dokumen.pdf") },
  { code: "DECLARED_DIFFERS", looks: once("/data.json") },
  { code: "FORMAT_BELOW_REQUIRED", looks: once("/dokumen.pdf"), context: { requiredStars: 3 } },
  { code: "FORMAT_NOT_READ", looks: once("/404") },
  { code: "FORMAT_NOT_RATED", role: "document", looks: once("/dokumen.pdf") },
];
