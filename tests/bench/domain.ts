import { scorecardAsOf } from "#app/domain/scorecard.ts";
import { indexFacts } from "#app/domain/standings.ts";
import { day } from "../factories.ts";
import { bigPlan } from "./big-plan.ts";

/** Time of a whole as-of scorecard at growing sizes: `npm run bench:domain`. */
const SIZES = [300, 3_000, 30_000, 100_000];
const TARGET_MS_PER_THOUSAND = 10;
const DAYS = ["2023-06-30", "2023-12-31", "2024-06-30", "2024-12-31", "2025-06-30"].map(day);

function msOf(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function median(values: ReadonlyArray<number>): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** First run as a fresh process meets it, then warm runs on different days: nothing is kept between days. */
function measure(size: number) {
  const facts = bigPlan(size);
  let indexed = indexFacts(facts);
  const indexMs = msOf(() => {
    indexed = indexFacts(facts);
  });
  const firstMs = msOf(() => scorecardAsOf(indexed, day("2024-03-01")));
  const runs = Math.min(300, Math.max(7, Math.round(300_000 / size)));
  const warm = Array.from({ length: runs }, (_, run) =>
    msOf(() => scorecardAsOf(indexed, DAYS[run % DAYS.length] ?? day("2024-03-01"))),
  );
  const memory = Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
  return { indexMs, firstMs, warmMs: median(warm), runs, memory };
}

function line(cells: ReadonlyArray<string>): string {
  return cells.map((cell) => cell.padStart(14)).join("");
}

console.log("The as-of scorecard: standings, roll-ups, stages, owners, checkpoints, latest changes.");
console.log(line(["milestones", "index ms", "first ms", "warm median", "ms per 1,000", "runs", "heap MB"]));
const perThousand = SIZES.map((size) => {
  const { indexMs, firstMs, warmMs, runs, memory } = measure(size);
  const each = (warmMs / size) * 1_000;
  const numbers = [indexMs, firstMs, warmMs, each].map((value) => value.toFixed(2));
  console.log(line([size.toLocaleString("en"), ...numbers, String(runs), String(memory)]));
  return each;
});
const slowest = Math.max(...perThousand);
const met = slowest <= TARGET_MS_PER_THOUSAND;
console.log(
  `Aim: at most ${TARGET_MS_PER_THOUSAND} ms per 1,000 milestones. Slowest: ${slowest.toFixed(2)}. ${met ? "Met." : "Missed."}`,
);
process.exitCode = met ? 0 : 1;
