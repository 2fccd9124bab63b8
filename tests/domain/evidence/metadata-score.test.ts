import fc from "fast-check";
import { expect, test } from "vitest";
import type { DatasetRecord, DistributionRecord } from "#app/domain/evidence/dataset-record.ts";
import { METADATA_PART_KEYS, METADATA_REASONS } from "#app/domain/evidence/metadata-parts.ts";
import { METADATA_MAX, metadataRating, metadataScore } from "#app/domain/evidence/metadata-score.ts";
import { numberOrNone, ruleTable } from "../../rule-tables.ts";

const FILE = "evidence-publishing.md";

function aDistribution(overrides: Partial<DistributionRecord> = {}): DistributionRecord {
  return {
    ...{ accessUrl: null, accessAnswers: null, downloadUrl: null, downloadAnswers: null, format: null },
    ...{ mediaType: null, licence: null, rights: null, byteSize: null, issued: null, modified: null },
    ...overrides,
  };
}

function aRecord(overrides: Partial<DatasetRecord> = {}): DatasetRecord {
  return {
    ...{ title: null, description: null, keywords: [], themes: [], spatial: null, temporal: null },
    ...{ publisher: null, contactPoint: null, accessRights: null, licence: null, issued: null },
    ...{ modified: null, distributions: [], ...overrides },
  };
}

const perfectFile = aDistribution({
  ...{ accessUrl: "https://kpu.go.id/d", accessAnswers: true, downloadUrl: "https://kpu.go.id/d.csv" },
  ...{ downloadAnswers: true, format: "CSV", mediaType: "text/csv", licence: "CC-BY-4.0" },
  ...{ rights: "Terbuka", byteSize: 900 },
});
const perfect = aRecord({
  ...{ title: "Hasil", description: "Hasil per TPS", keywords: ["hasil"], themes: ["GOVE"] },
  ...{ spatial: "Indonesia", temporal: "2024", publisher: "KPU", contactPoint: "opendata@kpu.go.id" },
  ...{ accessRights: "PUBLIC", issued: "2024-03-20", modified: "2024-04-01", distributions: [perfectFile] },
});

function partsOf(record: DatasetRecord): Record<string, string> {
  return Object.fromEntries(
    metadataScore(record).parts.map(({ key, points, reason }) => [key, `${points} ${reason}`]),
  );
}

test("a perfect record earns every point of the published table", () => {
  const table = ruleTable(FILE, "Metadata points").map(({ cell }) => ({
    ...{ key: cell("part"), dimension: cell("dimension"), max: numberOrNone(cell("points")) },
  }));
  const { parts, total, rating, dimensions, untried } = metadataScore(perfect);

  expect(parts.map(({ key, dimension, max }) => ({ key, dimension, max }))).toEqual(table);
  expect(parts.map(({ key }) => key).sort()).toEqual([...METADATA_PART_KEYS].sort());
  expect({ total, rating, untried }).toEqual({ total: METADATA_MAX, rating: "excellent", untried: 0 });
  expect(dimensions.map(({ points, max }) => [points, max])).toEqual([
    ...[
      [100, 100],
      [100, 100],
      [110, 110],
      [75, 75],
      [20, 20],
    ],
  ]);
});

test("a record that says nothing earns nothing", () => {
  const score = metadataScore(aRecord());

  expect(score).toMatchObject({ total: 0, untried: 0, rating: "bad" });
  expect(new Set(score.parts.map(({ reason }) => reason))).toEqual(new Set(["absent", "mandatory-missing"]));
});

test.each(ruleTable(FILE, "Metadata ratings"))("rating, line $line", ({ cell }) => {
  expect(metadataRating(numberOrNone(cell("total")) ?? -1)).toBe(cell("rating"));
});

test("an address that was not tried is unknown, not a zero", () => {
  const untried = { ...perfectFile, accessAnswers: null, downloadAnswers: false };
  const score = metadataScore({ ...perfect, distributions: [untried] });

  expect(score).toMatchObject({ total: METADATA_MAX - 80, untried: 50 });
  expect(partsOf({ ...perfect, distributions: [untried] })).toMatchObject({
    ...{ accessUrlAnswers: "0 not-tried", downloadUrlAnswers: "0 answers-not", downloadUrl: "20 stated" },
  });
});

test("of the format only the best file counts, and never a mixture of two", () => {
  const sheet = aDistribution({ accessUrl: "https://kpu.go.id/x", format: "XLSX" });
  const scan = aDistribution({
    accessUrl: "https://kpu.go.id/y",
    format: "PDF",
    mediaType: "application/pdf",
  });
  const parts = partsOf({ ...perfect, distributions: [sheet, scan] });

  expect(parts).toMatchObject({
    mediaType: "10 stated",
    nonProprietary: "20 is-so",
    machineReadable: "0 is-not-so",
  });
  expect(partsOf({ ...perfect, distributions: [scan, perfectFile] }).machineReadable).toBe("20 is-so");
});

const FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type";
const IANA = "https://www.iana.org/assignments/media-types";

