import {
  askCancel,
  findImport,
  type ImportRow,
  moveImport,
  recentImports,
} from "#app/data/plan-import/imports.server.ts";
import type { Actor } from "#app/domain/permission.ts";
import { isUnderWay } from "#app/domain/plan-import.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { forgetImport } from "./import-files.server.ts";
import { type ImportRefusal, mayImport } from "./may-import.server.ts";

type Asked = { actor: Actor; id: string; plan: string | null };

/** An import as somebody who may apply it sees it. */
export async function openImport(
  { actor, id, plan }: Asked,
  deps: Pick<Deps, "db" | "now">,
): Promise<{ ok: true; row: ImportRow; needsReason: boolean } | { ok: false; refusal: ImportRefusal }> {
  const allowed = await mayImport(deps.db, { actor, slug: plan, now: deps.now() });
  if (!allowed.ok) return allowed;
  const row = await findImport(deps.db, id);
  if (row === null || row.planSlug !== (plan ?? "")) return { ok: false, refusal: "plan_not_found" };
  return { ok: true, row, needsReason: allowed.keys !== null && allowed.keys.state !== "proposed" };
}

/** Stops an import that is being read, or drops one that has been. */
export async function cancelImport(asked: Asked, deps: Deps) {
  const opened = await openImport(asked, deps);
  if (!opened.ok) return opened;
  const { id, state } = opened.row;
  await askCancel(deps.db, id);
  const from = ["waiting", "ready", "failed"] as const;
  const isOver = await moveImport(deps.db, id, from, { state: "cancelled", finishedAt: deps.now() });
  if (isOver && deps.files !== null) await forgetImport(deps.files, id);
  return { ok: true as const, isUnderWay: isUnderWay(state) };
}

/** The page on which files are brought into a plan. */
export async function openImports(
  { actor, plan }: Omit<Asked, "id">,
  deps: Pick<Deps, "db" | "now">,
): Promise<
  | { ok: true; recent: Array<{ id: string; fileName: string; state: string; createdAt: string }> }
  | { ok: false; refusal: ImportRefusal }
> {
  const allowed = await mayImport(deps.db, { actor, slug: plan, now: deps.now() });
  if (!allowed.ok) return allowed;
  const rows = plan === null ? [] : await recentImports(deps.db, plan);
  return { ok: true, recent: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) };
}
