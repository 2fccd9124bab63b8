import { inTransaction } from "#app/data/db.server.ts";
import { loadComments } from "#app/data/talk-read.server.ts";
import { insertComment, planKey } from "#app/data/talk-write.server.ts";
import { may } from "#app/domain/permission.ts";
import { readComment, threadsAsOf } from "#app/domain/talk/discussion.ts";
import type { FieldProblem, Typed } from "#app/domain/talk/said.ts";
import { countPublicForm } from "#app/services/count-public-form.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { noteSaid, openDesk, ownersOf, type Speaker, speaksFor } from "./desk.server.ts";

type Input = {
  plan: string;
  milestone: string;
  typed: Typed;
  /** Who writes in an office; null for a guest. */
  speaker: Speaker | null;
  /** A field people do not see; a machine that fills it in is thanked and ignored. */
  trap: string;
  language: string;
  /** Network address a guest writes from; null when the server cannot tell. */
  address: string | null;
};

export type CommentOutcome =
  | { ok: true; waits: boolean }
  | { ok: false; refusal: "not_found" | "not_allowed" }
  | { ok: false; refusal: "invalid"; problems: Array<FieldProblem> }
  | { ok: false; refusal: "too_many_attempts"; retryAt: string };

/**
 * Keeps a word on a milestone. Somebody without a part in the discussion writes as a guest, whatever account they
 * have. A public word is not shown before a decision on it.
 */
export async function postComment(
  input: Input,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<CommentOutcome> {
  const desk = await openDesk(input.plan, deps);
  const milestone = desk?.indexed.facts.milestones.find(({ code }) => code === input.milestone);
  if (desk === null || milestone === undefined) return { ok: false, refusal: "not_found" };
  const owners = ownersOf(desk, milestone.code);
  const { plan, today, at } = desk;
  const { speaker } = input;
  const inOffice = speaker !== null && may(speaker.actor, { kind: "discuss", plan, owners }, today);
  if (!inOffice && input.typed.audience === "internal") return { ok: false, refusal: "not_allowed" };
  const comments = await loadComments(deps.db, { plan, milestone: milestone.code });
  const reader = inOffice ? "internal" : "public";
  const answerable = new Map(
    threadsAsOf(comments, { asOf: today, reader }).flatMap((thread) =>
      [thread, ...thread.answers].map(
        ({ id }) => [id, { root: thread.id, audience: thread.audience }] as const,
      ),
    ),
  );
  const read = readComment(input.typed, { inOffice, answerable });
  if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
  if (input.trap !== "") return { ok: true, waits: true };
  return inTransaction(deps.db, async (tx): Promise<CommentOutcome> => {
    const until = inOffice ? null : await countPublicForm(tx, "comment", { address: input.address, at });
    if (until !== null) return { ok: false, refusal: "too_many_attempts", retryAt: until.toISOString() };
    const id = deps.newId();
    const { comment } = read;
    await insertComment(tx, {
      ...{
        id,
        planId: await planKey(tx, plan),
        milestone: milestone.code,
        language: input.language,
        ...comment,
      },
      author: inOffice ? speaker.actor.userId : null,
      organisation: inOffice ? speaksFor(desk, speaker.actor, owners) : null,
      ...{ knownOn: today, at },
    });
    const { audience, parent } = comment;
    const said = { action: "comment.posted", subjectType: "comment", subjectId: id };
    const after = { milestone: milestone.code, audience, parent };
    await noteSaid(tx, desk, inOffice ? speaker : null, { ...said, after });
    return { ok: true, waits: audience === "public" };
  });
}
