import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";

export type HostileServer = {
  host: string;
  port: number;
  origin: string;
  /** Requests so far per path. */
  hits: Map<string, number>;
  /** TCP connections accepted, requests or not. */
  connections: () => number;
  /** Headers of the last request to a path. */
  lastHeaders: (path: string) => IncomingMessage["headers"];
  close: () => Promise<void>;
};

type Behaviour = (response: ServerResponse, request: IncomingMessage, hit: number) => void;

const HTML = { "content-type": "text/html; charset=utf-8" };
const CSV = { "content-type": "text/csv" };
const GONE_PAGE =
  "<!doctype html><title>Tidak ada</title><h1>Halaman tidak ditemukan</h1><p>Maaf, halaman yang Anda cari tidak " +
  "tersedia di situs ini. Silakan kembali ke beranda atau hubungi kami untuk bantuan lebih lanjut.</p>";

/** 300 rows of election results, as a plain open file. */
export const CSV_BODY = `kode,provinsi,suara\n${Array.from({ length: 300 }, (_, row) => `${row + 11},Provinsi ${row},${row * 7}`).join("\n")}\n`;

const BEHAVIOURS: Record<string, Behaviour> = {
  "/ok.csv": (response) => {
    response.writeHead(200, { "content-type": "text/csv", etag: '"v1"', "x-ignored": "1" });
    response.end(CSV_BODY);
  },
  "/etag.csv": (response, request) => {
    if (request.headers["if-none-match"] === '"v1"') return response.writeHead(304).end();
    response.writeHead(200, { etag: '"v1"', "content-type": "text/csv" }).end(CSV_BODY);
  },
  "/gzip.csv": (response) => {
    response.writeHead(200, { "content-type": "text/csv", "content-encoding": "gzip" });
    response.end(gzipSync(CSV_BODY));
  },
  "/gzip-broken.csv": (response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end("this is not gzip at all");
  },
  "/gzip-cut.csv": (response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(CSV_BODY).subarray(0, 400));
  },
  "/encoding-unknown": (response) => response.writeHead(200, { "content-encoding": "zstd" }).end("x"),
  "/bomb": (response) => {
    response.writeHead(200, { "content-type": "text/csv", "content-encoding": "gzip" }).end(bomb());
  },
  "/html.csv": (response) => response.writeHead(200, HTML).end("<!doctype html><h1>Galat</h1>"),
  "/empty": (response) => response.writeHead(200, { "content-type": "text/csv" }).end(),
  "/404": (response) => response.writeHead(404, HTML).end("<h1>404</h1>"),
  "/410": (response) => response.writeHead(410).end("gone"),
  "/401": (response) => response.writeHead(401, { "www-authenticate": "Basic" }).end("who?"),
  "/403": (response) => response.writeHead(403).end("no"),
  "/451": (response) => response.writeHead(451).end("law"),
  "/500": (response) => response.writeHead(500).end("oops"),
  "/429": (response) => response.writeHead(429, { "retry-after": "7" }).end("slow down"),
  "/challenge": (response) => {
    response.writeHead(503, { ...HTML, "cf-mitigated": "challenge" });
    response.end("<title>Just a moment...</title><script>window._cf_chl_opt={}</script>");
  },
  "/anggota-saja": (response) => redirect(response, "/akun/login?next=/anggota-saja"),
  "/akun/login": (response) => {
    response.writeHead(200, HTML).end("<title>Masuk</title><form><input type=password name=p></form>");
  },
  "/loop-a": (response) => redirect(response, "/loop-b"),
  "/loop-b": (response) => redirect(response, "/loop-a"),
  "/cookie-gate": (response, request) => {
    if (request.headers.cookie === "sesi=abc") return response.writeHead(200).end("through the gate");
    response.setHeader("set-cookie", "sesi=abc; Path=/; HttpOnly");
    redirect(response, "/cookie-gate");
  },
  "/moved": (response) => redirect(response, "/ok.csv", 301),
  "/see-other": (response) => redirect(response, "/ok.csv", 303),
  "/keep-method": (response) => redirect(response, "/ok.csv", 308),
  "/no-location": (response) => response.writeHead(302).end(),
  "/bad-location": (response) => redirect(response, "http://[half"),
  "/long-location": (response) => redirect(response, `/${"x".repeat(20_000)}`),
  "/to-file": (response) => redirect(response, "file:///etc/passwd"),
  "/to-credentials": (response) => redirect(response, "http://user:secret@example.com/"),
  "/meta-refresh": (response) => {
    response.writeHead(200, { ...HTML, refresh: "0; url=/ok.csv" });
    response.end('<meta http-equiv=refresh content="0;url=/ok.csv"><p>refresh</p>');
  },
  "/huge-header": (response) => response.writeHead(200, { "x-huge": "x".repeat(15_000 * 7) }).end("x"),
  "/many-headers": (response) => {
    for (let index = 0; index < 3_000; index += 1) response.setHeader(`x-${index}`, "v");
    response.end("x");
  },
  "/silent": () => {},
  "/drip": (response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    const timer = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(timer));
  },
  "/endless": (response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    const pump = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 120)));
      if (!response.destroyed) response.once("drain", pump);
    };
    pump();
  },
  "/cut": (response) => {
    response.writeHead(200, { "content-length": "1000", "content-type": "text/csv" });
    response.write("a,b\n1,2\n");
    setTimeout(() => response.destroy(), 20);
  },
  "/cut-chunked": (response) => {
    response.writeHead(200, { "content-type": "text/csv" });
    response.write("a,b\n1,2\n");
    setTimeout(() => response.destroy(), 20);
  },
  "/reset": (_response, request) => request.socket.destroy(),
  "/reset-once": (response, request, hit) => {
    if (hit === 1) return request.socket.destroy();
    response.writeHead(200).end("second try");
  },
  "/not-http": (_response, request) => request.socket.end("SSH-2.0-OpenSSH_9.2\r\n"),
  "/soft/adart": (response) => response.writeHead(200, HTML).end(GONE_PAGE),
  "/real/adart": (response) => {
    response.writeHead(200, HTML).end(`<title>AD/ART</title><p>${"Anggaran dasar partai. ".repeat(30)}</p>`);
  },
  "/pintu": (response) => {
    const files = '<a href="/ok.csv">CSV</a> <a href="/buku.xlsx">XLSX</a>';
    response
      .writeHead(200, HTML)
      .end(`<title>Data</title><p>${"Unduh data hasil di sini. ".repeat(20)}</p>${files}`);
  },
  "/masuk-di-sini": (response) => {
    response.writeHead(200, HTML).end("<title>Data</title><p>Masuk</p><form><input type=password></form>");
  },
  "/spa": (response) => {
    response
      .writeHead(200, HTML)
      .end("<title>Dasbor</title><div id=root></div><script src=/app.js></script>");
  },
  "/ogc": (response) => {
    response.writeHead(200, { "content-type": "text/xml" });
    response.end('<?xml version="1.0"?><ServiceExceptionReport><ServiceException/></ServiceExceptionReport>');
  },
  "/dijual": (response) => {
    response.writeHead(200, HTML).end("<title>x.id</title><p>This domain is for sale.</p>");
  },
  "/kosong.csv": (response) => response.writeHead(200, CSV).end("kode,provinsi,suara\n"),
  "/contoh.csv": (response) => response.writeHead(200, CSV).end("nama,isi\ncontoh,lorem ipsum\ntest,coba\n"),
  "/dokumen.pdf": (response) => {
    response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");
  },
  "/lama.xls": (response) => {
    const head = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    response.writeHead(200, { "content-type": "application/vnd.ms-excel" });
    response.end(Buffer.concat([head, Buffer.alloc(2_048)]));
  },
  "/data.json": (response) => response.writeHead(200, CSV).end("kode,suara\n1,2\n3,4\n5,6\n7,8\n"),
  "/spreadsheets/d/1abc/edit": (response) => {
    response.writeHead(200, HTML).end(`<title>Lembar</title><p>${"Tabel suara. ".repeat(40)}</p>`);
  },
  "/tertutup/data.csv": (response) => response.writeHead(200, CSV).end(CSV_BODY),
  "/api.json": (response) => json(response, { success: true, result: { count: 2 } }),
  "/bad.json": (response) => response.writeHead(200).end("{not json"),
  "/deep.json": (response) => response.writeHead(200).end("[".repeat(500) + "]".repeat(500)),
  "/large.json": (response) => json(response, { text: "x".repeat(50_000) }),
  "/robots.txt": (response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    response.end("User-agent: *\nDisallow: /tertutup/\nCrawl-delay: 2\n");
  },
};

