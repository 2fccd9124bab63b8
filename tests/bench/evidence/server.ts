import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/**
 * The server of the evidence specification, appendix A, on one port or several: a page of links of which
 * 5 % are gone, 5 % redirect, 3 % are slow, 1 % first answer 429 and 1 % first 503.
 * Started with its first port and how many; says `ready` when all listen.
 */
const [firstPort = 9100, portCount = 1] = process.argv.slice(2).map(Number);
const LATENCY_MS = 5;
const SLOW_MS = 250;

type Kind = "404" | "301" | "slow" | "429" | "503" | "200";
type Tally = { total: number; inFlight: number; mostInFlight: number; early: number };

function kindOf(index: number): Kind {
  const place = index % 100;
  if (place < 5) return "404";
  if (place < 10) return "301";
  if (place < 13) return "slow";
  if (place === 13) return "429";
  return place === 14 ? "503" : "200";
}

for (let port = firstPort; port < firstPort + portCount; port += 1) listen(port);
process.send?.("ready");

function listen(port: number): void {
  const seen = new Set<number>();
  const tally: Tally = { total: 0, inFlight: 0, mostInFlight: 0, early: 0 };
  /** Until this instant the whole host asked to be left alone. */
  const hold = { until: 0 };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://bench");
    response.setHeader("LinkChecker", "1");
    if (url.pathname === "/__reset") {
      seen.clear();
      hold.until = 0;
      Object.assign(tally, { total: 0, inFlight: 0, mostInFlight: 0, early: 0 });
      return response.end("ok");
    }
    if (url.pathname === "/__stats") return response.end(JSON.stringify(tally));
    if (url.pathname === "/robots.txt") return response.writeHead(404).end();
    if (url.pathname === "/favicon.ico") return response.writeHead(204).end();
    if (url.pathname.startsWith("/index")) return index(url, response);
    return page(url, request, response);
  });

  function page(url: URL, request: IncomingMessage, response: ServerResponse) {
    count(response);
    const found = /^\/(l|t)\/(\d+)$/.exec(url.pathname);
    const number = found === null ? -1 : Number(found[2]);
    const kind = found === null ? "404" : found[1] === "t" ? "200" : kindOf(number);
    setTimeout(() => answer(kind, number, request, response), kind === "slow" ? SLOW_MS : LATENCY_MS);
  }

  function count(response: ServerResponse): void {
    tally.total += 1;
    tally.inFlight += 1;
    tally.mostInFlight = Math.max(tally.mostInFlight, tally.inFlight);
    if (performance.now() < hold.until) tally.early += 1;
    response.on("close", () => {
      tally.inFlight -= 1;
    });
  }

  function answer(kind: Kind, number: number, { method }: IncomingMessage, response: ServerResponse) {
    const body = (text: string) => (method === "HEAD" ? undefined : text);
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (kind === "404") return response.writeHead(404).end(body("nope"));
    if (kind === "301") return response.writeHead(301, { location: `/t/${number}` }).end();
    if ((kind === "429" || kind === "503") && !seen.has(number)) {
      seen.add(number);
      if (kind === "429") {
        response.setHeader("retry-after", "1");
        hold.until = performance.now() + 1_000;
      }
      return response.writeHead(Number(kind)).end();
    }
    response.end(body(`<!doctype html><title>doc ${number}</title><p>document ${number}</p>`));
  }

  server.keepAliveTimeout = 30_000;
  server.listen(port, "127.0.0.1", 1024);
}

function index(url: URL, response: ServerResponse): void {
  const links = Array.from(
    { length: Number(url.searchParams.get("n")) },
    (_, number) => `<a href="http://127.0.0.1:${firstPort + (number % portCount)}/l/${number}">${number}</a>`,
  );
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(["<!doctype html><html><head><title>index</title></head><body>", ...links].join("\n"));
}
