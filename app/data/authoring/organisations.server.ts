import type { Tx } from "#app/data/db.server.ts";
import type { Organisation } from "#app/domain/plan.ts";

/** Adds an organisation, or rewrites the one of the same slug. */
export async function saveOrganisation(
  tx: Tx,
  organisation: Organisation,
  newId: () => string,
): Promise<void> {
  const { slug, name, short, kind, parent, url } = organisation;
  const columns = { name: name.id, nameEn: name.en, short, kind, parentSlug: parent, url };
  const known = await tx.organisation.findUnique({ where: { slug }, select: { id: true } });
  if (known === null) await tx.organisation.create({ data: { id: newId(), slug, ...columns } });
  else await tx.organisation.update({ where: { id: known.id }, data: columns });
}
