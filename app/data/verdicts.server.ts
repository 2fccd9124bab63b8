import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { reopensAcceptance } from "#app/domain/evidence/check-stable.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { type SpokenWords, withSpokenWords } from "#app/domain/evidence/released-looks.ts";
import { type DatedVerdict, itemVerdict } from "#app/domain/evidence/verdict.ts";
import type { VerdictPoint } from "#app/domain/facts.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { type NewResults, RUNS_IN_ORDER, resultsOfRun } from "./check-runs.server.ts";
import type { Db, Tx } from "./db.server.ts";
import { loadSpokenWords } from "./evidence-decisions.server.ts";
import { type StoredInstant, selectWhereIn, statement } from "./many-reads.server.ts";

const COLUMNS = {
  ...{ evidenceItemId: true, observationId: true, ruleVersion: true, at: true, knownOn: true },
  resultsJson: true,
} as const;

type Run = {
  evidenceItemId: string;
  observationId: string;
  ruleVersion: string;
  at: Date;
  knownOn: string;
  resultsJson: string;
};

// Asked by way of the plan's items: a join would read the runs of every plan.
const runsOfPlan = statement<Omit<Run, "at"> & { at: StoredInstant }>(
  `SELECT "evidenceItemId", "observationId", "ruleVersion", "at", "knownOn", "resultsJson" FROM "CheckRun"
  WHERE "evidenceItemId" IN (SELECT i."id" FROM "EvidenceItem" i JOIN "EvidenceSlot" s ON s."id" = i."slotId"
    WHERE s."planId" = ?) ORDER BY "at", "observationId", "ruleVersion"`,
);

const runsOfMilestones = selectWhereIn<Omit<Run, "at"> & { at: StoredInstant }>(
  `SELECT c."evidenceItemId", c."observationId", c."ruleVersion", c."at", c."knownOn", c."resultsJson"
  FROM "Report" r JOIN "EvidenceItem" i ON i."reportId" = r."id"
  JOIN "CheckRun" c ON c."evidenceItemId" = i."id" WHERE r."milestoneId"`,
  'ORDER BY c."at", c."observationId", c."ruleVersion"',
);

/**
 * The machine's verdicts on every item of a plan, by item id, oldest first. Only changes are kept.
 *
 * @param milestoneIds only the items reported on these milestones; null for all.
 */
export async function loadVerdictPoints(
  db: Db,
  { planId, milestoneIds }: { planId: string; milestoneIds: ReadonlyArray<string> | null },
): Promise<Map<string, Array<VerdictPoint>>> {
  const runs = await (milestoneIds === null ? runsOfPlan(db, planId) : runsOfMilestones(db, milestoneIds));
  const rows = runs.map((run) => ({ ...run, at: new Date(run.at) }));
  const byItem = groupBy(rows, (row) => row.evidenceItemId);
  const wordsOf = await loadSpokenWords(db, { planId });
  return new Map([...byItem].map(([itemId, ofItem]) => [itemId, walk(ofItem, wordsOf.get(itemId)).points]));
}

/** The machine's verdicts on one item, oldest first. Only changes are kept. */
export async function verdictPointsOfItem(db: Db | Tx, itemId: string): Promise<Array<VerdictPoint>> {
  const words = (await loadSpokenWords(db, { itemIds: [itemId] })).get(itemId);
  return walk(await resultsOfItem(db, itemId), words).points;
}

function resultsOfItem(db: Db | Tx, itemId: string): Promise<Array<Run>> {
  return db.checkRun.findMany({
    where: { evidenceItemId: itemId },
    orderBy: [...RUNS_IN_ORDER],
    select: COLUMNS,
  });
}

/** Where an item stands: what was last said of it, and the last verdict that was more than "cannot be checked". */
export type Standing = { point: VerdictPoint | null; lastGood: LastGood | null };

/** A verdict reached while the address could be checked, with the elements found then. */
type LastGood = DatedVerdict & Pick<VerdictPoint, "elements">;

const runRows = selectWhereIn<Omit<Run, "at"> & { at: StoredInstant }>(
  `SELECT "evidenceItemId", "observationId", "ruleVersion", "at", "knownOn", "resultsJson"
  FROM "CheckRun" WHERE "observationId"`,
  'ORDER BY "at", "observationId", "ruleVersion"',
);

const NOTHING_SAID: Standing = { point: null, lastGood: null };

/**
 * Where items stand, by item id. Most are told by the results of the latest look alone; of an item which
 * that look left open, everything is read.
 *
 * @param lastObservations ids of the latest observations of the items' targets.
 */
