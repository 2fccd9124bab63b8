import { appendAudit } from "#app/data/audit.server.ts";
import { registerResourceTargets } from "#app/data/catalogue-targets.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  confirmRegistered,
  findCatalogueOfPlan,
  saveRegistered,
} from "#app/data/registered-datasets.server.ts";
import { type CalendarDate, calendarDateAt, plusDays } from "#app/domain/calendar-date.ts";
import {
  mayRegister,
  REGISTRATION_DAYS,
  type RegisteredDataset,
  type Registration,
  type RegistrationProblem,
  readRegistration,
} from "#app/domain/evidence/registration.ts";
import { PUBLIC_PORTS } from "#app/domain/evidence/url-policy.ts";
import type { Actor } from "#app/domain/permission.ts";
import { type DatasetTableProblem, readDatasetTable } from "#app/exchange/dataset-table.server.ts";
import type { Deps } from "./deps.server.ts";

type RegisterDeps = Pick<Deps, "db" | "now" | "newId" | "allow">;
type Who = { actor: Actor; actorName: string; catalogue: string };
export type RegisterRefusal = { ok: false; refusal: "not_found" | "not_allowed" };
export type RowProblem = RegistrationProblem & { row: number };

/** Registers one dataset that no harvest can find, with where its existence was seen. */
export async function registerDataset(
  input: Who & { typed: Registration },
  deps: RegisterDeps,
): Promise<
  { ok: true; id: string } | RegisterRefusal | { ok: false; problems: ReadonlyArray<RegistrationProblem> }
> {
  return inCatalogue(input, deps, async (tx, place) => {
    const read = readRegistration(input.typed, place);
    if (!read.ok) return read;
    const registrant = { at: place.at, userId: input.actor.userId, newId: deps.newId };
    const { id } = await saveRegistered(tx, place.id, read.dataset, registrant);
    await watch(tx, [read.dataset], place, deps);
    await note(tx, input, place, "dataset.registered", { dataset: id, title: read.dataset.title });
    return { ok: true, id };
  });
}

export type ImportOutcome =
  | { ok: true; applied: boolean; rows: number; added: number }
  | { ok: false; problems: ReadonlyArray<RowProblem>; table: ReadonlyArray<DatasetTableProblem> };

/**
 * Registers a table of datasets: all of its rows, or none when one cannot be taken.
 *
 * @param apply false only says what would be done.
 */
export async function importDatasets(
  input: Who & { text: string; apply: boolean },
  deps: RegisterDeps,
): Promise<ImportOutcome | RegisterRefusal> {
  return inCatalogue(input, deps, async (tx, place) => {
    const table = readDatasetTable(input.text);
    const problems: Array<RowProblem> = [];
    const datasets = table.rows.flatMap(({ row, typed }) => {
      const read = readRegistration(typed, place);
      if (read.ok) return [read.dataset];
      problems.push(...read.problems.map((found) => ({ ...found, row })));
      return [];
    });
    if (problems.length > 0 || table.problems.length > 0) {
      return { ok: false, problems, table: table.problems };
    }
    if (!input.apply) return { ok: true, applied: false, rows: datasets.length, added: 0 };
    let added = 0;
    const registrant = { at: place.at, userId: input.actor.userId, newId: deps.newId };
    for (const dataset of datasets) {
      added += (await saveRegistered(tx, place.id, dataset, registrant)).added ? 1 : 0;
    }
    await watch(tx, datasets, place, deps);
    await note(tx, input, place, "dataset.imported", { rows: datasets.length, added });
    return { ok: true, applied: true, rows: datasets.length, added };
  });
}

/** Lets a dataset registered by hand count for another year. */
export async function confirmDataset(
  input: Who & { datasetId: string },
  deps: RegisterDeps,
): Promise<{ ok: true } | RegisterRefusal> {
  return inCatalogue(input, deps, async (tx, { id: catalogueId, at, today, ...place }) => {
    const until = { catalogueId, at, expiresOn: plusDays(today, REGISTRATION_DAYS) };
    if (!(await confirmRegistered(tx, input.datasetId, until)))
      return { ok: false, refusal: "not_found" } as const;
    const after = { dataset: input.datasetId, expiresOn: until.expiresOn };
    await note(tx, input, { ...place, id: catalogueId, at }, "dataset.confirmed", after);
    return { ok: true } as const;
  });
}

type Place = {
  id: string;
  planId: string | null;
  at: Date;
  today: CalendarDate;
  policy: { allow: Deps["allow"]; ports: ReadonlyArray<number> };
};

/** The files of a dataset registered by hand are looked at as any other's. */
async function watch(
  tx: Tx,
  datasets: ReadonlyArray<RegisteredDataset>,
  { at }: Place,
  { newId, allow }: RegisterDeps,
): Promise<void> {
  const urls = datasets.flatMap(({ files }) => files.map(({ url }) => url));
  await registerResourceTargets(tx, urls, { at, illustration: false, newId, allow });
}

async function inCatalogue<Result>(
  { actor, catalogue: slug }: Who,
  { db, now, allow }: RegisterDeps,
  work: (tx: Tx, place: Place) => Promise<Result>,
): Promise<Result | RegisterRefusal> {
  const at = now();
  return inTransaction(db, async (tx) => {
    const found = await findCatalogueOfPlan(tx, slug);
    if (found === null || found.plan === null) return { ok: false, refusal: "not_found" } as const;
    const today = calendarDateAt(at, found.plan.timeZone);
    if (!mayRegister(actor, found.plan.slug, today)) return { ok: false, refusal: "not_allowed" } as const;
    const policy = { allow, ports: PUBLIC_PORTS };
    return work(tx, { id: found.id, planId: found.planId, at, today, policy });
  });
}

async function note(
  tx: Tx,
  { actor, actorName }: Who,
  { id, planId, at }: Pick<Place, "id" | "planId" | "at">,
  action: string,
  after: unknown,
): Promise<void> {
  await appendAudit(
    tx,
    {
      ...{ actorId: actor.userId, actorLabel: actorName, action, reason: null, before: null, after, planId },
      ...{ subjectType: "catalogue", subjectId: id },
    },
    { at },
  );
  await bumpDataVersion(tx);
}

/** Whether a person may register datasets in a catalogue today. */
export async function mayRegisterIn(
  slug: string,
  actor: Actor,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<boolean> {
  const found = await findCatalogueOfPlan(db, slug);
  if (found === null || found.plan === null) return false;
  return mayRegister(actor, found.plan.slug, calendarDateAt(now(), found.plan.timeZone));
}
