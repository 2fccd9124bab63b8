/**
 * Loads the real plan again under another name, each action many times over, through the service that loads plans.
 * Arguments: database, rows of the matrix, slug.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { openDb } from "#app/data/db.server.ts";
import { parsePlanFolder } from "#app/exchange/plan-folder/parse-plan-folder.ts";
import { loadPlan } from "#app/services/load-plan.server.ts";
import { readPlanFolder } from "#app/services/load-plan-folder.server.ts";

type Row = Record<string, string>;

const [databaseUrl = "", rowCount = "200", slug = "rencana-besar"] = process.argv.slice(2);
const { files } = readPlanFolder(join(import.meta.dirname, "..", "..", "seed", "ran-ogi-vii"));

const actions = rowsOf("actions.csv");
const places = Array.from({ length: Number(rowCount) }, (_, place) => place);
const made = places.map((place) => ({ ...pick(actions, place), code: `A${place}`, ordinal: String(place) }));
const milestones: Array<Row> = [];
const owners: Array<Row> = [];
const slots: Array<Row> = [];

for (const place of places) {
  const from = pick(actions, place).code;
  for (const milestone of rowsOf("milestones.csv").filter(({ action }) => action === from)) {
    const code = `A${place}-${milestone.checkpoint}`;
    milestones.push({ ...milestone, code, action: `A${place}` });
    owners.push(...below("owners.csv", milestone).map((owner) => ({ ...owner, milestone: code })));
    const kept = below("slots.csv", milestone);
    slots.push(
      ...kept.map((slot, at) => ({ ...slot, milestone: code, code: slotCode(milestone, place, at) })),
    );
  }
}

const parsed = parsePlanFolder({
  ...files,
  "plan.yaml": (files["plan.yaml"] ?? "").replace(/^slug: .*$/m, `slug: ${slug}`),
  "actions.csv": tableOf(made),
  "milestones.csv": tableOf(milestones),
  "owners.csv": tableOf(owners),
  "slots.csv": tableOf(slots),
  "elements.csv": headOf("elements.csv"),
  "discrepancies.csv": headOf("discrepancies.csv"),
  "unknowns.csv": headOf("unknowns.csv"),
  "meeting_decisions.csv": headOf("meeting_decisions.csv"),
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.slice(0, 5)));
const { db, close } = await openDb(databaseUrl);
await loadPlan(parsed.plan, { db, now: () => new Date(), newId: () => randomUUID() });
await close();
console.log(`${made.length} actions, ${milestones.length} milestones, ${slots.length} slots`);

function rowsOf(name: string): Array<Row> {
  return parse(files[name] ?? "", { columns: true });
}

function headOf(name: string): string {
  return (files[name] ?? "").split("\n", 1)[0] ?? "";
}

function pick(rows: ReadonlyArray<Row>, place: number): Row {
  return rows[place % rows.length] ?? {};
}

function below(name: string, milestone: Row): Array<Row> {
  return rowsOf(name).filter((row) => row.milestone === milestone.code);
}

function slotCode({ checkpoint = "" }: Row, place: number, at: number): string {
  return `${checkpoint}.${place * 10 + at + 1}`;
}

function tableOf(rows: ReadonlyArray<Row>): string {
  const columns = Object.keys(rows[0] ?? {});
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]
    .map((cells) => cells.map(quoted).join(","))
    .join("\n");
}