/** A server on a loopback address that misbehaves by path; everything under `/soft/` answers alike. */
export async function startHostileServer(host = "127.0.0.1", port = 0): Promise<HostileServer> {
  const hits = new Map<string, number>();
  const headers = new Map<string, IncomingMessage["headers"]>();
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://hostile");
    const hit = (hits.get(url.pathname) ?? 0) + 1;
    hits.set(url.pathname, hit);
    headers.set(url.pathname, request.headers);
    response.on("error", () => {});
    behaviourAt(url)(response, request, hit);
  });
  server.on("connection", (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const address = await listen(server, host, port);
  return {
    ...{ host, port: address.port, origin: `http://${host}:${address.port}`, hits },
    connections: () => connections,
    lastHeaders: (path) => headers.get(path) ?? {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function behaviourAt(url: URL): Behaviour {
  const known = BEHAVIOURS[url.pathname];
  if (known !== undefined) return known;
  if (url.pathname === "/to") return (response) => redirect(response, url.searchParams.get("url") ?? "");
  const chain = /^\/chain\/(\d+)$/.exec(url.pathname)?.[1];
  if (chain !== undefined) {
    const left = Number(chain);
    return (response) => (left === 0 ? response.end("arrived") : redirect(response, `/chain/${left - 1}`));
  }
  if (url.pathname.startsWith("/soft/")) return (response) => response.writeHead(200, HTML).end(GONE_PAGE);
  return (response) => response.writeHead(404, HTML).end("<h1>404</h1>");
}

function redirect(response: ServerResponse, location: string, status = 302): void {
  response.writeHead(status, { location, ...HTML }).end("<p>Pindah</p>");
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}

let packed: Buffer | null = null;

/** 64 MiB of blanks in some 64 KiB. */
function bomb(): Buffer {
  packed ??= gzipSync(Buffer.alloc(64 * 1024 * 1024, 32));
  return packed;
}

async function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the hostile server has no port");
  return address;
}
