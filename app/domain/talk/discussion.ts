import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Dated } from "#app/domain/facts.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import {
  AUDIENCES,
  type Audience,
  byKnown,
  type FieldProblem,
  LONGEST_CONTACT,
  LONGEST_LINE,
  lastKnown,
  orNone,
  readFields,
  type Typed,
} from "./said.ts";

export type Moderation = Dated & { decision: "published" | "rejected" };

/** A word on a milestone (*diskusi*). How to reach a guest is no part of it. */
export type Comment = Dated & {
  id: string;
  milestone: string;
  /** Comment it answers; null for one that begins. */
  parent: string | null;
  audience: Audience;
  text: string;
  language: string;
  /** Account of who wrote; null for a guest. */
  author: string | null;
  /** Organisation the author spoke for; null for a guest. */
  organisation: string | null;
  guestName: string | null;
  /** Oldest first. */
  moderations: ReadonlyArray<Moderation>;
};

/** A comment as a reader sees it: the organisation or the guest's name, never an account. */
export type CommentView = {
  id: string;
  audience: Audience;
  text: string;
  language: string;
  organisation: string | null;
  guestName: string | null;
  /** Day it was shown: an internal one when written, a public one when published. */
  on: CalendarDate;
  illustration: boolean;
};

export type Thread = CommentView & { answers: ReadonlyArray<CommentView> };

/**
 * The day a comment came to be shown, as known on a day; null while it is not shown. An internal one is shown
 * when it is written, to those who may discuss; a public one when it is published, until it is rejected.
 */
export function shownSince(
  { audience, knownOn, moderations }: Pick<Comment, "audience" | "knownOn" | "moderations">,
  asOf: CalendarDate,
): CalendarDate | null {
  if (knownOn > asOf) return null;
  if (audience === "internal") return knownOn;
  const last = lastKnown(moderations, asOf);
  return last?.decision === "published" ? last.knownOn : null;
}

/**
 * The discussion of a milestone as of a day, oldest first, answers under what they answer. An answer whose
 * beginning is not shown stands by itself.
 *
 * @param reader `public` sees public comments only; `internal` sees both.
 */
export function threadsAsOf(
  comments: ReadonlyArray<Comment>,
  { asOf, reader }: { asOf: CalendarDate; reader: Audience },
): Array<Thread> {
  const shown = comments.toSorted(byKnown).flatMap((comment) => {
    const on = shownSince(comment, asOf);
    return on === null || (reader === "public" && comment.audience === "internal") ? [] : [{ comment, on }];
  });
  const ids = new Set(shown.map(({ comment }) => comment.id));
  const begins = ({ comment }: (typeof shown)[number]) => comment.parent === null || !ids.has(comment.parent);
  return shown.filter(begins).map(({ comment, on }) => ({
    ...viewOf(comment, on),
    answers: shown
      .filter((other) => other.comment.parent === comment.id && !begins(other))
      .map((answer) => viewOf(answer.comment, answer.on)),
  }));
}

function viewOf(comment: Comment, on: CalendarDate): CommentView {
  const { id, audience, text, language, organisation, guestName, illustration } = comment;
  return { id, audience, text, language, organisation, guestName, on, illustration };
}

/** A comment that can be kept. */
export type NewComment = {
  text: string;
  audience: Audience;
  parent: string | null;
  guestName: string | null;
  guestContact: string | null;
};

type Writing = {
  /** Speaks in an office; otherwise a guest, who writes publicly under a name. */
  inOffice: boolean;
  /** Comments that can be answered, by id: the beginning of their thread and who reads it. */
  answerable: ReadonlyMap<string, { root: string; audience: Audience }>;
};

/** Reads a comment. An answer belongs to the beginning of its thread and is read by those who read that. */
export function readComment(
  typed: Typed,
  { inOffice, answerable }: Writing,
): { ok: true; comment: NewComment } | { ok: false; problems: Array<FieldProblem> } {
  const read = readFields(typed);
  const named = read.given("parent");
  const answered = answerable.get(named) ?? null;
  if (named !== "" && answered === null) read.refuse("parent", "unknown");
  const chosen = inOffice ? read.choice("audience", AUDIENCES) : "public";
  const audience = answered?.audience === "internal" ? "internal" : (chosen ?? "internal");
  const text = read.text("text", { isPublic: audience === "public" });
  const isGuest = !inOffice;
  const guestName = isGuest ? read.text("name", { most: LONGEST_LINE, isPublic: true }) : "";
  const contact = isGuest ? read.text("contact", { most: LONGEST_CONTACT, required: false }) : "";
  if (read.problems.length > 0) return { ok: false, problems: read.problems };
  return {
    ok: true,
    comment: {
      ...{ text, audience, parent: answered?.root ?? null },
      ...{ guestName: orNone(guestName), guestContact: orNone(contact) },
    },
  };
}

export type ModerationRefusal =
  | "not_allowed"
  | "own_organisation"
  | "own_submission"
  | "already_decided"
  | "reason_required"
  | "personal_data";

/**
 * Why a person may not decide today whether words of the public are shown; null when they may. Nobody decides on
 * what they wrote, nor on a milestone of their own organisation.
 *
 * @param owners organisations that own the milestone it speaks of; none for the whole plan.
 */
export function moderationBlocked(
  { actor, plan, today }: { actor: Actor; plan: string; today: CalendarDate },
  { author, owners }: { author: string | null; owners: ReadonlyArray<string> },
): "not_allowed" | "own_organisation" | "own_submission" | null {
  if (!may(actor, { kind: "moderate", plan, owners: [] }, today)) return "not_allowed";
  if (author === actor.userId) return "own_submission";
  return may(actor, { kind: "moderate", plan, owners }, today) ? null : "own_organisation";
}
