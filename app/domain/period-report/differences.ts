import type { Difference, ReportContent, ReportMilestone } from "./content.ts";

type Value = Difference["before"];
type Fields = Partial<Record<Difference["field"], Value>>;
type Fact = {
  subject: Difference["subject"];
  code: string;
  fields: Fields /** Key of what it is part of. */;
  within: string | null;
};
type Facts = Map<string, Fact>;
type Add = (fact: Fact) => void;

/**
 * What the second report says differently from the first: numbers, statuses, deadlines, claims, evidence and
 * its verdicts, levels, and what is in one of them only. In the order of the second, then what it left out.
 *
 * Two reports of different rounds are compared in what both speak of and in what is new or finished.
 */
export function differencesOf(before: ReportContent, after: ReportContent): Array<Difference> {
  const [known, said] = [factsOf(before), factsOf(after)];
  const differences: Array<Difference> = [];
  for (const [key, { subject, code, fields, within }] of said) {
    const earlier = known.get(key);
    if (earlier === undefined) {
      if (within !== null && !known.has(within)) continue;
      differences.push({ subject, code, field: "added", before: null, after: titleOf(fields) });
      continue;
    }
    for (const field of fieldsOf(fields)) {
      const [was, is] = [earlier.fields[field] ?? null, fields[field] ?? null];
      if (was !== is) differences.push({ subject, code, field, before: was, after: is });
    }
  }
  for (const [key, { subject, code, fields, within }] of known) {
    if (said.has(key) || (within !== null && !said.has(within))) continue;
    differences.push({ subject, code, field: "removed", before: titleOf(fields), after: null });
  }
  return differences;
}

const ORDER = [
  ...(["status", "level", "reportedPercent", "provenPercent", "dueOn", "claim"] as const),
  ...(["verdict", "valueRatio", "review", "content"] as const),
];

function fieldsOf(fields: Fields): Array<Difference["field"]> {
  return ORDER.filter((field) => field in fields);
}

/** What stands for the whole where it came or went: its status, its verdict or its review. */
function titleOf(fields: Fields): Value {
  return fields.status ?? fields.verdict ?? fields.level ?? null;
}

function keyOf({ subject, code }: Pick<Fact, "subject" | "code">): string {
  return `${subject} ${code}`;
}

function factsOf(content: ReportContent): Facts {
  const facts: Facts = new Map();
  const add: Add = (fact) => facts.set(keyOf(fact), fact);
  const { plan, totals, commitments } = content;
  add({ subject: "total", code: plan.code, fields: numbersOf(totals.upToRound), within: null });
  for (const { code, irm, total } of commitments) {
    const fields = { level: irm.level, ...numbersOf(total) };
    add({ subject: "commitment", code, fields, within: null });
  }
  for (const milestone of content.milestones) addMilestone(add, milestone);
  return facts;
}

function numbersOf(from: { reportedPercent: number | null; provenPercent: number | null }): Fields {
  return { reportedPercent: from.reportedPercent, provenPercent: from.provenPercent };
}

function addMilestone(add: Add, milestone: ReportMilestone): void {
  const { code, status, deadline, claim, slots } = milestone;
  const claimed = claim === null ? null : `${claim.on} ${claim.state} ${claim.narrative}`;
  const within = keyOf({ subject: "milestone", code });
  const fields = { status, ...numbersOf(milestone), dueOn: deadline.dueOn, claim: claimed };
  add({ subject: "milestone", code, fields, within: null });
  for (const slot of slots) {
    const { verdict, valueRatio } = slot;
    add({ subject: "slot", code: slot.code, fields: { verdict, valueRatio }, within });
    for (const { id, review, verdict: found, content } of slot.evidence) {
      const seen = { review, verdict: found ?? "not_checkable", content: content?.sha256 ?? null };
      add({ subject: "evidence", code: `${slot.code} ${id}`, fields: seen, within });
    }
  }
}
