import type { DatasetFilter } from "#app/domain/evidence/catalogue-view.ts";

const STATES: Readonly<Record<string, DatasetFilter["state"]>> = {
  terbit: "published",
  ditarik: "withdrawn",
};

/** The filter in a catalogue's address: `?kategori=`, `?keadaan=terbit|ditarik`, `?halaman=`. */
export function datasetFilterFrom(request: Request): DatasetFilter {
  const asked = new URL(request.url).searchParams;
  const category = asked.get("kategori");
  const page = Number(asked.get("halaman") ?? "1");
  return {
    category: category === null || category === "*" ? null : category.slice(0, 300),
    state: STATES[asked.get("keadaan") ?? ""] ?? null,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}
