import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, runCommand, startApplication } from "./application.ts";

let application: Application;

beforeAll(async () => {
  application = await startApplication({ CAPAIAN_DEMO: "0" });
});

afterAll(() => application.stop());

/** A1 at B06 hangs on the end of stage T05, 9 February 2023; nobody has reported on it here. */
const DAYS = [
  { per: "2023-02-08", status: "not_started", shown: "Belum mulai", counted: false, round: "open" },
  { per: "2023-02-09", status: "not_started", shown: "Belum mulai", counted: true, round: "open" },
  { per: "2023-02-10", status: "late", shown: "Terlambat", counted: true, round: "open" },
  { per: "2023-07-01", status: "late", shown: "Terlambat", counted: true, round: "over" },
] as const;

for (const { per, status, shown, counted, round } of DAYS) {
  test(`A1 at B06 as of ${per} is ${status} on the page, in the data and on the command line`, async () => {
    const page = await (await fetch(`${application.origin}/ran-ogi-vii/target/A1-B06?per=${per}`)).text();
    const rows = await (
      await fetch(`${application.origin}/ran-ogi-vii/data/milestones.json?per=${per}`)
    ).json();
    const row = rows.milestones.find((each: { code: string }) => each.code === "A1-B06");
    const { output } = await runCommand(application, [
      "scorecard",
      "--per",
      per,
      "--milestone",
      "A1-B06",
      "--json",
    ]);
    const printed = JSON.parse(output);

    expect(page).toContain(shown);
    expect(page).toContain("9 Feb 2023");
    for (const answer of [row, printed]) {
      expect(answer).toMatchObject({
        code: "A1-B06",
        status,
        counted,
        due_on: "2023-02-09",
        reporting_round: round,
      });
    }
    expect(printed).toEqual(row);
  });
}

test("as of the due day the page says that the day is on time to its last second", async () => {
  const page = await (await fetch(`${application.origin}/ran-ogi-vii/target/A1-B06?per=2023-02-09`)).text();
  expect(page).toMatch(/detik terakhir/);
});

test("after the round the page says that it is over", async () => {
  const page = await (await fetch(`${application.origin}/ran-ogi-vii/target/A1-B06?per=2023-07-01`)).text();
  expect(page).toMatch(/30 Jun 2023/);
});

test("the command line refuses a day that has not come and says why", async () => {
  const { code } = await runCommand(application, ["scorecard", "--per", "2999-01-01"]);
  expect(code).toBe(2);
});
