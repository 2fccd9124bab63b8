import { cwd } from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestFiles, testFiles } from "#tests/services/evidence/file-server.ts";
import { faults, type openSite, SITE, warmSite } from "#tests/site.ts";
import { addresses } from "#tests/site-addresses.ts";
import { hiddenFrom } from "./canaries.ts";
import { type Asked, requestsTo } from "./requests.ts";
import { fuzz, fuzzRuns } from "./runs.ts";
import { type FuzzCopy, type FuzzWorld, fuzzWorld, openFuzzCopy, removeFuzzed } from "./world.ts";

const RUNS = fuzzRuns(15);
const IS_LONG = RUNS > 1000;
/** What was written by requests is thrown away after so many of them. */
const PER_COPY = 500;
/** Addresses that say by 503 how the service does. */
const SAYS_503 = new Set(["readyz"]);

let world: FuzzWorld;
let files: TestFiles;

beforeAll(async () => {
  await warmSite();
  [world, files] = [await fuzzWorld(), await testFiles()];
}, 120_000);
afterAll(async () => {
  await copies.close();
  await files.close();
  await removeFuzzed(world.template);
});

const all = addresses().filter(({ file }) => file !== "routes/page.tsx");
const isEnglish = ({ path }: { path: string }) => /^en(\/|$)/.test(path);
const inBoth = new Set(all.filter((address) => !isEnglish(address)).map(({ file }) => file));
/** English pages are mostly the same files; the short form asks for those by their other addresses only. */
const tried = IS_LONG ? all : all.filter((address) => !isEnglish(address) || !inBoth.has(address.file));

test("every route of the list is tried", () => {
  expect(new Set(tried.map(({ file }) => file))).toEqual(new Set(all.map(({ file }) => file)));
});

test.each(tried.map((address) => [address.id, address] as const))(
  "%s answers whatever it is sent, and tells nobody what is another's",
  { timeout: 7_200_000 },
  async (_id, address) => {
    for (let left = RUNS; left > 0; left -= PER_COPY) {
      const { site } = await copies.current(world, files);
      const runs = Math.min(left, PER_COPY);
      copies.used += runs;
      await fuzz(requestsTo(address, world), runs, (asked) => tryOne(site, asked), left);
    }
  },
);

/** A copy of the world for some requests, then a fresh one. */
const copies = {
  open: null as FuzzCopy | null,
  used: 0,
  async current(of: FuzzWorld, readers: TestFiles): Promise<FuzzCopy> {
    if (this.used >= PER_COPY) await this.close();
    this.open ??= await openFuzzCopy(of, readers);
    return this.open;
  },
  async close(): Promise<void> {
    await this.open?.close();
    [this.open, this.used] = [null, 0];
  },
};

const MOST_TEXT = 2_000_000;
const INSIDE = /\bat \S.*:\d+:\d+\)?|node_modules|\.server\.ts|PrismaClient|SQLITE_|prisma\./;

async function tryOne(
  site: Awaited<ReturnType<typeof openSite>>,
  { asker, path, init }: Asked,
): Promise<void> {
  if (!URL.canParse(path, SITE)) return;
  faults.length = 0;
  const response = await site.browser("192.0.2.1").send(path, init);
  const body = await textOf(response);
  const is503 = response.status === 503 && SAYS_503.has(path.split(/[/?]/)[1] ?? "");
  if (response.status >= 500 && !is503)
    throw new Error(`${response.status}: ${faultOf(faults.at(-1))} ${body.slice(0, 300)}`);
  const told = `${JSON.stringify([...response.headers])}\n${body}`;
  for (const canary of hiddenFrom(asker))
    if (told.includes(canary)) throw new Error(`${asker ?? "the public"} was told ${canary}`);
  if (response.status >= 400) expect(told).not.toMatch(INSIDE);
  expect(told.includes(cwd()), "a path of this machine").toBe(false);
}

function faultOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** The beginning of an answer; a stream of events goes on for ever, and its first event is enough. */
async function textOf(response: Response): Promise<string> {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  if (response.body === null) return "";
  const chunks: Array<Uint8Array> = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (isStream || bytes > MOST_TEXT) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}
