import type { Bilingual, Discrepancy, Organisation } from "#app/domain/plan.ts";
import type { Db, Tx } from "./db.server.ts";
import { DiscrepancyKind, Strings } from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";

/** Slug of the plan an address names; null names the first by order. Null when there is none. */
export async function findPlanSlug(db: Db | Tx, slug: string | null): Promise<string | null> {
  const plan = await db.plan.findFirst({
    where: slug === null ? {} : { slug },
    orderBy: [{ ordinal: "asc" }, { slug: "asc" }],
    select: { slug: true },
  });
  return plan?.slug ?? null;
}

/** Content with its English twin; null where the Indonesian is missing. */
export function bilingual(id: string, en: string | null): Bilingual {
  return { id, en };
}

export function optionalBilingual(id: string | null, en: string | null): Bilingual | null {
  return id === null ? null : { id, en };
}

/** Every organisation: those that own nothing here may still review or publish. */
export async function loadOrganisations(db: Db | Tx): Promise<Array<Organisation>> {
  const rows = await db.organisation.findMany({ orderBy: { slug: "asc" } });
  return rows.map((row) => ({
    slug: row.slug,
    name: bilingual(row.name, row.nameEn),
    short: row.short,
    kind: row.kind,
    parent: row.parentSlug,
    url: row.url,
  }));
}

export async function loadDiscrepancies(db: Db, planId: string): Promise<Array<Discrepancy>> {
  const rows = await db.discrepancy.findMany({ where: { planId }, orderBy: { ordinal: "asc" } });
  return rows.map((row) => ({
    kind: DiscrepancyKind.parse(row.kind),
    code: row.code,
    topic: bilingual(row.topic, row.topicEn),
    says: bilingual(row.says, row.saysEn),
    saysLine: row.saysLine,
    against: bilingual(row.against, row.againstEn),
    againstLine: row.againstLine,
    treatment: bilingual(row.treatment, row.treatmentEn),
    appliesTo: readJson(Strings, row.appliesToJson, `Discrepancy ${row.code}`),
  }));
}