export async function standingsOfItems(
  tx: Tx,
  itemIds: ReadonlyArray<string>,
  lastObservations: ReadonlyArray<string>,
): Promise<Map<string, Standing>> {
  if (itemIds.length === 0 || lastObservations.length === 0) return new Map();
  const wanted = new Set(itemIds);
  const rows = (await runRows(tx, lastObservations)).filter((run) => wanted.has(run.evidenceItemId));
  const latest = rows.map((run) => ({ ...run, at: new Date(run.at) }));
  const wordsOf = await loadSpokenWords(tx, { itemIds });
  const standings = new Map<string, Standing>();
  for (const [itemId, rows] of groupBy(latest, (row) => row.evidenceItemId)) {
    const { point, lastGood } = walk(rows, wordsOf.get(itemId));
    if (lastGood !== null) standings.set(itemId, { point, lastGood });
  }
  const open = itemIds.filter((itemId) => !standings.has(itemId));
  for (const itemId of open) {
    standings.set(itemId, walk(await resultsOfItem(tx, itemId), wordsOf.get(itemId)));
  }
  return standings;
}

/** What new results say of an item that stood so. */
export function pointAfter(
  { lastGood }: Standing = NOTHING_SAID,
  { at, knownOn, results }: NewResults,
): VerdictPoint {
  return pointOf({ at, seenAt: at, knownOn, results }, lastGood).point;
}

/** What could not be checked keeps the verdict reached before, for as long as that one stands. */
function walk(
  rows: ReadonlyArray<Run>,
  words: SpokenWords = { guard: [], confirmed: [] },
): Standing & { points: Array<VerdictPoint> } {
  const points: Array<VerdictPoint> = [];
  let lastGood: LastGood | null = null;
  for (const look of withSpokenWords(looksIn(rows), words)) {
    const said = pointOf(look, lastGood);
    lastGood = said.lastGood;
    const last = points.at(-1);
    if (last === undefined || !isSameVerdict(last, said.point)) points.push(said.point);
  }
  return { points, point: points.at(-1) ?? null, lastGood };
}

function pointOf(look: Look, before: LastGood | null): { point: VerdictPoint; lastGood: LastGood | null } {
  const at = look.at.toISOString();
  const { verdict, standing, decidedBy: codes } = itemVerdict(look.results, before, at);
  const found = elementsIn(look.results);
  const isStanding = standing !== null && before !== null;
  const point = {
    ...{ at, knownOn: look.knownOn, verdict: standing?.verdict ?? verdict, codes },
    elements: isStanding ? before.elements : found,
    changed: reopensAcceptance(look.results),
  };
  const reached = { verdict, at: look.seenAt.toISOString(), elements: found };
  return { point, lastGood: verdict === "not_checkable" ? before : reached };
}

/** Keys of the elements C6 found; null when it did not look or could not. */
function elementsIn(results: ReadonlyArray<CheckResult>): Array<string> | null {
  const found = results.find(({ check }) => check === "C6");
  if (found === undefined || found.outcome === "not-applicable" || found.outcome === "unknown") return null;
  return Array.isArray(found.data.present) ? found.data.present : null;
}

/** Whether two points say the same for the same reason. "Unchanged" is a way of opening, not news. */
export function isSameVerdict(a: VerdictPoint, b: VerdictPoint): boolean {
  const reasons = ({ codes }: VerdictPoint) => codes.join().replace("UNCHANGED_304", "OK");
  const elements = ({ elements: found }: VerdictPoint) => found?.join() ?? null;
  const isAlike = a.verdict === b.verdict && a.changed === b.changed;
  return isAlike && reasons(a) === reasons(b) && elements(a) === elements(b);
}

type Look = {
  /** When it was judged. */
  at: Date;
  /** When the address was opened: a verdict stands from then, however often it is reached again. */
  seenAt: Date;
  knownOn: CalendarDate;
  results: ReadonlyArray<CheckResult>;
};

/**
 * Results put together by observation and rules: what later rules say of a look is said when they were
 * applied, so that an earlier day keeps its verdict.
 */
function looksIn(runs: ReadonlyArray<Run>): Array<Look> {
  const seenAt = new Map<string, Date>();
  return runs.map((run) => {
    const { observationId, at } = run;
    const firstAt = seenAt.get(observationId) ?? at;
    seenAt.set(observationId, firstAt);
    const knownOn = CalendarDateSchema.parse(run.knownOn);
    return { at, seenAt: firstAt, knownOn, results: resultsOfRun(run) };
  });
}
