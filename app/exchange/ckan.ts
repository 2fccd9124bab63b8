import { z } from "zod";
import type { HarvestedDataset, HarvestedResource } from "#app/domain/evidence/harvested.ts";
import { ByteSize, dayIn, RequiredText, recordJson, Text } from "./record-text.ts";

/** Counters of visits change by themselves and say nothing of the dataset. */
const VOLATILE: ReadonlySet<string> = new Set(["tracking_summary"]);

const ResourceSchema = z.object({
  id: RequiredText,
  ...{ url: Text, name: Text, format: Text, mimetype: Text, hash: Text, size: ByteSize },
  ...{ created: Text, last_modified: Text, license_id: Text, license: Text },
});

/** Additional fields, where portals keep what the core schema has no place for. */
const Extras = z.array(z.object({ key: z.string(), value: z.unknown() })).nullish();

const PackageSchema = z.looseObject({
  id: RequiredText,
  name: RequiredText,
  title: Text,
  organization: z.object({ title: Text, name: Text }).nullish(),
  ...{ license_id: Text, license_url: Text, metadata_created: Text, metadata_modified: Text },
  ...{ accrual_periodicity: Text, frequency: Text, temporal_end: Text, access_level: Text },
  extras: Extras.catch(null),
  groups: z.array(z.object({ title: Text, name: Text })).nullish(),
  resources: z.array(ResourceSchema).nullish(),
});

const StatusSchema = z.object({ success: z.literal(true), result: z.looseObject({}) });
const SearchSchema = z.object({
  success: z.literal(true),
  result: z.object({ count: z.number().int().min(0), results: z.array(z.unknown()) }),
});

export type CkanPage = { count: number; datasets: Array<HarvestedDataset> };

/** Whether an answer to `status_show` comes from a CKAN. */
export function isCkanStatus(answer: unknown): boolean {
  return StatusSchema.safeParse(answer).success;
}

/** One page of `package_search`; null when the answer is none. A record that cannot be read spoils its page. */
export function readPackageSearch(answer: unknown): CkanPage | null {
  const parsed = SearchSchema.safeParse(answer);
  if (!parsed.success) return null;
  const { count, results } = parsed.data.result;
  const datasets = results.map(readPackage).filter((dataset) => dataset !== null);
  return datasets.length === results.length ? { count, datasets } : null;
}

function readPackage(value: unknown): HarvestedDataset | null {
  const parsed = PackageSchema.safeParse(value);
  if (!parsed.success) return null;
  const { id, name, title, organization, groups, resources, extras, ...rest } = parsed.data;
  const extra = (...keys: ReadonlyArray<string>) => textIn(extras ?? [], keys);
  const readable = new Map((resources ?? []).map((resource) => [resource.id, resource]));
  return {
    ...{ externalId: id, name, title: title ?? name, licence: rest.license_id, licenceUrl: rest.license_url },
    publisher: organization?.title ?? organization?.name ?? null,
    landingUrl: null,
    categories: (groups ?? []).map((group) => group.title ?? group.name).filter((label) => label !== null),
    createdAtSource: rest.metadata_created,
    modifiedAtSource: rest.metadata_modified,
    accrualPeriodicity:
      rest.accrual_periodicity ??
      rest.frequency ??
      extra("accrualPeriodicity", "accrual_periodicity", "frequency"),
    temporalEnd: dayIn(rest.temporal_end ?? extra("temporal_end", "temporal-end", "temporal_coverage-to")),
    accessLevel: rest.access_level ?? extra("accessLevel", "access_level", "access_rights"),
    metadataJson: recordJson(value, VOLATILE),
    resources: [...readable.values()].flatMap((resource) => resourceOf(resource) ?? []),
  };
}

function resourceOf(resource: z.output<typeof ResourceSchema>): HarvestedResource | null {
  const { id: externalId, url, name: title, format, mimetype: mediaType, hash, size: byteSize } = resource;
  if (url === null) return null;
  const dates = { createdAtSource: resource.created, modifiedAtSource: resource.last_modified };
  const licence = resource.license_id ?? resource.license;
  return { externalId, url, title, format, mediaType, byteSize, hash, licence, ...dates };
}

function textIn(
  extras: ReadonlyArray<{ key: string; value: unknown }>,
  keys: ReadonlyArray<string>,
): string | null {
  const found = extras.find(({ key, value }) => keys.includes(key) && typeof value === "string");
  return typeof found?.value === "string" ? (Text.parse(found.value) ?? null) : null;
}
