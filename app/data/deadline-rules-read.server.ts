import type { DeadlineRule } from "#app/domain/deadline.ts";
import type { Db, Tx } from "./db.server.ts";
import { Day, DayKind, EdgeName, Provenances } from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";
import { optionalBilingual } from "./plan-frame.server.ts";

type RuleRow = Awaited<ReturnType<Tx["deadlineRule"]["findMany"]>>[number];

/** Deadline rules of a plan's milestones in the order they became known, by code of the milestone. */
export async function loadDeadlineRules(db: Db, planId: string): Promise<Map<string, Array<DeadlineRule>>> {
  const rows = await db.milestone.findMany({
    where: { planId },
    select: { code: true, deadlineRules: { orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }] } },
  });
  return new Map(
    rows.map(({ code, deadlineRules }) => [code, deadlineRules.map((rule) => ruleOf(rule, code))]),
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
