import { RouterContextProvider } from "react-router";
import type { Db } from "#app/data/db.server.ts";
import { TABLES } from "#app/exchange/open-data/tables.ts";
import { answerApi } from "#app/http/api.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { answerDataFile } from "#app/http/data-file.server.ts";
import { publicOriginContext } from "#app/http/session.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { aCheckRun } from "#tests/check-runs.ts";
import { testDeps } from "#tests/data-factories.ts";
import { load, NOW, type Place } from "#tests/services/illustration-place.ts";
import type { Published } from "./read-files.ts";

export const PLAN = "ran-ogi-vii";
export const SITE = "https://capaian.example";

export function contextOf(deps: Deps): RouterContextProvider {
  const context = new RouterContextProvider();
  context.set(depsContext, deps);
  context.set(publicOriginContext, SITE);
  return context;
}

/** One published file, as anyone gets it. */
export async function dataFile(deps: Deps, file: string, day?: string): Promise<Response> {
  const request = new Request(`${SITE}/${PLAN}/data/${day === undefined ? "" : `${day}/`}${file}`);
  return answerDataFile({ request, context: contextOf(deps) }, { plan: PLAN, file, day });
}

/** Every table as CSV, by name. */
export async function publishedTables(deps: Deps, day?: string): Promise<Published> {
  const files: Record<string, string> = {};
  for (const { name } of TABLES) files[name] = await (await dataFile(deps, `${name}.csv`, day)).text();
  return files;
}

export function api(deps: Deps, path: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`${SITE}/api/v1${path}`, init);
  return answerApi(
    { request, context: contextOf(deps) },
    new URL(request.url).pathname.slice("/api/v1".length),
  );
}

/** The real plan with the illustration, and looks of the machine that change with the months. */
export async function illustrated(place: Place): Promise<Deps> {
  await load(place);
  await addLooks(place.db);
  return testDeps(place.db, NOW);
}

const WORDS = [
  ["OK", "pass"],
  ["NOT_FOUND", "fail"],
  ["TIMEOUT", "unknown"],
] as const;

/** Three looks at every piece of evidence, a month apart: what opened may be gone later, and back again. */
async function addLooks(db: Db): Promise<void> {
  const items = await db.evidenceItem.findMany({
    orderBy: { id: "asc" },
    select: { id: true, targetId: true, knownOn: true },
  });
  let before = "0".repeat(64);
  for (const [place, item] of items.entries()) {
    for (const month of [0, 1, 2]) {
      const at = new Date(Date.parse(`${item.knownOn}T05:00:00Z`) + month * 30 * 86_400_000 + place * 1000);
      const knownOn = at.toISOString().slice(0, 10);
      const [code, outcome] = WORDS[(place * 7 + month * 5) % WORDS.length] ?? WORDS[0];
      const id = `look-${place}-${month}`;
      const selfHash = id.padEnd(64, "0");
      await db.observation.create({
        data: {
          ...{ id, targetId: item.targetId, at, knownOn, workerId: "test", ruleVersion: "2", status: 200 },
          ...{ answer: code === "OK" ? "OK" : "TIMEOUT", sha256: "a".repeat(64), bytesDecoded: 10 },
          ...{ bodyJson: "{}", prevHash: before, selfHash },
        },
      });
      before = selfHash;
      const run = { item: item.id, observation: id, at, knownOn, ruleVersion: "2" };
      await aCheckRun(db, run, [{ check: "C1", outcome, code }]);
    }
  }
}
