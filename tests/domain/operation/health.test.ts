import { expect, test } from "vitest";
import {
  HEALTH_CHECKS,
  HEALTH_LEVELS,
  judgeHealth,
  type OperationFacts,
} from "#app/domain/operation/health.ts";
import { judgePlace, PLACE_CHECKS, type PlaceFacts } from "#app/domain/operation/place.ts";
import { oneOf, ruleTable, yes } from "#tests/rule-tables.ts";

const AT = "2026-11-03T03:00:00.000Z";
const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

const QUIET: OperationFacts = {
  ...{ at: AT, processes: [], queue: { due: 0, oldestDueAt: null }, hostsPaused: 0, hasMailServer: true },
  ...{ outbox: { unsent: 0, failed: 0, oldestUnsentAt: null }, harvests: [], backup: null },
};

/** The instant a cell's «N unit ago» names. */
function ago(cell: string): string {
  const [, count, unit] = /(\d+) (s|min|h|d) ago/.exec(cell) ?? [];
  return new Date(Date.parse(AT) - Number(count) * (UNIT_MS[unit ?? ""] ?? Number.NaN)).toISOString();
}

function factsIn(check: string, cell: string): OperationFacts {
  if (cell === "nothing") return QUIET;
  const count = Number(/^(\d+)/.exec(cell)?.[1] ?? 1);
  switch (check) {
    case "worker": {
      const kind = cell.includes("web") ? "web" : "worker";
      return { ...QUIET, processes: [{ kind, host: "a", version: "1", seenAt: ago(cell) }] };
    }
    case "queue":
      return { ...QUIET, queue: { due: count, oldestDueAt: ago(cell) } };
    case "hosts":
      return { ...QUIET, hostsPaused: count };
    case "outbox": {
      const givenUp = cell.includes("given up");
      const waiting = { unsent: count, failed: 0, oldestUnsentAt: givenUp ? null : ago(cell) };
      const outbox = givenUp ? { unsent: 0, failed: count, oldestUnsentAt: null } : waiting;
      return { ...QUIET, outbox, hasMailServer: !cell.includes("no mail server") };
    }
    case "harvest":
      return {
        ...QUIET,
        harvests: [{ catalogue: "Portal", completeAt: cell.includes("never") ? null : ago(cell) }],
      };
    default:
      return {
        ...QUIET,
        backup: {
          ...{ finishedAt: ago(cell), ok: !cell.includes("failed"), encrypted: false },
          verified: cell.includes("a proven one"),
        },
      };
  }
}

test.each(ruleTable("operation.md", "What runs"))("operation.md:$line", ({ cell }) => {
  const check = oneOf(HEALTH_CHECKS, cell("check"));
  const found = judgeHealth(factsIn(check, cell("facts"))).find((finding) => finding.check === check);
  expect(found).toMatchObject({ level: oneOf(HEALTH_LEVELS, cell("level")), code: cell("code") });
});

test("every question is answered once, in the same order", () => {
  expect(judgeHealth(QUIET).map(({ check }) => check)).toEqual(HEALTH_CHECKS);
  expect(judgePlace(SOUND).map(({ check }) => check)).toEqual(PLACE_CHECKS);
});

const SOUND: PlaceFacts = {
  ...{
    nodeMajor: 22,
    freeBytes: 5e9,
    dataFolder: "writable",
    clockSkewSeconds: 0,
    unguarded: [],
    replica: "none",
  },
  ...{ demo: false, publicUrl: "https://capaian.example", mailServer: "answers", mailReason: "" },
};

function placeIn(check: string, cell: string): PlaceFacts {
  const demo = cell.includes("demonstration");
  const word = cell.split(",")[0] ?? "";
  switch (check) {
    case "node":
      return { ...SOUND, nodeMajor: Number(word) };
    case "disk":
      return { ...SOUND, freeBytes: word === "not told" ? null : Number.parseFloat(word) * 1e9 };
    case "folder":
      return { ...SOUND, dataFolder: word === "writable" ? "writable" : "not_writable" };
    case "clock":
      return { ...SOUND, clockSkewSeconds: Number.parseFloat(word) };
    case "guards":
      return { ...SOUND, unguarded: word === "none missing" ? [] : ["Report"] };
    case "replica":
      return { ...SOUND, replica: word === "none" || word === "silent" ? word : Number.parseInt(word, 10) };
    case "address":
      return { ...SOUND, demo, publicUrl: word };
    default:
      return { ...SOUND, demo, mailServer: oneOf(["none", "answers", "silent"], word) };
  }
}

test.each(ruleTable("operation.md", "What it stands on"))("operation.md:$line", ({ cell }) => {
  const check = oneOf(PLACE_CHECKS, cell("check"));
  const found = judgePlace(placeIn(check, cell("fact"))).find((finding) => finding.check === check);
  expect(found?.ok).toBe(yes(cell("good")));
});
