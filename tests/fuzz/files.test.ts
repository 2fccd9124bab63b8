import { describe, test } from "vitest";
import type { FormatId } from "#app/domain/evidence/formats.ts";
import { createPiiScanner } from "#app/domain/evidence/pii/scanner.ts";
import { ProfileSchema } from "#app/domain/evidence/profile.ts";
import { readFileAsProfile } from "#app/exchange/read-file/read-file.server.ts";
import { sniff } from "#app/exchange/sniff.server.ts";
import { damagedBytes } from "./bytes.ts";
import { fileSamples } from "./file-samples.ts";
import { fuzz, fuzzRuns } from "./runs.ts";

const RUNS = fuzzRuns(150);
const samples = await fileSamples();
const kinds = Object.keys(samples).filter((kind): kind is FormatId => kind in samples);

describe("a file of any bytes gives a profile, never an error", () => {
  test.each(kinds)("%s", { timeout: 3_600_000 }, async (kind) => {
    const options = { registers: [], newScanner: () => createPiiScanner(), ownHost: "kpu.go.id" };
    await fuzz(damagedBytes(samples[kind] ?? []), RUNS, async (bytes) => {
      const partial = bytes.length % 7 === 0;
      const contentType = bytes.length % 2 === 0 ? null : "text/csv; charset=windows-1252";
      ProfileSchema.parse(await readFileAsProfile({ bytes }, kind, { ...options, contentType, partial }));
    });
  });
});

describe("what bytes are is told without an error", () => {
  test.each(kinds)("%s", { timeout: 3_600_000 }, async (kind) => {
    await fuzz(damagedBytes(samples[kind] ?? []), RUNS, async (bytes) => {
      const url = `https://kpu.go.id/data.${kind}?a=%ff`;
      await sniff({ head: bytes, totalBytes: bytes.length, contentType: "text/html;charset=x", url });
    });
  });
});
