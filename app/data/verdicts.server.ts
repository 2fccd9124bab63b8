import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { RULE_VERSION } from "#app/domain/evidence/observation.ts";
import { type CheckResult, CheckResultSchema } from "#app/domain/evidence/outcome.ts";
import { type DatedVerdict, itemVerdict } from "#app/domain/evidence/verdict.ts";
import type { VerdictPoint } from "#app/domain/facts.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db, Tx } from "./db.server.ts";

type NewResults = {
  itemId: string;
  observationId: string;
  at: Date;
  knownOn: CalendarDate;
  results: ReadonlyArray<CheckResult>;
};

const COLUMNS = {
  ...{ evidenceItemId: true, observationId: true, ruleVersion: true, at: true, knownOn: true },
  ...{ check: true, outcome: true, code: true, dataJson: true },
} as const;
const IN_ORDER = [{ at: "asc" }, { observationId: "asc" }, { ruleVersion: "asc" }, { check: "asc" }] as const;

type ResultRow = {
  evidenceItemId: string;
  observationId: string;
  ruleVersion: string;
  at: Date;
  knownOn: string;
  check: string;
  outcome: string;
  code: string;
  dataJson: string;
};

/** Keeps what the checks said of one item over one observation. */
export async function saveCheckResults(tx: Tx, newId: () => string, added: NewResults): Promise<void> {
  const { itemId, observationId, at, knownOn, results } = added;
  await tx.checkResult.createMany({
    data: results.map(({ check, outcome, code, data }) => ({
      ...{ id: newId(), evidenceItemId: itemId, observationId, check, outcome, code, at, knownOn },
      ...{ dataJson: canonicalJson(data), ruleVersion: RULE_VERSION },
    })),
  });
}

/** The machine's verdicts on every item of a plan, by item id, oldest first. Only changes are kept. */
export async function loadVerdictPoints(db: Db, planId: string): Promise<Map<string, Array<VerdictPoint>>> {
  const rows = await db.checkResult.findMany({
    where: { evidenceItem: { slot: { planId } } },
    orderBy: [...IN_ORDER],
    select: COLUMNS,
  });
  const byItem = groupBy(rows, (row) => row.evidenceItemId);
  return new Map([...byItem].map(([itemId, ofItem]) => [itemId, verdictPoints(ofItem)]));
}

/** The machine's verdicts on one item, oldest first. Only changes are kept. */
export async function verdictPointsOfItem(db: Db | Tx, itemId: string): Promise<Array<VerdictPoint>> {
  const rows = await db.checkResult.findMany({
    where: { evidenceItemId: itemId },
    orderBy: [...IN_ORDER],
    select: COLUMNS,
  });
  return verdictPoints(rows);
}

/** What could not be checked keeps the verdict reached before, for as long as that one stands. */
function verdictPoints(rows: ReadonlyArray<ResultRow>): Array<VerdictPoint> {
  const points: Array<VerdictPoint> = [];
  let lastGood: DatedVerdict | null = null;
  for (const look of looksIn(rows)) {
    const at = look.at.toISOString();
    const decision = itemVerdict(look.results, lastGood, at);
    if (decision.verdict !== "not_checkable") lastGood = { verdict: decision.verdict, at };
    const verdict = decision.standing?.verdict ?? decision.verdict;
    const point = { at, knownOn: look.knownOn, verdict, codes: decision.decidedBy, elements: null };
    const last = points.at(-1);
    if (last === undefined || !isSameVerdict(last, point)) points.push(point);
  }
  return points;
}

/** Whether two points say the same for the same reason. "Unchanged" is a way of opening, not news. */
export function isSameVerdict(a: VerdictPoint, b: VerdictPoint): boolean {
  const reasons = ({ codes }: VerdictPoint) => codes.join().replace("UNCHANGED_304", "OK");
  return a.verdict === b.verdict && reasons(a) === reasons(b);
}

type Look = { at: Date; knownOn: CalendarDate; ruleVersion: string; results: Array<CheckResult> };

/** Results put together by observation; where rules judged one twice, the later rules count. */
function looksIn(rows: ReadonlyArray<ResultRow>): Array<Look> {
  const looks = new Map<string, Look>();
  for (const { observationId, at, knownOn, ruleVersion, ...row } of rows) {
    const known = looks.get(observationId);
    const result = resultOf(row);
    if (known !== undefined && known.ruleVersion === ruleVersion) known.results.push(result);
    else {
      const look = { at, knownOn: CalendarDateSchema.parse(knownOn), ruleVersion, results: [result] };
      looks.set(observationId, look);
    }
  }
  return [...looks.values()];
}

function resultOf(row: Pick<ResultRow, "check" | "outcome" | "code" | "dataJson">): CheckResult {
  const data: unknown = JSON.parse(row.dataJson);
  return CheckResultSchema.parse({ check: row.check, outcome: row.outcome, code: row.code, data });
}
