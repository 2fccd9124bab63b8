import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReaderPool } from "#app/exchange/read-file/reader-pool.server.ts";
import type { FileReaders } from "#app/services/deps.server.ts";

export type FileServer = {
  host: string;
  port: number;
  origin: string;
  /** What each path answers with, as CSV; others answer 404. */
  files: Map<string, string>;
  /** Paths asked so far. */
  asked: Array<string>;
  close: () => Promise<void>;
};

/** Serves CSV files on loopback; what a path holds may change between two looks. */
export async function startFileServer(): Promise<FileServer> {
  const files = new Map<string, string>();
  const asked: Array<string> = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push(path);
    const body = files.get(path);
    if (body === undefined)
      return response.writeHead(404, { "content-type": "text/html" }).end("<h1>404</h1>");
    return response.writeHead(200, { "content-type": "text/csv; charset=utf-8" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the file server has no port");
  const { port } = address;
  return {
    ...{ host: "127.0.0.1", port, origin: `http://127.0.0.1:${port}`, files, asked },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A table of so many rows whose second column is told by the row's number. */
export function csvOf(rows: number, cell: (row: number) => string = (row) => String(row * 7)): string {
  const lines = Array.from({ length: rows }, (_, row) => `${row},${cell(row)}`);
  return `kode,suara\n${lines.join("\n")}\n`;
}

export type TestFiles = FileReaders & {
  folder: string;
  /** Files under a folder, by their names. */
  filesIn: (folder: string) => Promise<Array<string>>;
  close: () => Promise<void>;
};

/** Readers with folders of their own. */
export async function testFiles(): Promise<TestFiles> {
  const folder = await mkdtemp(join(tmpdir(), "capaian-files-"));
  const pool = createReaderPool({ registers: [], size: 1 });
  return {
    ...{ folder, pool, spoolFolder: join(folder, "spool"), snapshotFolder: join(folder, "snapshots") },
    async filesIn(of) {
      const entries = await readdir(of, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    async close() {
      await pool.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
