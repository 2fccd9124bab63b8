import type { Db, Tx } from "./db.server.ts";
import { statement } from "./many-reads.server.ts";
import { type Columns, type ColumnType, insertInto, type Row, runForRows } from "./many-rows.server.ts";

/** Columns that hold no text; all others do. */
const KINDS: Readonly<Record<string, ColumnType>> = {
  ...{ createdAt: "timestamp(3)", recordedAt: "timestamp(3)", dueAt: "timestamp(3)" },
  ...{ firstSeenAt: "timestamp(3)", firstOpenedAt: "timestamp(3)", lastOkAt: "timestamp(3)" },
  ...{ nextAt: "timestamp(3)", leaseUntil: "timestamp(3)", at: "timestamp(3)" },
  ...{ passwordSetAt: "timestamp(3)", disabledAt: "timestamp(3)", totpConfirmedAt: "timestamp(3)" },
  ...{ ordinal: "integer", weight: "integer", percentDone: "integer", offsetDays: "integer" },
  ...{ requiredStars: "integer", maxAgeDays: "integer", consecutiveFailures: "integer", priority: "integer" },
  ...{ required: "boolean", isKey: "boolean", illustration: "boolean" },
};

/** Adds made-up rows of one table, all with the columns of the first. */
export async function insertMadeUp(tx: Tx, table: string, rows: ReadonlyArray<Row>): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns: Columns = Object.fromEntries(
    Object.keys(first).map((name) => [name, KINDS[name] ?? "text"]),
  );
  await runForRows(tx, insertInto(table, columns), rows);
}

const slugs = statement<{ slug: string }>('SELECT "slug" FROM "Plan" ORDER BY "slug"');

/** Slugs of every plan, in their order. */
export async function everyPlanSlug(db: Db): Promise<Array<string>> {
  return (await slugs(db)).map(({ slug }) => slug);
}

const known = statement<{ id: string }>('SELECT "id" FROM "Organisation" WHERE "id" = ?');

export async function isOrganisation(tx: Tx, id: string): Promise<boolean> {
  return (await known(tx, id)).length > 0;
}
