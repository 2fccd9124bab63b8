import type { CopyKind } from "#app/domain/authoring/plan-copy.ts";
import type { Subject } from "#app/domain/authoring/plan-document.ts";
import { parseSubject } from "#app/domain/authoring/plan-edit.ts";
import { type FormProblem, readSubjectForm } from "#app/domain/authoring/read-form.ts";

export type ReadNewPlan = {
  typed: Array<[string, Array<string>]>;
  problems: ReadonlyArray<FormProblem>;
  /** Null when something was filled in wrong. */
  plan: Subject<"plan"> | null;
  from: { plan: string; kind: CopyKind } | null;
};

/** Reads the form that makes a plan. It is a proposal, whatever the form says. */
export function readNewPlan(form: FormData): ReadNewPlan {
  const names = [...new Set([...form.keys()])].filter((name) => name !== "csrf");
  const typed = names.map((name): [string, Array<string>] => [
    name,
    form.getAll(name).flatMap((each) => (typeof each === "string" ? each : [])),
  ]);
  const given = new Map([...typed, ["state", ["proposed"]], ["adoptedOn", [""]]] as const);
  const { fields, problems } = readSubjectForm("plan", given, { seen: null, document: { field: [] } });
  const [kind = "", plan = ""] = (given.get("from")?.[0] ?? "").split(":");
  const copied = (["copy", "successor"] as const).find((each) => each === kind);
  const from = copied === undefined || plan === "" ? null : { plan, kind: copied };
  if (problems.length > 0) return { typed, problems, plan: null, from: null };
  const beside = { source: { title: { id: "", en: null }, url: null }, predecessors: [] };
  return { typed, problems, plan: parseSubject("plan", "", { ...fields, ...beside }), from };
}
