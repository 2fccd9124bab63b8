import type { DeadlineRule } from "#app/domain/deadline.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db } from "./db.server.ts";
import { Day, DayKind, EdgeName, Provenances } from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";
import { statement } from "./many-reads.server.ts";
import { optionalBilingual } from "./plan-frame.server.ts";

type RuleRow = {
  kind: string;
  calendarCode: string | null;
  stageCode: string | null;
  edge: string | null;
  offsetDays: number | null;
  dayKind: string;
  fixedOn: string | null;
  reason: string | null;
  reasonEn: string | null;
  extensionId: string | null;
  provenanceJson: string;
  knownOn: string;
};

const ruleRows = statement<RuleRow & { milestone: string }>(
  `SELECT m."code" AS "milestone", d."kind", d."calendarCode", d."stageCode", d."edge", d."offsetDays",
     d."dayKind", d."fixedOn", d."reason", d."reasonEn", d."extensionId", d."provenanceJson", d."knownOn"
   FROM "DeadlineRule" d JOIN "Milestone" m ON m."id" = d."milestoneId"
   WHERE m."planId" = ? ORDER BY d."knownOn", d."recordedAt"`,
);

const milestoneCodes = statement<{ code: string }>('SELECT "code" FROM "Milestone" WHERE "planId" = ?');

/** Deadline rules of a plan's milestones in the order they became known, by code of the milestone. */
export async function loadDeadlineRules(db: Db, planId: string): Promise<Map<string, Array<DeadlineRule>>> {
  const rules = groupBy(await ruleRows(db, planId), ({ milestone }) => milestone);
  const milestones = await milestoneCodes(db, planId);
  return new Map(
    milestones.map(({ code }) => [code, (rules.get(code) ?? []).map((rule) => ruleOf(rule, code))]),
  );
}

function ruleOf(rule: RuleRow, milestone: string): DeadlineRule {
  const where = `DeadlineRule of ${milestone}`;
  const common = {
    reason: optionalBilingual(rule.reason, rule.reasonEn),
    knownOn: Day.parse(rule.knownOn),
    provenance: readJson(Provenances, rule.provenanceJson, where),
  };
  if (rule.kind === "fixed") {
    const extension = rule.extensionId === null ? {} : { extension: rule.extensionId };
    return { kind: "fixed", on: Day.parse(rule.fixedOn), ...extension, ...common };
  }
  if (rule.calendarCode === null || rule.stageCode === null) throw new Error(`${where}: no stage is named`);
  const stage = `${rule.calendarCode}/${rule.stageCode}`;
  return {
    kind: "stage",
    stage,
    edge: EdgeName.parse(rule.edge),
    offsetDays: rule.offsetDays ?? 0,
    ...(rule.dayKind === "calendar" ? {} : { dayKind: DayKind.parse(rule.dayKind) }),
    ...common,
  };
}
