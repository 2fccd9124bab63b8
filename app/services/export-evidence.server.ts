import { Readable } from "node:stream";
import { loadHidden } from "#app/data/evidence-decisions.server.ts";
import { contentsOfTargets, keepingOf, lastSeenAt, planSlugs } from "#app/data/export-read.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { type ManifestItem, manifestItem } from "#app/domain/evidence/manifest.ts";
import { milestoneStandingAsOf } from "#app/domain/milestone-standing.ts";
import type { ItemStanding } from "#app/domain/slot-standing.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { openSnapshot } from "#app/exchange/snapshot-store.server.ts";
import { FileExists, writeZip, type ZipPart } from "#app/exchange/zip-file.server.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";

const BATCH = 200;

export type ExportOutcome =
  | { ok: true; items: number; contents: number; withheld: number; bytes: number }
  | { ok: false; refusal: "plan_not_found" | "file_exists" | "content_went" };

export type ExportOptions = {
  path: string;
  /** One plan; null for all. */
  plan: string | null;
  force: boolean;
  /** Told of the items described so far. */
  onItems: (items: number) => void;
};

/**
 * Writes one archive with every piece of evidence that was not returned: what it is and was judged, and the
 * contents that may be handed on as they were served. The same data makes the same bytes.
 */
export async function exportEvidence(options: ExportOptions, deps: Deps): Promise<ExportOutcome> {
  const slugs = options.plan === null ? await planSlugs(deps.db) : [options.plan];
  const plans: Array<IndexedFacts> = [];
  for (const slug of slugs.toSorted(byUnits)) {
    const plan = await openPlan(slug, deps);
    if (plan === null) return { ok: false, refusal: "plan_not_found" };
    plans.push(plan);
  }
  const told: Told = { items: 0, withheld: 0, digests: new Set() };
  try {
    const { bytes } = await writeZip(options.path, partsOf(plans, told, options, deps), options);
    return { ok: true, items: told.items, contents: told.digests.size, withheld: told.withheld, bytes };
  } catch (error) {
    if (error instanceof FileExists) return { ok: false, refusal: "file_exists" };
    if (error instanceof ContentWent) return { ok: false, refusal: "content_went" };
    throw error;
  }
}

/** What the manifest has told of so far. */
type Told = { items: number; withheld: number; digests: Set<string> };

/** A content was taken back after the manifest had named it. */
class ContentWent extends Error {}

async function* partsOf(
  plans: ReadonlyArray<IndexedFacts>,
  told: Told,
  { onItems }: ExportOptions,
  deps: Deps,
): AsyncGenerator<ZipPart> {
  const manifest = manifestText(plans, told, onItems, deps);
  yield { name: "manifest.json", open: async () => Readable.from(manifest) };
  for (const sha256 of [...told.digests].sort(byUnits)) {
    yield { name: `snapshots/${sha256}`, open: () => openKept(sha256, deps) };
  }
}

async function openKept(sha256: string, { files }: Deps): Promise<Readable> {
  const content = files === null ? null : await openSnapshot(files.snapshotFolder, sha256);
  if (content === null) throw new ContentWent(sha256);
  return content;
}

async function* manifestText(
  plans: ReadonlyArray<IndexedFacts>,
  told: Told,
  onItems: ExportOptions["onItems"],
  deps: Deps,
): AsyncGenerator<string> {
  yield '{"format":"capaian-evidence/1","items":[';
  let isFirst = true;
  for await (const item of manifestItems(plans, deps)) {
    yield `${isFirst ? "" : ","}\n${canonicalJson(item)}`;
    isFirst = false;
    told.items += 1;
    if (item.file === null) told.withheld += 1;
    else told.digests.add(item.sha256 ?? "");
    if (told.items % BATCH === 0) onItems(told.items);
  }
  yield "\n]}\n";
}

/** Every item that counts today, by plan, slot and id. */
async function* manifestItems(plans: ReadonlyArray<IndexedFacts>, deps: Deps): AsyncGenerator<ManifestItem> {
  const { db } = deps;
  const hidden = await loadHidden(db, {});
  const barred = await contentsOfTargets(db, [...hidden.keys()]);
  for (const indexed of plans) {
    const { slug, timeZone } = indexed.facts.plan;
    const filed = filedItems(indexed, calendarDateAt(deps.now(), timeZone));
    for (let start = 0; start < filed.length; start += BATCH) {
      const batch = filed.slice(start, start + BATCH);
      const targetIds = [...new Set(batch.map(({ item }) => item.target))];
      const seen = await lastSeenAt(db, targetIds);
      const keeping = await keepingOf(db, targetIds);
      for (const { item, report, verdict } of batch) {
        const isHidden = hidden.has(item.target);
        const held = seen.get(item.target) ?? null;
        const sha256 = held?.content?.sha256 ?? null;
        const withheld = sha256 === null ? null : keeping(item.target, sha256);
        const isBarred = isHidden || (sha256 !== null && barred.has(sha256));
        yield manifestItem({
          ...{ item, plan: slug, milestone: report.milestone, verdict, isHidden, seen: held },
          withheld: isBarred ? "personal-data" : withheld,
        });
      }
    }
  }
}

function filedItems(indexed: IndexedFacts, today: CalendarDate): Array<ItemStanding> {
  return indexed.facts.milestones
    .flatMap((milestone) => {
      const { code } = milestone;
      const [reports, closures] = [indexed.reportsOf(code), indexed.closuresOf(code)];
      return milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, today).slots;
    })
    .flatMap(({ items }) => items.filter(({ review }) => review !== "returned"))
    .sort((a, b) => byUnits(a.item.slot, b.item.slot) || byUnits(a.item.id, b.item.id));
}

function byUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
