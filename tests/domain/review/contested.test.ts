import { expect, test } from "vitest";
import { type EvidenceItem, VERDICTS } from "#app/domain/facts.ts";
import { milestoneStandingAsOf } from "#app/domain/milestone-standing.ts";
import { contestedCases } from "#app/domain/review/contested.ts";
import { indexSchedule } from "#app/domain/schedule.ts";
import {
  acceptedOn,
  aMilestone,
  anItem,
  aReport,
  aSchedule,
  aSlot,
  aVerdict,
  dated,
  day,
} from "#tests/factories.ts";
import { listOf, oneOf, ruleTable, yes } from "#tests/rule-tables.ts";

function verdictsOf(text: string): EvidenceItem["verdicts"] {
  return listOf(text).map((written) => {
    const [on = "", verdict = "", ...rest] = written.split(" ");
    const changed = rest.includes("changed");
    const codes = rest.filter((word) => word !== "changed");
    return { ...aVerdict(oneOf(VERDICTS, verdict), on), changed, codes };
  });
}

function standingOf(item: EvidenceItem, asOf: string) {
  const report = aReport({ percentDone: 100, items: [item], steps: acceptedOn("2023-06-10", [item.id]) });
  const milestone = aMilestone({ slots: [aSlot()] });
  return milestoneStandingAsOf(milestone, [report], [], indexSchedule(aSchedule()), day(asOf));
}

for (const { line, cell } of ruleTable("review.md", "What comes back by itself")) {
  test(`review.md:${line} ${cell("words of the machine")}, as of ${cell("as of")}: ${cell("cause")}`, () => {
    const item = anItem({ verdicts: verdictsOf(cell("words of the machine")) });
    const standing = standingOf(item, cell("as of"));
    const [found] = contestedCases(standing, day(cell("as of")));
    expect(found?.cause ?? "–").toBe(cell("cause"));
    expect(found?.since ?? "–").toBe(cell("since"));
    expect(standing.status === "contested").toBe(found !== undefined);
  });
}

for (const { line, cell } of ruleTable("review.md", "What a ruling answers")) {
  test(`review.md:${line} ${cell("words of the machine")}, ruled ${cell("ruling")}, as of ${cell("as of")}`, () => {
    const [on = "", ruling = ""] = cell("ruling").split(" ");
    const said = { id: "u1", code: "x", reason: "x", organisation: "seknas-ogi" };
    const rulings = [{ ...dated(on), ...said, ruling: oneOf(["upheld", "lapsed"], ruling) }];
    const item = anItem({ verdicts: verdictsOf(cell("words of the machine")), rulings });
    const standing = standingOf(item, cell("as of"));
    expect(contestedCases(standing, day(cell("as of"))).length > 0).toBe(yes(cell("open")));
    expect(standing.slots[0]?.items[0]?.review).toBe(cell("review"));
  });
}

test("what was accepted later takes the place of what fails", () => {
  const broken = anItem({ verdicts: verdictsOf("2023-06-20 not_supported") });
  const fresh = anItem({
    id: "e2",
    report: "r2",
    target: "t2",
    verdicts: verdictsOf("2023-06-22 supported"),
  });
  const reports = [
    aReport({ percentDone: 100, items: [broken], steps: acceptedOn("2023-06-10", ["e1"]) }),
    aReport({
      ...{ ...dated("2023-06-22"), id: "r2", percentDone: 100, items: [fresh] },
      steps: acceptedOn("2023-06-25", ["e2"]),
    }),
  ];
  const milestone = aMilestone({ slots: [aSlot()] });
  const on = (asOf: string) =>
    contestedCases(
      milestoneStandingAsOf(milestone, reports, [], indexSchedule(aSchedule()), day(asOf)),
      day(asOf),
    );

  expect(on("2023-06-24")).toMatchObject([{ item: "e1", slot: "B06.1", acceptedOn: "2023-06-10" }]);
  expect(on("2023-06-25")).toEqual([]);
});
