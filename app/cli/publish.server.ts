import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listPlans } from "#app/services/list-plans.server.ts";
import { API_OPERATIONS } from "#app/services/read-api.server.ts";
import { type Command, UsageError } from "./command.ts";
import type { Environment } from "./environment.server.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";
import { copyAssets } from "./static-edition/assets.server.ts";
import { crawlSite } from "./static-edition/crawl.server.ts";

const OPTIONS = { force: { type: "boolean" }, latest: { type: "boolean" } } as const;
const USAGE = "publish DIR [--force] [--latest]";

/** Writes the public side as files that any web server can carry. */
export const publish: Command = async (args, output, environment) => {
  const { positionals, values } = readOptions(args, OPTIONS);
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError(USAGE);
  const { t, say, answer, complain } = output;
  const settings = environment();
  if (!(await makeEmpty(folder, values.force === true))) {
    complain(t("cli.publish.notEmpty", { folder }));
    return 1;
  }
  return withDeps(settings, async (deps) => {
    const plans = (await listPlans(deps)).map(({ facts }) => facts.plan.slug);
    if (plans.length === 0) {
      complain(t("cli.publish.noPlan"));
      return 1;
    }
    const { createRender } = await import("./static-edition/render.server.ts");
    const live = liveOrigin(settings);
    if (live === null) say(t("cli.publish.noLive"));
    const copied = await copyAssets(clientDir(), folder);
    const crawled = await crawlSite({
      ...{ folder, live, copied, days: values.latest !== true, seeds: seedsFor(plans) },
      render: createRender(deps, settings.publicUrl),
      onWritten: (count) => say(t("cli.publish.writing", { count })),
    });
    const assets = copied.size;
    answer({ folder, ...crawled, assets });
    for (const { address, from, status } of crawled.broken) {
      complain(t("cli.publish.broken", { address, from, status }));
    }
    const { pages, files, bytes } = crawled;
    say(t("cli.publish.done", { folder, pages, files, assets, megabytes: Math.ceil(bytes / 1_000_000) }));
    return crawled.broken.length === 0 ? 0 : 1;
  });
};

/** What no page links to and people still ask for, and where the crawl begins. */
function seedsFor(plans: ReadonlyArray<string>): Array<string> {
  const files = ["/robots.txt", "/sitemap.xml", "/data.json", "/api/v1/openapi.json"];
  const api = API_OPERATIONS.flatMap(({ path }) => {
    if (/\{(milestone|item|catalogue)\}/.test(path)) return [];
    return plans.map((plan) => `/api/v1${path.replace("{plan}", plan)}`);
  });
  const ofPlans = plans.flatMap((plan) => [`/${plan}`, `/en/${plan}`, `/${plan}/data/scorecard.json`]);
  const owned = plans.flatMap((plan) => [`/${plan}/data`, `/${plan}/perubahan.atom`, `/${plan}/tenggat.ics`]);
  return [...new Set(["/", "/en", ...files, ...ofPlans, ...owned, ...api])];
}

/** @returns false for a folder that holds something and is not to be replaced. */
async function makeEmpty(folder: string, force: boolean): Promise<boolean> {
  const held = existsSync(folder) ? await readdir(folder) : [];
  if (held.length > 0 && !force) return false;
  for (const name of held) await rm(join(folder, name), { recursive: true });
  await mkdir(folder, { recursive: true });
  return true;
}

/** Where the running site is; null while PUBLIC_URL is not set to more than this computer. */
function liveOrigin({ publicUrl }: Environment): string | null {
  return /^https?:\/\/(127\.|localhost|0\.0\.0\.0|\[)/.test(publicUrl) ? null : publicUrl;
}

/** The client files stand beside the server bundle. */
function clientDir(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "client")) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, "client");
}
