import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { listPlanSlugs } from "#app/data/reports.server.ts";
import { loadPendingWords, type PendingWords, planOfWords } from "#app/data/talk-pending.server.ts";
import { loadComments, loadDataRequests } from "#app/data/talk-read.server.ts";
import { insertModeration, insertRequestStep } from "#app/data/talk-write.server.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { holdsPersonalData } from "#app/domain/remark.ts";
import { type ModerationRefusal, moderationBlocked } from "#app/domain/talk/discussion.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { actingAt, type Desk, noteSaid, openDesk, ownersOf, type Speaker, speaksFor } from "./desk.server.ts";
import { type AskerWords, tellAsker } from "./tell-asker.server.ts";

type Input = Speaker & {
  kind: PendingWords["kind"];
  id: string;
  decision: "published" | "rejected";
  note: string;
};

type Outcome = { ok: true } | { ok: false; refusal: ModerationRefusal | "not_found" };
type Words = {
  author: string | null;
  milestone: string | null;
  text: string;
  guestName: string | null;
  decided: boolean;
};

/**
 * Shows or rejects a public word or a request for data, once; see {@link moderationBlocked}.
 *
 * @param words what the asker of data is told it with; null tells nobody.
 */
export async function moderateWords(
  input: Input,
  deps: Pick<Deps, "db" | "now" | "newId">,
  words: AskerWords | null = null,
): Promise<Outcome> {
  const place = await planOfWords(deps.db, input);
  const desk = place === null ? null : await openDesk(place.slug, deps);
  if (desk === null) return { ok: false, refusal: "not_found" };
  return inTransaction(deps.db, async (tx): Promise<Outcome> => {
    const said = await findWords(tx, desk, input);
    if (said === null) return { ok: false, refusal: "not_found" };
    const refusal = refusalOf(desk, said, input);
    if (refusal !== null) return { ok: false, refusal };
    const note = input.note.trim() === "" ? null : input.note.trim();
    const when = { knownOn: desk.today, at: desk.at };
    const { id, kind, decision, actor } = input;
    const by = { id: deps.newId(), decision, userId: actor.userId, ...when };
    if (kind === "comment") await insertModeration(tx, { ...by, commentId: id, reason: note });
    else {
      const organisation = speaksFor(desk, actor, []);
      const step = { ...by, requestId: id, organisation, address: null, toOrganisation: null };
      await insertRequestStep(tx, { ...step, text: note });
    }
    const subjectType = kind === "comment" ? "comment" : "data_request";
    const entry = { action: `${subjectType}.${decision}`, subjectType, subjectId: id, reason: note };
    await noteSaid(tx, desk, input, { ...entry, after: { decision, milestone: said.milestone } });
    if (words !== null && kind === "request") {
      const told = { plan: desk.plan, request: id, what: decision };
      await tellAsker(tx, told, words, { at: desk.at, newId: deps.newId });
    }
    return { ok: true };
  });
}

async function findWords(tx: Tx, { plan }: Desk, { kind, id }: Input): Promise<Words | null> {
  if (kind === "comment") {
    const found = (await loadComments(tx, { plan })).find((comment) => comment.id === id);
    if (found === undefined || found.audience !== "public") return null;
    const { author, milestone, text, guestName, moderations } = found;
    return { author, milestone, text, guestName, decided: moderations.length > 0 };
  }
  const found = (await loadDataRequests(tx, plan)).find((request) => request.id === id);
  if (found === undefined) return null;
  const { milestone, text, steps } = found;
  return { author: null, milestone, text, guestName: null, decided: steps.length > 0 };
}

function refusalOf(desk: Desk, words: Words, { actor, decision, note }: Input): ModerationRefusal | null {
  const owners = ownersOf(desk, words.milestone);
  const blocked = moderationBlocked(actingAt(desk, actor), { author: words.author, owners });
  if (blocked !== null) return blocked;
  if (words.decided) return "already_decided";
  if (decision === "rejected") return note.trim() === "" ? "reason_required" : null;
  const shown = `${words.text}\n${words.guestName ?? ""}`;
  return holdsPersonalData({ text: shown, address: null }) ? "personal_data" : null;
}

/** A word of the public as those who decide see it. */
export type PendingWordsView = PendingWords & {
  plan: string;
  title: Bilingual;
  blocked: ModerationRefusal | null;
};

/** Words that wait in the plans a person moderates, the longest waiting first in each. */
export async function openPendingWords(
  { actor }: { actor: Actor },
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<PendingWordsView>> {
  const waiting: Array<PendingWordsView> = [];
  for (const slug of await listPlanSlugs(deps.db)) {
    const desk = await openDesk(slug, deps);
    if (desk === null || !may(actor, { kind: "moderate", plan: slug, owners: [] }, desk.today)) continue;
    const { plan, milestones } = desk.indexed.facts;
    for (const words of await loadPendingWords(deps.db, slug)) {
      const owners = ownersOf(desk, words.milestone);
      const title = milestones.find(({ code }) => code === words.milestone)?.title ?? plan.title;
      const blocked = moderationBlocked(actingAt(desk, actor), { author: words.author, owners });
      waiting.push({ ...words, plan: slug, title, blocked });
    }
  }
  return waiting;
}
