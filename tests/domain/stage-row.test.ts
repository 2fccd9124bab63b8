import { expect, test } from "vitest";
import { indexSchedule } from "#app/domain/schedule.ts";
import { stageLinesAsOf } from "#app/domain/stage-row.ts";
import { aSchedule, aStage, aVersion, day } from "../factories.ts";

const KEY = "pemilu-2024/T10";
const ruling = { kind: "event", event: "pemilu-2024/ruling", offsetDays: 3 } as const;
const on = (iso: string) => ({ kind: "date", on: day(iso) }) as const;

/** T10 has no dates of its own: T10a ends on a day, T10b with its two parts waits for a ruling. */
const schedule = indexSchedule(
  aSchedule({
    stages: [
      aStage(KEY),
      aStage(`${KEY}a`, KEY),
      aStage(`${KEY}a.1`, `${KEY}a`),
      aStage(`${KEY}b`, KEY),
      aStage(`${KEY}b.1`, `${KEY}b`),
      aStage(`${KEY}b.2`, `${KEY}b`),
    ],
    versions: [
      aVersion(`${KEY}a`, { start: on("2024-02-15"), end: on("2024-03-20") }),
      aVersion(`${KEY}a.1`, { start: on("2024-02-15"), end: on("2024-03-20") }),
      aVersion(`${KEY}b.1`, { start: null, end: ruling }),
      aVersion(`${KEY}b.2`, { start: null, end: on("2024-04-25"), knownOn: day("2024-04-01") }),
    ],
    events: [{ key: ruling.event, code: "ruling", title: { id: "Putusan", en: null } }],
    occurrences: [
      {
        ...{ event: ruling.event, occurredOn: day("2024-06-10"), outcome: null, citation: "" },
        knownOn: day("2024-06-10"),
      },
    ],
  }),
);

function lastPartOn(iso: string) {
  const [line] = stageLinesAsOf([], schedule, day(iso));
  return line?.lastPart === null ? null : `${line?.lastPart.title.id} ${line?.lastPart.endsOn}`;
}

test("a stage that waits names the last of its parts that has a last day, the larger of equals", () => {
  expect(lastPartOn("2024-03-22")).toBe("T10a 2024-03-20");
});

test("a part of a part counts once its day is known", () => {
  expect(lastPartOn("2024-04-01")).toBe("T10b.2 2024-04-25");
});

test("a stage whose own end is known names no part", () => {
  expect(lastPartOn("2024-06-10")).toBeNull();
});
