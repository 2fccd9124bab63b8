import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { illustrationFolder } from "#app/services/illustration/illustration-folder.server.ts";
import { answerAction } from "./sample-action-api.server.ts";
import { type Package, packagesOf, readSampleCatalogue } from "./sample-catalogue.server.ts";
import { missingPage, partySymbol, samplePage } from "./sample-pages.server.ts";

export type SamplePortal = { origin: string; stop: () => Promise<void> };

type Portal = {
  origin: string;
  folder: string;
  files: ReadonlySet<string>;
  /** Files that hold something else once they have been opened. */
  later: ReadonlySet<string>;
  /** Files of `later` that were opened since the start. */
  opened: Set<string>;
  packages: ReadonlyArray<Package>;
};
type Answer = { status: number; type: string; body: string | Buffer; location?: string };

const HTML = "text/html; charset=utf-8";
const TYPES: Readonly<Record<string, string>> = {
  ".csv": "text/csv; charset=utf-8",
  ".geojson": "application/geo+json",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
/** Files whose links carry the portal's own address, which is known only once it listens. */
const WITH_LINKS = [".csv", ".json"];

/**
 * Serves the sample open-data portal (*portal contoh*), so that evidence can be opened without internet.
 *
 * @param port 0 takes any free one.
 * @throws {Error} when the port is taken.
 */
export async function startSamplePortal({
  host,
  port,
}: {
  host: string;
  port: number;
}): Promise<SamplePortal> {
  const folder = join(illustrationFolder(), "portal");
  const catalogue = await readSampleCatalogue(folder);
  const server = createServer();
  const origin = await listen(server, host, port);
  const portal: Portal = {
    origin,
    folder,
    files: filesIn(join(folder, "files")),
    later: filesIn(join(folder, "later")),
    opened: new Set(),
    packages: packagesOf(catalogue, origin, folder),
  };
  server.on("request", (request, response) => {
    respond(portal, request, response).catch(() => {
      response.writeHead(500, { "content-type": "text/plain" }).end("Portal contoh: galat\n");
    });
  });
  return { origin, stop: () => stop(server) };
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      resolve(`http://${host.includes(":") ? `[${host}]` : host}:${bound}`);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}

function filesIn(folder: string): Set<string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Set(names.map((name) => name.replaceAll("\\", "/")));
}

async function respond(portal: Portal, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, type, body, location } = await answer(portal, request);
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
  response.setHeader("etag", etag);
  response.setHeader("x-capaian-ilustrasi", "contoh");
  if (location !== undefined) response.setHeader("location", location);
  if (status === 200 && request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(request.method === "HEAD" ? undefined : body);
}

async function answer(portal: Portal, request: IncomingMessage): Promise<Answer> {
  if (request.method !== "GET" && request.method !== "HEAD") return plain(405, "Hanya GET.\n");
  if (!URL.canParse(request.url ?? "/", portal.origin)) return plain(400, "Alamat tidak terbaca.\n");
  const { pathname, searchParams } = new URL(request.url ?? "/", portal.origin);
  const action = /^\/api\/(?:3\/)?action\/(\w+)$/.exec(pathname)?.[1];
  if (action !== undefined) {
    const { status, body } = answerAction(action, searchParams, portal.packages, portal.origin);
    return { status, type: "application/json; charset=utf-8", body: JSON.stringify(body) };
  }
  if (pathname === "/robots.txt") return plain(200, "User-agent: *\nAllow: /\n");
  if (pathname.startsWith("/dokumen-tim/")) {
    const location = `/masuk?tujuan=${encodeURIComponent(pathname)}`;
    return { ...plain(302, "Masuk dahulu.\n"), location };
  }
  const symbol = /^\/lambang\/(\d\d)\.svg$/.exec(pathname)?.[1];
  if (symbol !== undefined) return { status: 200, type: "image/svg+xml", body: partySymbol(symbol) };
  if (pathname.startsWith("/berkas/")) return file(portal, pathname.slice("/berkas/".length), request);
  const page = samplePage(pathname, portal.packages, portal.origin);
  return { status: page === null ? 404 : 200, type: HTML, body: page ?? missingPage() };
}

async function file(portal: Portal, name: string, request: IncomingMessage): Promise<Answer> {
  const type = TYPES[extname(name)];
  if (name === "ad-art/kosong.pdf") return { status: 200, type: "application/pdf", body: "" };
  if (type === undefined || !portal.files.has(name)) return { status: 404, type: HTML, body: missingPage() };
  const bytes = await readFile(join(portal.folder, stateOf(portal, name, request), name));
  if (!WITH_LINKS.includes(extname(name))) return { status: 200, type, body: bytes };
  const text = bytes.toString("utf8").replaceAll("{{portal}}", portal.origin);
  return { status: 200, type: text.startsWith("<!doctype html") ? HTML : type, body: text };
}

/** Whoever asks whether their copy is still right has opened the file before, perhaps before this start. */
function stateOf({ later, opened }: Portal, name: string, request: IncomingMessage): "files" | "later" {
  if (!later.has(name)) return "files";
  if (opened.has(name) || request.headers["if-none-match"] !== undefined) return "later";
  if (request.method === "GET") opened.add(name);
  return "files";
}

function plain(status: number, body: string): Answer {
  return { status, type: "text/plain; charset=utf-8", body };
}
