import { expect } from "vitest";
import { stillPartsContext } from "#app/http/still-parts.server.tsx";
import * as matrix from "#app/routes/matrix.tsx";
import * as scorecard from "#app/routes/scorecard.tsx";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN } from "./request.ts";

/** Each draws several pages on a new database. */
const TIMEOUT_MS = 60_000;

type Deps = ReturnType<typeof testDeps>;

async function asked(path: string, deps: Deps, userId: string | null = null) {
  const { context } = await contextFor(deps, userId);
  const request = new Request(`${ORIGIN}${path}`);
  const args = { request, url: new URL(request.url), params: { plan: "rencana" }, context, pattern: "" };
  return { args, context };
}

async function body(path: string, deps: Deps, userId: string | null = null): Promise<string> {
  const { args } = await asked(path, deps, userId);
  return (await scorecard.loader(args)).parts.body.html ?? "";
}

testDbs(
  "a part is the same for everyone, and another one in another language or on another day",
  async (test) => {
    const deps = testDeps(test.db);
    const { owner } = await insertCast(test.db);
    const now = await body("/rencana", deps);

    expect(now).toContain('href="/rencana/matriks"');
    expect(await body("/rencana", deps, owner.userId)).toBe(now);
    expect(await body("/en/rencana", deps)).toContain('href="/en/rencana/matriks"');
    expect(await body("/rencana?per=2023-05-09", deps)).toContain('href="/rencana/matriks?per=2023-05-09"');
    expect(await body("/rencana", deps)).toBe(now);
  },
  TIMEOUT_MS,
);

testDbs(
  "after a write no part is older than it",
  async (test) => {
    const deps = testDeps(test.db);
    const { owner } = await insertCast(test.db);
    const before = await body("/rencana", deps);
    const where = { plan: "rencana", milestone: "A1-B06", actor: owner, actorName: "Sari" };
    const outcome = await submitReport({ ...where, submission: aSubmission() }, deps);

    expect(outcome.ok).toBe(true);
    expect(await body("/rencana", deps)).not.toBe(before);
  },
  TIMEOUT_MS,
);

testDbs(
  "in a document the part stands once; the router in the browser gets it with the data",
  async (test) => {
    const deps = testDeps(test.db);
    await insertCast(test.db);
    const { args, context } = await asked("/rencana/matriks", deps);
    const parts = new Map<string, string>();
    context.set(stillPartsContext, parts);
    const document = await matrix.loader(args);
    const fetched = await matrix.loader((await asked("/rencana/matriks.data", deps)).args);

    expect(document.data.table).toEqual({ name: "matrix", html: null });
    expect(parts.get("matrix")).toContain("<table");
    expect(fetched.data.table).toEqual({ name: "matrix", html: parts.get("matrix") });
  },
  TIMEOUT_MS,
);
