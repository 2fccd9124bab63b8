import type { RollUp } from "#app/domain/roll-up.ts";
import type { Translate } from "#app/i18n/translate.ts";

const LARGEST_WORD = 11;

/** What is said beside the verified ones, gravest first. */
const REST = ["late", "unproven", "contested", "reported", "dueToday"] as const;
type Rest = { kind: (typeof REST)[number]; count: number };

/**
 * The plan in one or two sentences of at most 20 words, from the counts of due milestones.
 * Of what is not verified, the two gravest kinds are named; the bar below shows them all.
 */
export function headline(total: Pick<RollUp, "due" | "dueCount" | "totalCount">, t: Translate): string {
  const { dueCount, totalCount } = total;
  if (totalCount === 0) return t("scorecard.headline.empty");
  if (dueCount === 0)
    return t("scorecard.headline.noneDue", { count: totalCount, total: numberWord(totalCount, t) });
  const rest = restOf(total);
  const only = rest[0];
  if (dueCount === 1) {
    return t(`scorecard.headline.one.${only?.kind ?? "verified"}`);
  }
  const first = verifiedSentence(total, t);
  if (only === undefined) return first;
  if (only.count === dueCount) return `${first} ${t(`scorecard.headline.all.${only.kind}`)}`;
  const parts = rest.slice(0, 2).map(({ kind, count }, position) => {
    const n = numberWord(count, t);
    return t(`scorecard.headline.part.${kind}`, { count, n: position === 0 ? capital(n) : n });
  });
  return `${first} ${parts.join(", ")}.`;
}

function restOf({ due }: Pick<RollUp, "due">): Array<Rest> {
  return REST.map((kind) => ({
    kind,
    count: kind === "dueToday" ? due.in_progress + due.not_started : due[kind],
  })).filter(({ count }) => count > 0);
}

function verifiedSentence({ due, dueCount }: Pick<RollUp, "due" | "dueCount">, t: Translate): string {
  const total = numberWord(dueCount, t);
  if (due.verified === dueCount) return t("scorecard.headline.allVerified", { total });
  if (due.verified === 0) return t("scorecard.headline.noneVerified", { total });
  const n = capital(numberWord(due.verified, t));
  return t("scorecard.headline.someVerified", { count: due.verified, n, total });
}

/** Small numbers as words, larger ones as digits. */
export function numberWord(count: number, t: Translate): string {
  const words = ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "n10", "n11"] as const;
  const word = count <= LARGEST_WORD ? words[count] : undefined;
  return word === undefined ? String(count) : t(`scorecard.words.${word}`);
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
