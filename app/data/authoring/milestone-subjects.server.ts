import type { Db, Tx } from "#app/data/db.server.ts";
import { bilingual, optionalBilingual } from "#app/data/plan-frame.server.ts";
import type { Subject } from "#app/domain/authoring/plan-document.ts";
import { parseSubject } from "#app/domain/authoring/plan-edit.ts";
import { jsonOf, retiredOf, type Values } from "./document-cells.server.ts";

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
  provenanceJson: string;
};

/** Targets in the order of actions, then checkpoints, each with the latest rule of its deadline. */
export async function readMilestoneSubjects(
  db: Db | Tx,
  planId: string,
  values: Values,
): Promise<Array<Subject<"milestone">>> {
  const rows = await db.milestone.findMany({
    where: { planId },
    orderBy: [{ action: { ordinal: "asc" } }, { checkpoint: { ordinal: "asc" } }, { code: "asc" }],
    include: {
      action: { select: { code: true } },
      checkpoint: { select: { code: true } },
      owners: {
        orderBy: [{ role: "asc" }, { organisation: { slug: "asc" } }],
        select: { role: true, provenanceJson: true, organisation: { select: { slug: true } } },
      },
      deadlineRules: { orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }] },
      closures: { orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }] },
    },
  });
  return rows.map((row) =>
    parseSubject("milestone", row.code, {
      ...{ code: row.code, action: row.action.code, checkpoint: row.checkpoint.code, weight: row.weight },
      ...{
        title: bilingual(row.title, row.titleEn),
        mustBeTrue: bilingual(row.mustBeTrue, row.mustBeTrueEn),
      },
      ...{ legalBasis: optionalBilingual(row.legalBasis, row.legalBasisEn), workPlanItem: row.workPlanItem },
      owners: row.owners.map(({ organisation, role, provenanceJson }) => {
        return { organisation: organisation.slug, role, provenance: jsonOf(provenanceJson) };
      }),
      deadline: deadlineOf(row.deadlineRules.at(-1) ?? null),
      ...{ provenance: jsonOf(row.provenanceJson), values: values.of("milestone", row.code) },
      retired: closedBy(row.closures.at(-1) ?? null),
    }),
  );
}

function deadlineOf(rule: RuleRow | null): Record<string, unknown> | null {
  if (rule === null) return null;
  const common = {
    reason: optionalBilingual(rule.reason, rule.reasonEn),
    provenance: jsonOf(rule.provenanceJson),
  };
  if (rule.kind === "fixed") return { kind: "fixed", on: rule.fixedOn, ...common };
  const stage = `${rule.calendarCode}/${rule.stageCode}`;
  const counted = rule.dayKind === "working" ? { dayKind: "working" } : {};
  return { kind: "stage", stage, edge: rule.edge, offsetDays: rule.offsetDays ?? 0, ...counted, ...common };
}

function closedBy(
  closure: { kind: string; knownOn: string; reason: string; intoCode: string | null } | null,
) {
  const holds = closure !== null && closure.kind !== "reinstated";
  return retiredOf({
    retiredOn: holds ? closure.knownOn : null,
    retiredReason: closure?.reason ?? null,
    successorCode: closure?.intoCode ?? null,
  });
}
