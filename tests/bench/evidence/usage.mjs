import { writeFileSync } from "node:fs";

/** Loaded before any program measured: writes its CPU time and peak memory when it ends. */
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1_000, rssMb: maxRSS / 1_024 };
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
