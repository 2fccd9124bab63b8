import type {
  Action,
  Bilingual,
  Checkpoint,
  Commitment,
  Discrepancy,
  Organisation,
  Plan,
} from "#app/domain/plan.ts";
import type { Db } from "./db.server.ts";
import { Day, DiscrepancyKind, PlanSource, PlanState, Provenances, Strings } from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";

/** Slug of the plan an address names; null names the first by order. Null when there is none. */
export async function findPlanSlug(db: Db, slug: string | null): Promise<string | null> {
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

export async function loadPlanRow(db: Db, slug: string): Promise<{ id: string; plan: Plan }> {
  const row = await db.plan.findUniqueOrThrow({
    where: { slug },
    include: { predecessors: { orderBy: { ordinal: "asc" } } },
  });
  const where = `Plan ${slug}`;
  const plan: Plan = {
    slug,
    code: row.code,
    title: bilingual(row.title, row.titleEn),
    summary: bilingual(row.summary, row.summaryEn),
    state: PlanState.parse(row.state),
    periodStart: Day.parse(row.periodStart),
    periodEnd: Day.parse(row.periodEnd),
    periodLabel: bilingual(row.periodLabel, row.periodLabelEn),
    timeZone: row.timeZone,
    knownFrom: Day.parse(row.knownFrom),
    source: readJson(PlanSource, row.sourceJson, where),
    predecessors: row.predecessors.map((each) => ({
      code: each.code,
      title: bilingual(each.title, each.titleEn),
      period: each.period,
      finding: bilingual(each.finding, each.findingEn),
      url: each.url,
    })),
  };
  return { id: row.id, plan };
}

export async function loadCheckpoints(db: Db, planId: string): Promise<Array<Checkpoint>> {
  const rows = await db.checkpoint.findMany({ where: { planId }, orderBy: { ordinal: "asc" } });
  return rows.map((row) => ({
    code: row.code,
    label: bilingual(row.label, row.labelEn),
    dueOn: Day.parse(row.dueOn),
    provenance: readJson(Provenances, row.provenanceJson, `Checkpoint ${row.code}`),
  }));
}

export async function loadCommitments(db: Db, planId: string): Promise<Array<Commitment>> {
  const rows = await db.commitment.findMany({ where: { planId }, orderBy: { ordinal: "asc" } });
  return rows.map((row) => ({
    code: row.code,
    title: bilingual(row.title, row.titleEn),
    summary: bilingual(row.summary, row.summaryEn),
    url: row.url,
  }));
}

export async function loadActions(db: Db, planId: string): Promise<Array<Action>> {
  const rows = await db.action.findMany({
    where: { planId },
    orderBy: { ordinal: "asc" },
    include: { commitment: { select: { code: true } } },
  });
  return rows.map((row) => ({
    code: row.code,
    commitment: row.commitment.code,
    title: bilingual(row.title, row.titleEn),
    summary: bilingual(row.summary, row.summaryEn),
    group: bilingual(row.groupLabel, row.groupLabelEn),
    system: row.systemSlug,
    stageAsStated: optionalBilingual(row.stageAsStated, row.stageAsStatedEn),
    provenance: readJson(Provenances, row.provenanceJson, `Action ${row.code}`),
  }));
}

/** Every organisation: those that own nothing here may still review or publish. */
export async function loadOrganisations(db: Db): Promise<Array<Organisation>> {
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
