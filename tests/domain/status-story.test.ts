import { expect, test } from "vitest";
import { type Closure, type EvidenceItem, type Report, VERDICTS } from "#app/domain/facts.ts";
import { indexFacts, standingsAsOf } from "#app/domain/standings.ts";
import {
  aClosure,
  aMilestone,
  anItem,
  aReport,
  aSlot,
  aStep,
  aVerdict,
  dated,
  day,
  someFacts,
} from "../factories.ts";
import { numberOrNone, oneOf, ruleTable } from "../rule-tables.ts";

const story = ruleTable("status.md", "One milestone through time");
const milestone = aMilestone({ slots: [aSlot()] });

/** Every fact the story tells, from its first line to its last. */
function factsOfStory(): { reports: Array<Report>; closures: Array<Closure> } {
  const reports: Array<Report> = [];
  const closures: Array<Closure> = [];
  for (const { cell } of story) {
    const on = cell("on");
    const [first = "", second = "", , itemId] = cell("happens").split(" ");
    if (first === "claim") reports.push(claim(reports.length, on, Number(second), itemId));
    else if (first === "check" || first === "accept" || first === "return") decide(reports, first, on);
    else if (first === "withdrawn" || first === "merged" || first === "reinstated")
      closures.push(aClosure(first, on));
    else if (first !== "nothing") observe(reports, first, second, on);
  }
  return { reports, closures };
}

function claim(position: number, on: string, percentDone: number, itemId: string | undefined): Report {
  const items = itemId === undefined ? [] : [anItem({ ...dated(on), id: itemId })];
  return aReport({ ...dated(on), id: `r${position}`, percentDone, items });
}

function decide(reports: Array<Report>, act: "check" | "accept" | "return", on: string): void {
  const report = reports.pop();
  if (report === undefined) throw new Error(`nothing to ${act} on ${on}`);
  const step = act === "accept" ? ("acceptance" as const) : ("check" as const);
  const decision = act === "return" ? ("returned" as const) : ("accepted" as const);
  const items = report.items.map(({ id }) => ({ item: id, decision, reason: null, elements: null }));
  const taken = aStep({ ...dated(on), step, decision, items: step === "check" ? items : [] });
  reports.push({ ...report, steps: [...report.steps, taken] });
}

function observe(reports: Array<Report>, itemId: string, what: string, on: string): void {
  const verdict = oneOf(VERDICTS, what === "fails" ? "not_supported" : "supported");
  const see = (item: EvidenceItem): EvidenceItem =>
    item.id !== itemId
      ? item
      : {
          ...item,
          verdicts: [...item.verdicts, aVerdict(verdict, on)],
          firstOpenedOn: item.firstOpenedOn ?? (verdict === "supported" ? day(on) : null),
        };
  reports.forEach((report, index) => {
    reports[index] = { ...report, items: report.items.map(see) };
  });
}

const indexed = indexFacts(someFacts({ milestones: [milestone], ...factsOfStory() }));

for (const { line, cell } of story) {
  test(`status.md:${line} ${cell("on")}, ${cell("happens")}: ${cell("status")}`, () => {
    const [standing] = standingsAsOf(indexed, day(cell("on")));
    expect(standing?.status).toBe(cell("status"));
    expect(standing?.reportedPercent ?? null).toBe(numberOrNone(cell("reported")));
    expect(standing?.claimTimeliness?.lateDays ?? null).toBe(numberOrNone(cell("claim late by")));
    expect(standing?.proofTimeliness?.lateDays ?? null).toBe(numberOrNone(cell("proof late by")));
  });
}
