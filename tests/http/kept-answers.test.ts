import { setImmediate as nextRound } from "node:timers/promises";
import { RouterContextProvider } from "react-router";
import { expect } from "vitest";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { createAnswer } from "#app/http/answer.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { noteStands, restsOnPlan } from "#app/http/rests-on.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { generateInstallation } from "#app/services/generate/generate-installation.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { watchDataVersion } from "#app/services/watch-data-version.server.ts";
import { aSubmission, insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { listening } from "./listening.ts";

const HTML = { "content-type": "text/html; charset=utf-8" };
const UNKEPT = { ...HTML, "cache-control": "private, no-store" };

/** A site of two plans, each with a page that says how many reports it has, and of a page that is never kept. */
function siteOf(
  deps: Deps,
  made: Array<string>,
  gate: { open: Promise<void> } = { open: Promise.resolve() },
) {
  const render = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    made.push(pathname);
    if (pathname === "/cari") {
      const turn = made.length;
      await gate.open;
      return new Response(`cari ${turn}`, { headers: UNKEPT });
    }
    const context = new RouterContextProvider();
    context.set(depsContext, deps);
    const indexed = await openPlan(pathname.slice(1), deps);
    if (indexed === null) return new Response("", { status: 404, headers: HTML });
    restsOnPlan(context, indexed);
    const answer = new Response(String(indexed.facts.reports.length), { headers: HTML });
    noteStands(answer, context);
    return answer;
  };
  return createAnswer({ render, watch: watchDataVersion(deps), log: deps.log, publicOrigin: null });
}

testDbs("a page of one plan outlives a report on another, and nothing else", async ({ db }) => {
  const { owner } = await insertCast(db);
  const deps = testDeps(db);
  const beside = { plans: 1, milestones: 9, evidence: 20, seed: 7 };
  await generateInstallation(beside, { beside: true, onPlan: () => {} }, deps);
  const made: Array<string> = [];
  const site = await listening(siteOf(deps, made));
  const both = async () => {
    made.length = 0;
    const pages = ["/rencana", "/besar-001"].map(async (path) =>
      (await fetch(`${site.origin}${path}`)).text(),
    );
    return Promise.all(pages);
  };
  try {
    const [, other] = await both();
    expect(await both()).toEqual(["0", other]);
    expect(made).toEqual([]);

    const filing = { plan: "rencana", milestone: "A1-B06", actor: owner, actorName: "Sari" };
    expect(await submitReport({ ...filing, submission: aSubmission() }, deps)).toMatchObject({ ok: true });
    expect(await both()).toEqual(["1", other]);
    expect(made).toEqual(["/rencana"]);
    await both();
    expect(made).toEqual([]);

    await inTransaction(db, (tx) => bumpDataVersion(tx));
    expect(await both()).toEqual(["1", other]);
    expect(made.toSorted()).toEqual(["/besar-001", "/rencana"]);
  } finally {
    await site.close();
  }
});

testDbs(
  "what is not kept is made once for all who ask at the same moment, and anew for who asks later",
  async ({ db }) => {
    const deps = testDeps(db);
    const made: Array<string> = [];
    const gate = { open: Promise.resolve() };
    const answer = siteOf(deps, made, gate);
    let arrived = (): void => {};
    const site = await listening((message, response) => {
      answer(message, response);
      arrived();
    });
    const ask = async (headers: Record<string, string> = {}) => {
      const given = await fetch(`${site.origin}/cari`, { headers });
      expect(given.headers.get("cache-control")).toBe("private, no-store");
      return given.text();
    };
    try {
      expect(await ask()).toBe("cari 1");
      expect(await ask()).toBe("cari 2");
      expect(await ask({ cookie: "a=b" })).toBe("cari 3");

      const all = new Promise<void>((resolve) => {
        let count = 0;
        arrived = () => {
          count += 1;
          if (count === 12) resolve();
        };
      });
      gate.open = all.then(async () => {
        for (let round = 0; round < 24; round += 1) await nextRound(); // each begins one reader at least
      });
      const crowd = await Promise.all(Array.from({ length: 12 }, () => ask()));
      expect(new Set(crowd)).toEqual(new Set(["cari 4"]));
      expect(made).toHaveLength(4);
    } finally {
      await site.close();
    }
  },
);
