import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertWording, listWordedPlans, loadWordings } from "#app/data/mail-wordings.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { MailLanguage } from "#app/domain/follow-mail.ts";
import {
  type WordedKind,
  type Wording,
  type WordingProblem,
  wordingProblems,
} from "#app/domain/notice/wording.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { Deps } from "#app/services/deps.server.ts";

/** A plan whose mails a person may word, with the words that were changed. */
export type WordedPlan = {
  id: string;
  slug: string;
  title: Bilingual;
  changed: ReadonlyArray<{ kind: WordedKind; language: MailLanguage; wording: Wording }>;
};

/** The plans this person administers today. */
export async function openWordings(
  { actor }: { actor: Actor },
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<Array<WordedPlan>> {
  const plans = (await listWordedPlans(db)).filter(({ slug, timeZone }) =>
    officesOn(actor, slug, calendarDateAt(now(), timeZone)).some(({ role }) => role === "administrator"),
  );
  const rows = await loadWordings(
    db,
    plans.map(({ id }) => id),
  );
  return plans.map(({ id, slug, title, titleEn }) => ({
    ...{ id, slug, title: { id: title, en: titleEn } },
    changed: rows
      .filter(({ planId }) => planId === id)
      .map(({ kind, language, subject, body }) => ({ kind, language, wording: { subject, body } })),
  }));
}

export type SaveWordingOutcome =
  | { ok: true }
  | { ok: false; refusal: "not_found" }
  | { ok: false; refusal: "invalid"; problems: ReadonlyArray<WordingProblem> };

type SaveWording = {
  actor: Actor;
  actorName: string;
  plan: string;
  kind: WordedKind;
  language: MailLanguage;
  /** Null goes back to the usual words. */
  wording: Wording | null;
};

/** Keeps the words of a kind of mail; nothing is overwritten, the latest count. */
export async function saveWording(
  { actor, actorName, plan: slug, kind, language, wording }: SaveWording,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<SaveWordingOutcome> {
  const plan = (await openWordings({ actor }, deps)).find((each) => each.slug === slug);
  if (plan === undefined) return { ok: false, refusal: "not_found" };
  const problems = wording === null ? [] : wordingProblems(kind, wording);
  if (problems.length > 0) return { ok: false, refusal: "invalid", problems };
  const at = deps.now();
  const kept = wording === null ? { subject: "", body: "" } : { ...wording, subject: wording.subject.trim() };
  await inTransaction(deps.db, async (tx) => {
    const held = (await loadWordings(tx, [plan.id])).find(
      (each) => each.kind === kind && each.language === language,
    );
    const before = held === undefined ? null : { subject: held.subject, body: held.body };
    const row = { id: deps.newId(), planId: plan.id, kind, language, ...kept };
    await insertWording(tx, { ...row, recordedBy: actor.userId, recordedAt: at });
    await appendAudit(
      tx,
      {
        ...{ actorId: actor.userId, actorLabel: actorName, action: "mail.worded", planId: plan.id },
        ...{ subjectType: "mail_wording", subjectId: `${kind}/${language}`, reason: null, before },
        after: wording === null ? null : kept,
      },
      { at },
    );
  });
  return { ok: true };
}
