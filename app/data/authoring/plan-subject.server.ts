import type { Db, Tx } from "#app/data/db.server.ts";
import { bilingual } from "#app/data/plan-frame.server.ts";
import type { Subject } from "#app/domain/authoring/plan-document.ts";
import { parseSubject } from "#app/domain/authoring/plan-edit.ts";
import { jsonOf } from "./document-cells.server.ts";

/** The frame of a plan as a subject, known by its slug. */
export async function readPlanSubject(db: Db | Tx, planId: string): Promise<Subject<"plan">> {
  const row = await db.plan.findUniqueOrThrow({
    where: { id: planId },
    include: { predecessors: { orderBy: { ordinal: "asc" } } },
  });
  return parseSubject("plan", row.slug, {
    ...{ code: row.slug, planCode: row.code, title: bilingual(row.title, row.titleEn), state: row.state },
    ...{ summary: bilingual(row.summary, row.summaryEn), adoptedOn: row.adoptedOn, timeZone: row.timeZone },
    ...{ periodStart: row.periodStart, periodEnd: row.periodEnd },
    ...{ periodLabel: bilingual(row.periodLabel, row.periodLabelEn), words: jsonOf(row.wordsJson) },
    source: withAddress(jsonOf(row.sourceJson)),
    predecessors: row.predecessors.map((each) => ({
      ...{ code: each.code, title: bilingual(each.title, each.titleEn), period: each.period },
      ...{ finding: bilingual(each.finding, each.findingEn), url: each.url },
    })),
  });
}

/** A source written down without an address has none. */
function withAddress(source: unknown): unknown {
  return typeof source === "object" && source !== null ? { url: null, ...source } : source;
}
