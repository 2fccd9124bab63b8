import { z } from "zod";
import { canonicalJson } from "#app/domain/canonical-json.ts";

/** Largest number a whole-number column holds. */
const MOST_BYTES = 2 ** 31 - 1;

/** Text as databases accept it, blank counting as absent. */
const Text = z
  .string()
  .nullish()
  .transform((text) => {
    const clean = (text ?? "").replaceAll("\0", "").trim();
    return clean === "" ? null : clean;
  });

const ByteSize = z.union([z.number(), z.string()]).nullish().transform(byteSizeOf);

const ResourceSchema = z.object({
  id: z.string().min(1),
  ...{ url: Text, name: Text, format: Text, mimetype: Text, hash: Text, size: ByteSize },
});

const PackageSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  title: Text,
  organization: z.object({ title: Text, name: Text }).nullish(),
  ...{ license_id: Text, metadata_created: Text, metadata_modified: Text },
  groups: z.array(z.object({ title: Text, name: Text })).nullish(),
  resources: z.array(ResourceSchema).nullish(),
});

const StatusSchema = z.object({ success: z.literal(true), result: z.looseObject({}) });
const SearchSchema = z.object({
  success: z.literal(true),
  result: z.object({ count: z.number().int().min(0), results: z.array(z.unknown()) }),
});

export type HarvestedResource = {
  externalId: string;
  url: string;
  title: string | null;
  format: string | null;
  mediaType: string | null;
  byteSize: number | null;
  hash: string | null;
};

export type HarvestedDataset = {
  externalId: string;
  name: string;
  title: string;
  publisher: string | null;
  licence: string | null;
  categories: Array<string>;
  createdAtSource: string | null;
  modifiedAtSource: string | null;
  /** The record as it came, in canonical JSON: equal when nothing changed. */
  metadataJson: string;
  resources: Array<HarvestedResource>;
};

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
  const { id, name, title, organization, groups, resources, ...rest } = parsed.data;
  const readable = new Map((resources ?? []).map((resource) => [resource.id, resource]));
  return {
    ...{ externalId: id, name, title: title ?? name, licence: rest.license_id },
    publisher: organization?.title ?? organization?.name ?? null,
    categories: (groups ?? []).map((group) => group.title ?? group.name).filter((label) => label !== null),
    createdAtSource: rest.metadata_created,
    modifiedAtSource: rest.metadata_modified,
    metadataJson: recordOf(value),
    resources: [...readable.values()].flatMap(({ id: externalId, url, mimetype, size, ...resource }) => {
      if (url === null) return [];
      const { name: title, format, hash } = resource;
      return [{ externalId, url, title, format, mediaType: mimetype, byteSize: size, hash }];
    }),
  };
}

/** Counters of visits change by themselves and say nothing of the dataset. */
function recordOf(value: unknown): string {
  const text = JSON.stringify(value, (key, member: unknown) =>
    key === "tracking_summary" ? undefined : member,
  );
  const record: unknown = JSON.parse(text);
  return canonicalJson(record);
}

function byteSizeOf(size: number | string | null | undefined): number | null {
  const bytes = typeof size === "string" && /^\d+$/.test(size) ? Number(size) : size;
  if (typeof bytes !== "number" || !Number.isInteger(bytes)) return null;
  return bytes >= 0 && bytes <= MOST_BYTES ? bytes : null;
}
