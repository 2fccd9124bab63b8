import { placeLinks } from "#app/domain/link-judgement.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { judgeLinks } from "./judge-links.server.ts";

type Pasted = {
  actor: Actor;
  plan: string;
  milestone: string;
  origin: string | null;
  form: ReportForm;
  /** The slot a person chose for a pasted line, by its place; null leaves it to the proposal. */
  told?: (index: number) => string | null;
};

/** A form with its pasted links in slots: where a person said, or where each most likely belongs. */
export async function placePasted(
  { told = () => null, form, ...place }: Pasted,
  deps: Pick<Deps, "db" | "now" | "allow">,
): Promise<{ ok: true; form: ReportForm } | { ok: false; refusal: "not_found" | "not_owner" }> {
  const judged = await judgeLinks({ ...place, form }, deps);
  if (!judged.ok) return judged;
  const pasted = judged.judged.pasted.map(({ text, slot }, index) => ({ text, slot: told(index) ?? slot }));
  const { slots, left } = placeLinks(pasted, form.slots);
  return { ok: true, form: { ...form, slots, pasted: left.join("\n") } };
}