const formats: Array<[string | null, string | null, string, string, string]> = [
  ["CSV", null, "20 is-so", "20 is-so", "10 in-vocabulary"],
  ["XLSX", null, "0 is-not-so", "20 is-so", "10 in-vocabulary"],
  ["PDF", null, "20 is-so", "0 is-not-so", "10 in-vocabulary"],
  ["DOCX", null, "0 is-not-so", "0 is-not-so", "10 in-vocabulary"],
  ["tabel", null, "0 not-in-vocabulary", "0 not-in-vocabulary", "0 not-in-vocabulary"],
  [null, null, "0 absent", "0 absent", "0 absent"],
  [null, "text/csv", "20 is-so", "20 is-so", "10 in-vocabulary"],
  [`${FILE_TYPE}/GEOJSON`, null, "20 is-so", "20 is-so", "10 in-vocabulary"],
  [`${FILE_TYPE}/RDF_XML`, null, "20 is-so", "20 is-so", "10 in-vocabulary"],
  [null, `${IANA}/application/json`, "20 is-so", "20 is-so", "10 in-vocabulary"],
];

test.each(formats)(
  "format %j and media type %j",
  (format, mediaType, nonProprietary, machineReadable, formatKnown) => {
    const record = {
      ...perfect,
      distributions: [{ ...perfectFile, format, mediaType }],
    };

    expect(partsOf(record)).toMatchObject({ nonProprietary, machineReadable, formatKnown });
  },
);

const NON_PUBLIC = "http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC";

const changes: Array<[Partial<DatasetRecord>, Record<string, string>]> = [
  [
    { licence: "Lisensi terbuka", distributions: [] },
    { licence: "20 stated", licenceKnown: "0 not-in-vocabulary" },
  ],
  [
    { licence: "notspecified", distributions: [] },
    { licence: "0 absent", licenceKnown: "0 absent" },
  ],
  [
    { licence: "CC-BY-NC", distributions: [] },
    { licence: "20 stated", licenceKnown: "10 in-vocabulary" },
  ],
  [
    { accessRights: "restricted public" },
    { accessRights: "10 stated", accessRightsKnown: "5 in-vocabulary" },
  ],
  [{ accessRights: "untuk umum" }, { accessRights: "10 stated", accessRightsKnown: "0 not-in-vocabulary" }],
  [{ accessRights: NON_PUBLIC }, { accessRightsKnown: "5 in-vocabulary" }],
  [{ description: "" }, { dcatAp: "0 mandatory-missing" }],
  [{ issued: "kemarin" }, { dcatAp: "0 mandatory-missing", issued: "5 stated" }],
  [{ distributions: [{ ...perfectFile, accessUrl: "lihat laman" }] }, { dcatAp: "0 mandatory-missing" }],
];

test.each(changes)("a record with %j", (overrides, expected) => {
  expect(partsOf({ ...perfect, ...overrides })).toMatchObject(expected);
});

const text = fc.option(
  fc.constantFrom("", " ", "CSV", "XLSX", "pdf", "CC-BY", "PUBLIC", "2024", "apa saja"),
  { nil: null },
);
const answer = fc.constantFrom(true, false, null);
const distribution: fc.Arbitrary<DistributionRecord> = fc.record({
  ...{ accessUrl: text, accessAnswers: answer, downloadUrl: text, downloadAnswers: answer, format: text },
  ...{ mediaType: text, licence: text, rights: text, byteSize: fc.option(fc.nat(), { nil: null }) },
  ...{ issued: text, modified: text },
});
const texts = fc.array(fc.constantFrom("", "hasil"), { maxLength: 2 });
const record: fc.Arbitrary<DatasetRecord> = fc.record({
  ...{ title: text, description: text, keywords: texts, themes: texts, spatial: text, temporal: text },
  ...{ publisher: text, contactPoint: text, accessRights: text, licence: text, issued: text, modified: text },
  distributions: fc.array(distribution, { maxLength: 3 }),
});

test("the parts sum to the total, no total leaves its bounds, and every part has its reason", () => {
  fc.assert(
    fc.property(record, (given) => {
      const { parts, total, untried, dimensions } = metadataScore(given);
      const sum = parts.reduce((points, part) => points + part.points, 0);
      expect(sum).toBe(total);
      expect(dimensions.reduce((points, dimension) => points + dimension.points, 0)).toBe(total);
      expect(total).toBeGreaterThanOrEqual(0);
      expect(total + untried).toBeLessThanOrEqual(METADATA_MAX);
      for (const part of parts) {
        expect([0, part.max]).toContain(part.points);
        expect(METADATA_REASONS).toContain(part.reason);
      }
      expect(parts).toHaveLength(METADATA_PART_KEYS.length);
    }),
  );
});

test("one more file never takes points for the format away", () => {
  fc.assert(
    fc.property(record, distribution, (given, file) => {
      const inFormat = (of: DatasetRecord) =>
        metadataScore(of)
          .parts.filter(({ dimension, key }) => dimension === "interoperability" && key !== "dcatAp")
          .reduce((points, part) => points + part.points, 0);
      const more = { ...given, distributions: [...given.distributions, file] };
      expect(inFormat(more)).toBeGreaterThanOrEqual(inFormat(given));
    }),
  );
});
