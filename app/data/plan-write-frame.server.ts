import type { Discrepancy, Organisation, PlanPredecessor } from "#app/domain/plan.ts";
import type { PlanContent, RegulationContent, SystemContent } from "./plan-write-content.server.ts";
import { idOf, type Load, provenanceJson, reconcile } from "./plan-write-rows.server.ts";

export async function writeOrganisations(load: Load, organisations: ReadonlyArray<Organisation>) {
  const { organisation: table } = load.tx;
  return reconcile(load, {
    wanted: organisations.map(({ name, parent, ...organisation }) => {
      const { slug, short, kind, url } = organisation;
      return { slug, name: name.id, nameEn: name.en, short, kind, parentSlug: parent, url };
    }),
    held: await table.findMany({
      select: {
        id: true,
        slug: true,
        name: true,
        nameEn: true,
        short: true,
        kind: true,
        parentSlug: true,
        url: true,
      },
    }),
    keyOf: (row) => row.slug,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

export async function writeRegulations(load: Load, regulations: ReadonlyArray<RegulationContent>) {
  const { regulation: table } = load.tx;
  return reconcile(load, {
    wanted: regulations.map(({ title, summary, note, ...regulation }) => ({
      ...regulation,
      title: title.id,
      titleEn: title.en,
      summary: summary?.id ?? null,
      summaryEn: summary?.en ?? null,
      note: note?.id ?? null,
    })),
    held: await table.findMany({
      select: {
        ...{
          id: true,
          code: true,
          kind: true,
          title: true,
          titleEn: true,
          number: true,
          year: true,
          url: true,
        },
        ...{ promulgatedOn: true, effectiveOn: true, summary: true, summaryEn: true, note: true },
      },
    }),
    keyOf: (row) => row.code,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

/** A new plan comes after those that are there. */
export async function writePlanRow(load: Load, plan: PlanContent["plan"]): Promise<string> {
  const { plan: table } = load.tx;
  const { slug, code, title, summary, periodLabel, state } = plan;
  const { periodStart, periodEnd, timeZone, adoptedOn, knownFrom } = plan;
  const ordinal = await table.count();
  const ids = await reconcile(load, {
    wanted: [
      {
        ...{ slug, code, state, periodStart, periodEnd, timeZone, adoptedOn, knownFrom },
        ...{ title: title.id, titleEn: title.en, summary: summary.id, summaryEn: summary.en },
        ...{ periodLabel: periodLabel.id, periodLabelEn: periodLabel.en },
        sourceJson: JSON.stringify(plan.source),
        externalIdsJson: JSON.stringify(plan.externalIds),
      },
    ],
    held: await table.findMany({
      where: { slug },
      select: {
        ...{
          id: true,
          slug: true,
          code: true,
          state: true,
          periodStart: true,
          periodEnd: true,
          timeZone: true,
        },
        ...{ adoptedOn: true, knownFrom: true, title: true, titleEn: true, summary: true, summaryEn: true },
        ...{ periodLabel: true, periodLabelEn: true, sourceJson: true, externalIdsJson: true },
      },
    }),
    keyOf: (row) => row.slug,
    create: (rows) =>
      table.createMany({ data: rows.map((row) => ({ ...row, ordinal, createdAt: load.at })) }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
  return idOf(ids, slug);
}

export async function writePredecessors(
  load: Load,
  planId: string,
  predecessors: ReadonlyArray<PlanPredecessor>,
): Promise<void> {
  const { planPredecessor: table } = load.tx;
  await reconcile(load, {
    wanted: predecessors.map(({ code, title, period, finding, url }, ordinal) => ({
      ...{ planId, code, period, url, ordinal, title: title.id, titleEn: title.en },
      ...{ finding: finding.id, findingEn: finding.en },
    })),
    held: await table.findMany({
      where: { planId },
      select: {
        ...{ id: true, planId: true, code: true, period: true, url: true, ordinal: true, title: true },
        ...{ titleEn: true, finding: true, findingEn: true },
      },
    }),
    keyOf: (row) => row.code,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

export async function writeSystems(
  load: Load,
  planId: string,
  systems: ReadonlyArray<SystemContent>,
): Promise<void> {
  const { informationSystem: table } = load.tx;
  await reconcile(load, {
    wanted: systems.map(({ slug, name, meaning, url, aliases, actions, note, provenance }) => ({
      ...{ planId, slug, name, url, meaning: meaning.id, meaningEn: meaning.en },
      ...{ aliasesJson: JSON.stringify(aliases), actionsJson: JSON.stringify(actions) },
      ...{ note: note?.id ?? null, noteEn: note?.en ?? null, provenanceJson: provenanceJson(provenance) },
    })),
    held: await table.findMany({
      where: { planId },
      select: {
        ...{ id: true, planId: true, slug: true, name: true, url: true, meaning: true, meaningEn: true },
        ...{ aliasesJson: true, actionsJson: true, note: true, noteEn: true, provenanceJson: true },
      },
    }),
    keyOf: (row) => row.slug,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

export async function writeDiscrepancies(
  load: Load,
  planId: string,
  discrepancies: ReadonlyArray<Discrepancy>,
): Promise<void> {
  const { discrepancy: table } = load.tx;
  await reconcile(load, {
    wanted: discrepancies.map(({ topic, treatment, appliesTo, ...discrepancy }, ordinal) => {
      const { kind, code, says, saysLine, against, againstLine } = discrepancy;
      return {
        ...{ planId, kind, code, saysLine, againstLine, ordinal },
        ...{ says: says.id, saysEn: says.en, against: against.id, againstEn: against.en },
        ...{ topic: topic.id, topicEn: topic.en, treatment: treatment.id, treatmentEn: treatment.en },
        appliesToJson: JSON.stringify(appliesTo),
      };
    }),
    held: await table.findMany({
      where: { planId },
      select: {
        ...{
          id: true,
          planId: true,
          kind: true,
          code: true,
          says: true,
          saysLine: true,
          against: true,
          saysEn: true,
          againstEn: true,
        },
        ...{
          againstLine: true,
          ordinal: true,
          topic: true,
          topicEn: true,
          treatment: true,
          treatmentEn: true,
        },
        appliesToJson: true,
      },
    }),
    keyOf: (row) => row.code,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}
