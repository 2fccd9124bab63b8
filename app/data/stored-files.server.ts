import { FILE_GUARDS, type FileAddress, type FileGuard } from "#app/domain/stored-file.ts";
import type { Db, Tx } from "./db.server.ts";
import { isIllustrationUser } from "./users.server.ts";

export type NewStoredFile = FileAddress & {
  id: string;
  mediaType: string;
  bytes: number;
  uploadedBy: string;
  /** Slug of the organisation it is handed in for. */
  organisation: string;
  planId: string;
  uploadedAt: Date;
  guard: FileGuard;
  guardCode: string | null;
};

/** A file handed in (*berkas*). Its bytes lie under the digest beside the database. */
export type StoredFile = FileAddress & {
  id: string;
  mediaType: string;
  bytes: number;
  uploadedBy: string;
  /** Row of the organisation, not its slug. */
  organisationId: string;
  uploadedAt: Date;
  guard: FileGuard;
  guardCode: string | null;
};

/** One use of a file: the item it was filed as, and where. */
export type Filing = { itemId: string; targetId: string };

const FILE = {
  ...{ id: true, sha256: true, name: true, mediaType: true, bytes: true, uploadedBy: true },
  ...{ organisationId: true, uploadedAt: true, guard: true, guardCode: true },
} as const;

/** Keeps that a file was handed in; the same file handed in again for the same plan keeps its first row. */
export async function keepStoredFile(tx: Tx, { organisation, ...file }: NewStoredFile): Promise<string> {
  const { sha256, name, planId } = file;
  const { id: organisationId } = await tx.organisation.findUniqueOrThrow({
    where: { slug: organisation },
    select: { id: true },
  });
  const known = await tx.storedFile.findFirst({
    where: { sha256, name, planId, organisationId },
    select: { id: true },
  });
  if (known !== null) {
    const { guard, guardCode } = file;
    await tx.storedFile.update({ where: { id: known.id }, data: { guard, guardCode }, select: { id: true } });
    return known.id;
  }
  const illustration = await isIllustrationUser(tx, file.uploadedBy);
  await tx.storedFile.create({ data: { ...file, organisationId, illustration }, select: { id: true } });
  return file.id;
}

/** Every file handed in under a digest and name, with the plan it belongs to and what it was filed as. */
export async function findStoredFiles(
  db: Db,
  { sha256, name }: FileAddress,
): Promise<Array<StoredFile & { plan: string; organisation: string; filings: Array<Filing> }>> {
  const rows = await db.storedFile.findMany({
    where: { sha256, name },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    select: { ...FILE, planId: true, items: { select: { id: true, targetId: true } } },
  });
  const found = [];
  for (const { planId, items, ...row } of rows) {
    const plan = await db.plan.findUniqueOrThrow({ where: { id: planId }, select: { slug: true } });
    const organisation = await db.organisation.findUniqueOrThrow({
      where: { id: row.organisationId },
      select: { slug: true },
    });
    const filings = items.map(({ id, targetId }) => ({ itemId: id, targetId }));
    found.push({ ...fileOf(row), plan: plan.slug, organisation: organisation.slug, filings });
  }
  return found;
}

/** Ids of the files of a plan that these organisations handed in, by digest and name: `<sha256>/<name>`. */
export async function filesToFile(
  db: Db | Tx,
  { plan, organisations }: { plan: string; organisations: ReadonlyArray<string> },
  addresses: ReadonlyArray<FileAddress>,
): Promise<Map<string, StoredFile>> {
  if (addresses.length === 0 || organisations.length === 0) return new Map();
  const { id: planId } = await db.plan.findUniqueOrThrow({ where: { slug: plan }, select: { id: true } });
  const owners = await db.organisation.findMany({
    where: { slug: { in: [...organisations] } },
    select: { id: true },
  });
  const rows = await db.storedFile.findMany({
    where: {
      planId,
      organisationId: { in: owners.map(({ id }) => id) },
      sha256: { in: addresses.map(({ sha256 }) => sha256) },
    },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    select: FILE,
  });
  return new Map(rows.map((row) => [`${row.sha256}/${row.name}`, fileOf(row)]));
}

/** The file that items of a target were filed with; null for a target on another site. */
export async function fileOfTarget(db: Db, targetId: string, sha256: string): Promise<StoredFile | null> {
  const item = await db.evidenceItem.findFirst({
    where: { targetId, file: { sha256 } },
    orderBy: { recordedAt: "asc" },
    select: { file: { select: FILE } },
  });
  return item?.file === null || item?.file === undefined ? null : fileOf(item.file);
}

/** Sets what the guard says of all files of a digest. */
export async function setGuard(
  tx: Tx,
  sha256: string,
  said: { guard: FileGuard; guardCode: string | null },
): Promise<void> {
  await tx.storedFile.updateMany({ where: { sha256 }, data: said });
}

function fileOf<Row extends { guard: string }>(row: Row): Omit<Row, "guard"> & { guard: FileGuard } {
  const guard = FILE_GUARDS.find((known) => known === row.guard);
  if (guard === undefined) throw new Error(`a stored file has the unknown guard ${row.guard}`);
  return { ...row, guard };
}
