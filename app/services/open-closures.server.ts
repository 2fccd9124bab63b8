import { loadFiledClosures } from "#app/data/closures.server.ts";
import { loadEvidenceDecisions, loadHidden } from "#app/data/evidence-decisions.server.ts";
import { findLawSlot, loadTaskLooks } from "#app/data/evidence-task-read.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { FiledClosure, LawPage } from "#app/domain/evidence/law-page.ts";
import { StandingValueSchema } from "#app/domain/evidence/legal-standing.ts";
import { judgePrinciples, PrincipleValueSchema } from "#app/domain/evidence/principles.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { Deps } from "./deps.server.ts";
import { deciderOf } from "./evidence-decider.server.ts";
import { judgeOf } from "./judge-principles.server.ts";
import { legalGroundCodes, legalGrounds } from "./legal-grounds.server.ts";

/** Null when the plan has no such slot. */
export async function openClosures(
  { plan, slot: code, actor }: { plan: string; slot: string; actor: Actor | null },
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<LawPage | null> {
  const slot = await findLawSlot(db, plan, code);
  if (slot === null) return null;
  const today = calendarDateAt(now(), slot.plan.timeZone);
  const filed = await loadFiledClosures(db, [slot.id], { grounds: legalGroundCodes(), asOf: today });
  const looks = await loadTaskLooks(
    db,
    slot.items.map(({ id }) => id),
  );
  const kinds = ["principle", "standing"] as const;
  const decisions = await loadEvidenceDecisions(db, { kinds, slotIds: [slot.id] });
  const said = PrincipleValueSchema.safeParse(decisions.findLast(({ kind }) => kind === "principle")?.value);
  const hidden = await loadHidden(db, { targetIds: slot.items.map(({ targetId }) => targetId) });
  const { owners } = slot;
  return {
    ...{ plan: slot.plan.slug, slot: slot.code, title: slot.title, elements: slot.elements },
    closures: (filed.get(slot.id) ?? []).map((each) => ({
      ...each,
      mayDecide: actor !== null && each.decided === null && mayDecide(actor, slot.plan.slug, each, today),
    })),
    grounds: legalGrounds(),
    principles: judgePrinciples(
      slot.items.map(({ id }) => looks.get(id)?.at(-1)?.results ?? []),
      said.data ?? null,
    ),
    items: slot.items.map(({ id, url, targetId }) => {
      const word = decisions.findLast(({ kind, itemId }) => kind === "standing" && itemId === id);
      const standing = StandingValueSchema.safeParse(word?.value).data ?? null;
      return { id, url: hidden.has(targetId) ? null : url, standing };
    }),
    mayFile: actor !== null && may(actor, { kind: "report", plan: slot.plan.slug, owners }, today),
    mayJudge: actor !== null && judgeOf(actor, { plan: slot.plan.slug, owners }, today).ok,
  };
}

function mayDecide(
  actor: Actor,
  plan: string,
  { filedBy: author, organisation }: FiledClosure,
  today: CalendarDate,
): boolean {
  return deciderOf(actor, { plan, author, organisation }, today).ok;
}
