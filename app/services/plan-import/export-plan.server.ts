import { findPlanKeys } from "#app/data/authoring/surroundings.server.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { WorkbookLanguage } from "#app/exchange/plan-workbook/table-sheet.ts";
import { writePlanCsv } from "#app/exchange/plan-workbook/write-csv.ts";
import { writePlanOds, writePlanXlsx } from "#app/exchange/plan-workbook/write-workbook.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { importTarget } from "./import-target.server.ts";
import { type ImportRefusal, mayImport } from "./may-import.server.ts";

export const EXPORT_FORMATS = ["xlsx", "ods", "csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Asked = {
  /** Null where the operator asks. */
  actor: Actor | null;
  /** Null for a template of a new plan. */
  plan: string | null;
  format: ExportFormat;
  language: WorkbookLanguage;
  /** Whether only the empty sheets are wanted. */
  template: boolean;
};

/** A whole plan with what only its writers see, as a file that an import reads back; or the template for one. */
export async function exportPlan(
  { actor, plan, format, language, template }: Asked,
  deps: Pick<Deps, "db" | "now">,
): Promise<{ ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; refusal: ImportRefusal }> {
  const asked = { actor: actor ?? OPERATOR, slug: plan, now: deps.now() };
  const allowed = await mayImport(deps.db, asked);
  if (!allowed.ok && (actor !== null || allowed.refusal === "plan_not_found")) return allowed;
  const planId = allowed.ok ? (allowed.keys?.planId ?? null) : await planIdOf(plan, deps);
  const { current: document, surroundings } = await importTarget(deps.db, { planId, slug: plan });
  const [organisations, stages] = [[...surroundings.organisations].sort(), [...surroundings.stages]];
  const content = { document, organisations, stages, language, empty: template };
  return { ok: true, bytes: await bytesOf(format, content) };
}

const OPERATOR: Actor = { userId: "", offices: [] };

async function planIdOf(plan: string | null, { db }: Pick<Deps, "db">): Promise<string | null> {
  return plan === null ? null : ((await findPlanKeys(db, plan))?.planId ?? null);
}

async function bytesOf(format: ExportFormat, content: Parameters<typeof writePlanXlsx>[0]) {
  if (format === "xlsx") return writePlanXlsx(content);
  if (format === "ods") return writePlanOds(content);
  const text = format === "csv" ? writePlanCsv(content.document) : `${canonicalJson(content.document)}\n`;
  return Uint8Array.from(Buffer.from(text, "utf8"));
}
