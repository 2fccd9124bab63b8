import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { fileOf, publishedAddress, wayTo } from "./place.ts";
import { rewritePage } from "./rewrite-page.ts";

export type CrawlOptions = {
  folder: string;
  /** Answers an address of the site. */
  render: (address: string) => Promise<Response>;
  seeds: ReadonlyArray<string>;
  live: string | null;
  /** Addresses of files that are copied as they are. */
  copied: ReadonlySet<string>;
  /** Also pages of the days that pages link to. */
  days: boolean;
  /** Told of the pages written so far. */
  onWritten: (count: number) => void;
};

export type Crawled = {
  pages: number;
  files: number;
  bytes: number;
  /** Addresses that pages link to and that do not answer, with the page. */
  broken: ReadonlyArray<{ address: string; from: string; status: number }>;
};

const MOST_FILES = 200_000;
const Followed = z.object({ next: z.string().nullable() }).catch({ next: null });

/** Writes every answer that can be reached from the seeds as a file. Files that are copied are left out. */
export async function crawlSite(options: CrawlOptions): Promise<Crawled> {
  const queue = options.seeds.map((address) => ({ address, from: "" }));
  const seen = new Set(options.seeds.map((address) => publishedAddress(address) ?? ""));
  const done: Crawled & { broken: Array<Crawled["broken"][number]> } = {
    pages: 0,
    files: 0,
    bytes: 0,
    broken: [],
  };
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (done.pages + done.files >= MOST_FILES) throw new Error(`more than ${MOST_FILES} files`);
    const { address, from } = next;
    const written = await writeAnswer(address, options);
    if (typeof written === "number") {
      done.broken.push({ address, from, status: written });
      continue;
    }
    done[written.isPage ? "pages" : "files"] += 1;
    done.bytes += written.bytes;
    if ((done.pages + done.files) % 100 === 0) options.onWritten(done.pages + done.files);
    for (const link of written.links) {
      const isCopied = link.startsWith("/assets/") || options.copied.has(link);
      if (!isCopied && !seen.has(link)) queue.push({ address: link, from: address });
      seen.add(link);
    }
  }
  return done;
}

type Written = { isPage: boolean; bytes: number; links: ReadonlyArray<string> };

/** @returns the status of an answer that is not written. */
async function writeAnswer(
  address: string,
  { folder, render, live, days }: CrawlOptions,
): Promise<Written | number> {
  const answer = await render(address);
  const published = publishedAddress(address) ?? address;
  const file = fileOf(published);
  if (answer.status >= 300 && answer.status < 400) {
    const to = publishedAddress(
      new URL(answer.headers.get("location") ?? "/", `http://site.invalid${address}`).href,
    );
    if (to === null) return answer.status;
    return {
      isPage: true,
      bytes: await write(folder, file, redirection(wayTo(file, fileOf(to)))),
      links: [to],
    };
  }
  const type = answer.headers.get("content-type") ?? "";
  if (answer.status !== 200 && !saysNotYet(answer.status, address, type)) return answer.status;
  if (type.startsWith("text/html")) {
    const { html, links } = rewritePage(await answer.text(), { file, address, live, days });
    return { isPage: true, bytes: await write(folder, file, html), links };
  }
  const content = Buffer.from(await answer.arrayBuffer());
  if (file === "sitemap.xml")
    return { isPage: false, bytes: await write(folder, file, content), links: partsOf(content) };
  if (!file.startsWith("api/v1/"))
    return { isPage: false, bytes: await write(folder, file, content), links: [] };
  const text = content.toString();
  const value: unknown = JSON.parse(text);
  const { next } = Followed.parse(value);
  const following = next === null ? null : publishedAddress(next);
  if (following === null) return { isPage: false, bytes: await write(folder, file, text), links: [] };
  const led = text.replace(JSON.stringify(next), JSON.stringify(wayTo(file, fileOf(following))));
  return { isPage: false, bytes: await write(folder, file, led), links: [following] };
}

/** Where an index of sitemaps leads; the pages of a sitemap itself are reached from each other. */
function partsOf(content: Buffer): Array<string> {
  const parts = content.toString().matchAll(/<sitemap><loc>([^<]+)<\/loc>/g);
  return [...parts]
    .map(([, address = ""]) => publishedAddress(address))
    .filter((address) => address !== null);
}

/** A page that says that on the day asked for there was no such thing: as true in a file as on the site. */
function saysNotYet(status: number, address: string, type: string): boolean {
  return status === 404 && /[?&]per=/.test(address) && type.startsWith("text/html");
}

async function write(folder: string, file: string, content: string | Uint8Array): Promise<number> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return typeof content === "string" ? Buffer.byteLength(content) : content.length;
}

function redirection(to: string): string {
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${to}"><a href="${to}">${to}</a>\n`;
}
