import { request as ask, createServer, type IncomingHttpHeaders } from "node:http";
import { createAnswer } from "#app/http/answer.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { openSession } from "#app/services/sessions.server.ts";
import { watchDataVersion } from "#app/services/watch-data-version.server.ts";
import { sessions } from "#tests/routes/request.ts";

export type Answered = { status: number; headers: IncomingHttpHeaders; body: string };
export type SmallSite = {
  /** Asks on a connection of its own. `headers` go out as they are written, name by name. */
  get: (path: string, headers?: ReadonlyArray<string>, method?: string, body?: string) => Promise<Answered>;
  /** Times a page was made rather than taken from what is kept. */
  made: () => number;
  close: () => Promise<void>;
};

/**
 * The server's own answering, watch and cache before the smallest page there is: how many reports the plan has,
 * the address it was asked under, and who is signed in. The page says nothing of caches: what keeps people apart is
 * what is tried here. Under `/berkas` it is a data file, under `/rahasia` one that forbids keeping, under `/bahasa`
 * one that varies.
 */
export async function smallSite(deps: Deps): Promise<SmallSite> {
  let made = 0;
  const page = async (request: Request): Promise<Response> => {
    made += 1;
    const indexed = await openPlan("rencana", deps);
    const token = await sessions.tokenOf(request);
    const signedIn = token === null ? null : await openSession(token, deps);
    const { pathname, search } = new URL(request.url);
    const says = {
      count: indexed?.facts.reports.length ?? -1,
      name: signedIn?.name ?? "umum",
      address: `${pathname}${search}`,
      language: request.headers.get("accept-language"),
    };
    return new Response(JSON.stringify(says), { headers: headersFor(pathname) });
  };
  /** The framework makes an answer of what a route threw, too. */
  const render = (request: Request) => page(request).catch(() => new Response("", { status: 500 }));
  const answer = createAnswer({ render, watch: watchDataVersion(deps), log: deps.log, publicOrigin: null });
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    get: (path, headers = [], method = "GET", body = "") => answered(port, { path, headers, method, body }),
    made: () => made,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function headersFor(pathname: string): Record<string, string> {
  const json = { "content-type": "application/json" };
  if (pathname === "/berkas") return { ...json, "cache-control": "public, max-age=0" };
  if (pathname === "/rahasia") return { ...json, "cache-control": "no-store, public" };
  if (pathname === "/bahasa") return { ...json, "cache-control": "public", vary: "accept-language" };
  if (pathname === "/diam") return json;
  return { "content-type": "text/html; charset=utf-8" };
}

type Asked = { path: string; headers: ReadonlyArray<string>; method: string; body: string };

function answered(port: number, { path, headers, method, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const raw = ["host", `127.0.0.1:${port}`, ...headers];
    const asked = ask({ port, path, method, headers: raw, host: "127.0.0.1", agent: false }, (response) => {
      const chunks: Array<Buffer> = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** What the page says. */
export function saidBy({ body }: Answered): {
  count: number;
  name: string;
  address: string;
  language: string | null;
} {
  return JSON.parse(body);
}
