import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const FileSchema = z.object({
  title: z.string(),
  publisher: z.object({ name: z.string(), title: z.string() }),
  licence: z.object({ id: z.string(), title: z.string(), url: z.string() }),
  datasets: z.array(
    z.object({
      name: z.string().regex(/^[a-z0-9-]+$/),
      title: z.string(),
      notes: z.string(),
      categories: z.array(z.string()),
      created: z.iso.date(),
      modified: z.iso.date(),
      resources: z.array(z.object({ name: z.string(), file: z.string(), format: z.string() })).min(1),
    }),
  ),
});

export type SampleCatalogue = z.infer<typeof FileSchema>;
export type SampleDataset = SampleCatalogue["datasets"][number];

/** A dataset as CKAN's Action API writes it; the portal's pages are drawn from the same. */
export type Package = ReturnType<typeof packageOf>;

/** The sample portal's catalogue (*katalog*), edited by hand in `katalog.yaml`. */
export async function readSampleCatalogue(folder: string): Promise<SampleCatalogue> {
  const path = join(folder, "katalog.yaml");
  const parsed = FileSchema.safeParse(parse(await readFile(path, "utf8")));
  if (parsed.success) return parsed.data;
  throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
}

/** Every dataset of the catalogue, its addresses under `origin`. */
export function packagesOf(catalogue: SampleCatalogue, origin: string, folder: string) {
  return catalogue.datasets.map((dataset) => packageOf(catalogue, dataset, origin, folder));
}

function packageOf(catalogue: SampleCatalogue, dataset: SampleDataset, origin: string, folder: string) {
  const id = uuidOf(dataset.name);
  const { publisher, licence } = catalogue;
  return {
    id,
    name: dataset.name,
    title: dataset.title,
    notes: `${dataset.notes} Contoh untuk ilustrasi, bukan data resmi.`,
    url: `${origin}/dataset/${dataset.name}`,
    type: "dataset",
    state: "active",
    private: false,
    isopen: true,
    license_id: licence.id,
    license_title: licence.title,
    license_url: licence.url,
    metadata_created: solrDay(dataset.created),
    metadata_modified: solrDay(dataset.modified),
    organization: { id: uuidOf(publisher.name), name: publisher.name, title: publisher.title },
    owner_org: uuidOf(publisher.name),
    groups: dataset.categories.map((name) => ({ id: uuidOf(name), name, title: name })),
    tags: [{ name: "contoh" }, { name: "ilustrasi" }],
    num_resources: dataset.resources.length,
    resources: dataset.resources.map((resource, position) => ({
      id: uuidOf(`${dataset.name}/${resource.file}`),
      package_id: id,
      name: resource.name,
      description: "Contoh untuk ilustrasi.",
      url: `${origin}/berkas/${resource.file}`,
      format: resource.format,
      mimetype: null,
      size: sizeOf(join(folder, "files", resource.file)),
      hash: "",
      state: "active",
      position,
      created: solrDay(dataset.created),
      last_modified: solrDay(dataset.modified),
    })),
  };
}

/** The same id at every start, shaped like the ones CKAN gives. */
function uuidOf(name: string): string {
  const hex = createHash("sha256").update(`portal-contoh/${name}`).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}

function solrDay(day: string): string {
  return `${day}T00:00:00.000000`;
}

/** Null for a resource whose file is missing on purpose, and for one whose bytes depend on the address. */
function sizeOf(path: string): number | null {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? null;
  return path.endsWith(".csv") ? null : size;
}
