import { readFileSync, writeFileSync } from "node:fs";

/** Loaded before any program measured: writes its CPU time and peak memory when it ends. */
process.on("exit", () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1_000, rssMb: peakKb() / 1_024 };
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});

/** The system's own figure also counts what the process was before it became this program. */
function peakKb() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
