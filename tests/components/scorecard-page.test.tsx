import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { ScorecardBody } from "#app/components/scorecard/scorecard-body.tsx";
import { ScorecardHero } from "#app/components/scorecard/scorecard-hero.tsx";
import { ScorecardPage } from "#app/components/scorecard/scorecard-page.tsx";
import type { ScorecardView } from "#app/components/scorecard/scorecard-view.ts";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import { indexFacts } from "#app/domain/standings.ts";
import { aMilestone, day, fixedRule, someFacts } from "#tests/factories.ts";
import { renderAt } from "./render.tsx";

afterEach(cleanup);

function view(asOf: string, due: ReadonlyArray<string>) {
  const facts = someFacts({
    milestones: due.map((on, index) =>
      aMilestone({ code: `A${index + 1}-B06`, deadlineRules: [fixedRule(on)] }),
    ),
  });
  const scorecard = scorecardAsOf(indexFacts(facts), day(asOf));
  const shown: ScorecardView = {
    ...scorecard,
    changes: scorecard.changes.map((change) => ({ ...change, title: { id: change.milestone, en: null } })),
    broken: { failing: 0, unsure: 0 },
    votingDay: null,
    theme: [],
    summary: facts.plan.summary,
  };
  const frame = {
    plan: { knownFrom: facts.plan.knownFrom },
    asOf: day(asOf),
    today: day("2024-03-22"),
    checkpoints: [{ code: "B06", dueOn: day("2023-06-30") }],
    organisations: {},
  };
  return (
    <ScorecardPage
      scorecard={shown}
      frame={frame}
      action="/"
      hero={<ScorecardHero scorecard={shown} />}
      body={<ScorecardBody scorecard={shown} frame={frame} />}
    />
  );
}

test("what was granted more time is stated beside the numbers it is left out of", async () => {
  const facts = someFacts({
    milestones: [
      aMilestone({ code: "A1-B06", deadlineRules: [fixedRule("2023-06-30")] }),
      aMilestone({
        code: "A2-B06",
        deadlineRules: [
          fixedRule("2023-06-30"),
          {
            kind: "fixed",
            on: day("2023-09-30"),
            extension: "e",
            reason: null,
            knownOn: day("2023-06-01"),
            provenance: [],
          },
        ],
      }),
    ],
  });
  const extended = (asOf: string) => scorecardAsOf(indexFacts(facts), day(asOf)).extended;
  expect(extended("2023-05-31")).toEqual({ granted: 0, notCounted: [] });
  expect(extended("2023-07-01")).toEqual({ granted: 1, notCounted: ["A2-B06"] });
  expect(extended("2023-10-01")).toEqual({ granted: 1, notCounted: [] });
});

test("the headline and both numbers speak of due milestones only", async () => {
  renderAt("/?per=2023-07-01", view("2023-07-01", ["2023-06-30", "2024-12-31"]));
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe(
    "Satu target sudah jatuh tempo, dan terlambat.",
  );
  expect(screen.getByRole("status").textContent).toContain("1 Juli 2023");
  const why = screen.getByRole("table", { name: "Target yang dihitung", hidden: true });
  expect(within(why).getByRole("link", { name: "A1-B06", hidden: true })).toBeTruthy();
  expect(within(why).queryByRole("link", { name: "A2-B06", hidden: true })).toBeNull();
});

test("with nothing due there are words, not 0 %", async () => {
  renderAt("/?per=2023-01-02", view("2023-01-02", ["2023-06-30"]));
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toContain("Belum ada");
  expect(screen.queryByText("0 %")).toBeNull();
  expect(screen.getAllByText("belum ada yang jatuh tempo").length).toBeGreaterThan(0);
});

test("links keep the day and, in English, the language", async () => {
  renderAt("/en?per=2023-07-01", view("2023-07-01", ["2023-06-30"]), "en");
  const stages = await screen.findByRole("link", { name: "See as a table" });
  expect(stages.getAttribute("href")).toMatch(/^\/en\/.+\/tahapan\?per=2023-07-01$/);
  expect(screen.getByRole("link", { name: "Latest" }).getAttribute("href")).toBe("/en");
});
