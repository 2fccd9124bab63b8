import type { PastObservation } from "#app/domain/evidence/answer.ts";
import { keysOf } from "#app/domain/evidence/canonical-url.ts";
import type { CatalogueEntry } from "#app/domain/evidence/catalogue.ts";
import type { Match } from "#app/domain/evidence/match.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import type { Sniff } from "#app/domain/evidence/sniff.ts";

export const AT = "2026-11-03T03:12:00.000Z";
const URL_TYPED = "https://opendata.kpu.go.id/hasil.csv";

/** An instant some hours before {@link AT}. */
export function hoursBefore(hours: number): string {
  return new Date(Date.parse(AT) - hours * 3_600_000).toISOString();
}

export function aSniff(overrides: Partial<Sniff> = {}): Sniff {
  return {
    ...{ kind: "csv", mime: "text/csv", extension: "csv", contentType: "text/csv", encoding: "utf-8" },
    ...{ encodingSource: "utf8", whole: true, title: null, lang: null, textLength: 900, simhash: null },
    ...{ dataLinks: [], members: [], scripts: 0, loginForm: false, challenge: null, errorMarker: null },
    ...{ parkedMarker: null, textLayer: null, canonicalUrl: null, datasetIds: [], licenceUrls: [] },
    sample: { dataRows: 40, columns: 3, textCells: 40, placeholderCells: 0 },
    ...overrides,
  };
}

/** A page with enough text to be one. */
export function aPage(overrides: Partial<Sniff> = {}): Sniff {
  return aSniff({
    ...{ kind: "html", mime: "text/html", extension: null, contentType: "text/html", sample: null },
    ...{ title: "Hasil", textLength: 3_000, simhash: "0123456789abcdef" },
    ...overrides,
  });
}

export function anObservation(overrides: Partial<Observation> = {}): Observation {
  return {
    ...{ url: URL_TYPED, at: AT, durationMs: 120, ruleVersion: "1", conditional: false },
    hops: [{ url: URL_TYPED, status: 200, ip: "103.21.204.10", ms: 100 }],
    ...{ status: 200, finalUrl: URL_TYPED, headers: {}, tlsExpiry: "2027-06-01T00:00:00.000Z" },
    ...{ bytesWire: 900, bytesDecoded: 900, sha256: "a".repeat(64), sniff: aSniff() },
    ...{ probe: null, profile: null, errorCode: null, errorDetail: null },
    ...overrides,
  };
}

/** An observation that never got an answer. */
export function aFailure(errorCode: NonNullable<Observation["errorCode"]>): Observation {
  return anObservation({
    ...{ status: null, finalUrl: null, sha256: null, sniff: null, bytesWire: 0, bytesDecoded: 0 },
    ...{ tlsExpiry: null, errorCode },
    hops: [{ url: URL_TYPED, status: null, ip: null, ms: 10 }],
  });
}

/** An observation of an answer that refuses. */
export function anAnswer(status: number, overrides: Partial<Observation> = {}): Observation {
  return anObservation({ status, sniff: aPage({ textLength: 300, scripts: 0 }), ...overrides });
}

/** An observation that went through these addresses with these statuses. */
export function aChain(...hops: Array<[string, number]>): Observation {
  const [last] = hops.slice(-1);
  return anObservation({
    url: hops[0]?.[0] ?? URL_TYPED,
    finalUrl: last?.[0] ?? URL_TYPED,
    hops: hops.map(([url, status]) => ({ url, status, ip: "103.21.204.10", ms: 5 })),
  });
}

export function past(code: PastObservation["code"], hours: number, overrides = {}): PastObservation {
  return {
    ...{ at: hoursBefore(hours), code, status: null, sha256: null, sameAsProbe: false },
    ...overrides,
  };
}

export function aMatch(overrides: Partial<Match> = {}): Match {
  return {
    ...{ tier: "M1", confidence: 1, level: "resource", resourceId: "r1", datasetId: "d1" },
    ...{ datasetTitle: "Hasil Pemilu", typed: URL_TYPED, matched: URL_TYPED, publisherId: "kpu" },
    ...{ publisherName: "KPU", declaredFormat: "CSV", withdrawnAt: null },
    ...overrides,
  };
}

export function anEntry(url: string, overrides: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    ...{ via: "resource", url, ...(keysOf(url) ?? { k1: url, k2: url }), hash: null, tableFp: null },
    ...{
      resourceId: "r1",
      datasetId: "d1",
      datasetTitle: "Hasil Pemilu",
      catalogueHost: "opendata.kpu.go.id",
    },
    ...{
      publisherId: "kpu",
      publisherName: "KPU",
      declaredFormat: "CSV",
      modifiedAt: null,
      withdrawnAt: null,
    },
    ...overrides,
  };
}
