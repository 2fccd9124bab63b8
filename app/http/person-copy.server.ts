import type { PersonExport } from "#app/services/privacy/export-person.server.ts";

/** Everything that is held of a person, as a file for them or whoever answers them; kept by no cache. */
export function personCopy(copy: PersonExport): Response {
  const day = copy.takenAt.slice(0, 10);
  return new Response(`${JSON.stringify(copy, null, 1)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="capaian-data-pribadi-${day}.json"`,
      "cache-control": "private, no-store",
    },
  });
}
