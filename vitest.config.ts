import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Limits say that something hangs, never how fast it is: a busy machine may take long. */
const PATIENCE = 60_000;
const shared = {
  ...{ setupFiles: ["tests/setup.ts"], restoreMocks: true, unstubEnvs: true },
  ...{ testTimeout: PATIENCE, hookTimeout: PATIENCE },
};

/** Tests that replace a package, or weigh or count what a process holds: each file has modules of its own. */
const ALONE = [
  "tests/security/entry.test.ts",
  "tests/fetch/guard.test.ts",
  "tests/http/event-stream.test.ts",
  "tests/fetch/limits.test.ts",
  "tests/exchange/read-file/csv.test.ts",
  "tests/data/without-prisma.test.ts",
];

export default defineConfig({
  test: {
    // Tests wait for databases much of the time: two at once keep two cores busy.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...shared,
          name: "node",
          // Files share their modules: loading the site anew for each took most of the time. No module keeps what a test leaves.
          isolate: false,
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/components/**", "tests/e2e/**", ...ALONE],
          globalSetup: ["tests/databases.ts"],
        },
      },
      {
        test: { ...shared, name: "alone", include: ALONE, globalSetup: ["tests/databases.ts"] },
      },
      {
        test: {
          ...shared,
          name: "jsdom",
          environment: "jsdom",
          include: ["tests/components/**/*.test.tsx"],
        },
      },
      {
        test: {
          ...shared,
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          // Each file starts a program and a browser of its own, which wait for each other half of the time.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
