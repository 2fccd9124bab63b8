import type { Declared } from "#app/domain/evidence/check-context.ts";
import type { Match } from "#app/domain/evidence/match.ts";
import type { Db, Tx } from "./db.server.ts";

const OF_DATASET = {
  ...{ id: true, licence: true, licenceUrl: true, accrualPeriodicity: true, temporalEnd: true },
  ...{ accessLevel: true, createdAtSource: true, modifiedAtSource: true },
} as const;

const OF_RESOURCE = {
  ...{ id: true, format: true, mediaType: true, hash: true, byteSize: true, licence: true },
  ...{ createdAtSource: true, modifiedAtSource: true },
} as const;

/** What the catalogues say of matched datasets and files; asked by `declaredOf`. */
export type DeclaredIndex = (match: Pick<Match, "datasetId" | "resourceId">) => Declared | null;

/** Reads what catalogues declare of the datasets and files that were matched. */
export async function loadDeclared(
  db: Db | Tx,
  matches: ReadonlyArray<Pick<Match, "datasetId" | "resourceId">>,
): Promise<DeclaredIndex> {
  if (matches.length === 0) return () => null;
  const datasetIds = [...new Set(matches.map(({ datasetId }) => datasetId))];
  const resourceIds = [...new Set(matches.map(({ resourceId }) => resourceId))].filter((id) => id !== null);
  const datasets = await db.dataset.findMany({ where: { id: { in: datasetIds } }, select: OF_DATASET });
  const resources = await db.resource.findMany({ where: { id: { in: resourceIds } }, select: OF_RESOURCE });
  const datasetOf = new Map(datasets.map((dataset) => [dataset.id, dataset]));
  const resourceOf = new Map(resources.map((resource) => [resource.id, resource]));
  return ({ datasetId, resourceId }) => {
    const dataset = datasetOf.get(datasetId);
    if (dataset === undefined) return null;
    const file = resourceOf.get(resourceId ?? "");
    return {
      ...{ format: file?.format ?? null, mediaType: file?.mediaType ?? null, hash: file?.hash ?? null },
      ...{ bytes: file?.byteSize ?? null, licence: file?.licence ?? dataset.licence },
      ...{ licenceUrl: dataset.licenceUrl, accrualPeriodicity: dataset.accrualPeriodicity },
      ...{ temporalEnd: dataset.temporalEnd, accessLevel: dataset.accessLevel },
      ...{ datasetCreatedAt: dataset.createdAtSource, datasetModifiedAt: dataset.modifiedAtSource },
      resourceCreatedAt: file?.createdAtSource ?? null,
      resourceModifiedAt: file?.modifiedAtSource ?? null,
    };
  };
}
