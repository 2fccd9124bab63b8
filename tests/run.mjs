/**
 * Runs every test and ends with one line: `N passed, N failed`.
 *
 *   npm test                          everything
 *   npm test -- tests/data            what vitest's own arguments choose
 *   npm test -- --require-all         skipping for want of PostgreSQL or Chromium is a failure
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const VITEST = join(ROOT, "node_modules", "vitest", "vitest.mjs");

function main(args) {
  const requireAll = args.includes("--require-all");
  const folder = mkdtempSync(join(tmpdir(), "capaian-run-"));
  const report = join(folder, "report.json");
  const chosen = args.filter((argument) => argument !== "--require-all");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const run = spawnSync(process.execPath, [VITEST, "run", ...reporters, ...chosen], {
    cwd: ROOT,
    stdio: "inherit",
  });
  const results = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).testResults : [];
  rmSync(folder, { recursive: true });

  const tests = results.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: file.name })),
  );
  const counts = countTests(results, tests, run.status);
  const skipped = tests.filter(isSkipped);
  if (skipped.length > 0) console.log(`\n${skippedLines(skipped).join("\n")}`);
  const failed = counts.failed + (requireAll ? skipped.length : 0);
  console.log(`\n${closingLine(counts.passed, failed, requireAll ? 0 : skipped.length)}`);
  return failed > 0 ? 1 : 0;
}

/** A file that does not load has no tests, and a run can fail outside of them: each counts as one failure. */
function countTests(results, tests, status) {
  const withStatus = (wanted) => tests.filter((test) => test.status === wanted).length;
  const brokenFiles = results.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = withStatus("failed") + brokenFiles.length;
  return { passed: withStatus("passed"), failed: failed === 0 && status !== 0 ? 1 : failed };
}

function isSkipped({ status }) {
  return !["passed", "failed"].includes(status);
}

function skippedLines(skipped) {
  const onPostgres = skipped.filter(({ title }) => title.endsWith("[postgresql]"));
  const inBrowser = skipped.filter(({ file }) => file.includes(`${sep}e2e${sep}`));
  const others = skipped.filter((test) => !onPostgres.includes(test) && !inBrowser.includes(test));
  return [
    onPostgres.length > 0 &&
      `SKIPPED: ${onPostgres.length} tests on PostgreSQL. Set TEST_POSTGRES_URL to a server where they may create databases.`,
    inBrowser.length > 0 &&
      `SKIPPED: ${inBrowser.length} tests in a browser. Install Chromium, or set CHROMIUM_PATH.`,
    ...others.map(({ fullName }) => `SKIPPED: ${fullName}`),
  ].filter(Boolean);
}

function closingLine(passed, failed, skipped) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

process.exitCode = main(process.argv.slice(2));
