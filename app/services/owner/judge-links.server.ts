import { lookUpCatalogue } from "#app/data/catalogue-lookup.server.ts";
import { listPlanSlugs } from "#app/data/reports.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { CatalogueIndex } from "#app/domain/evidence/catalogue.ts";
import { matchCatalogue, subjectOfUrl } from "#app/domain/evidence/match.ts";
import { PUBLIC_PORTS } from "#app/domain/evidence/url-policy.ts";
import { type EvidenceLine, type OwnFiles, readEvidenceLine } from "#app/domain/evidence-line.ts";
import {
  type FiledPlace,
  type JudgedLinks,
  judgeLine,
  type KnownDataset,
  type LineJudgement,
  proposeSlot,
  readPastedLine,
} from "#app/domain/link-judgement.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { filedPlaces } from "./filed-places.server.ts";
import { findOwnMilestone, type OwnMilestone } from "./own-milestone.server.ts";
import { ownFilesIn } from "./submit-reports.server.ts";

type Place = { actor: Actor; plan: string; milestone: string; origin: string | null };

/** Judges every link of a form at once from what is known: its form, the policy, where it is filed, the catalogue. */
export async function judgeLinks(
  { form, ...place }: Place & { form: ReportForm },
  deps: Pick<Deps, "db" | "now" | "allow">,
): Promise<{ ok: true; judged: JudgedLinks } | { ok: false; refusal: "not_found" | "not_owner" }> {
  const own = await findOwnMilestone(place, deps);
  if (!own.ok) return own;
  const codes = form.slots.map(({ code }) => code);
  const lines = numbered(form.pasted).map(({ text, line }) => ({ ...readPastedLine(text, codes), line }));
  const fields = [
    ...form.slots.map(({ code, links }) => ({ slot: code, links: numbered(links) })),
    { slot: "", links: lines },
  ];
  const texts = fields.map(({ slot, links }) => ({ slot, kind: null, links: links.map(({ text }) => text) }));
  const files = await ownFilesIn({ slots: texts }, { ...place, today: own.today }, deps);
  const known = await knowledge(
    fields.flatMap(({ links }) => links.map(({ text }) => text)),
    { own, files },
    deps,
  );
  const judge = (slot: string, { text, line }: Line): LineJudgement => {
    const found = known.read(text);
    const key = found.ok ? found.address.k1 : null;
    const typedIn = fields
      .filter((field) => field.slot !== "" && field.links.some((other) => known.keyOf(other.text) === key))
      .map((field) => field.slot);
    return judgeLine(
      { text, line, found },
      {
        place: { plan: place.plan, slot },
        filed: key === null ? [] : known.filed(key),
        typedIn: key === null ? [] : typedIn,
        dataset: found.ok ? known.dataset(found.address.url) : null,
      },
    );
  };
  const slots: JudgedLinks["slots"] = {};
  for (const { slot, links } of fields.slice(0, -1)) slots[slot] = links.map((link) => judge(slot, link));
  const choices = proposals(own);
  const pasted = lines.map(({ slot: named, ...link }) => {
    const title = known.dataset(link.text)?.title ?? null;
    const slot = named ?? proposeSlot(link.text, choices, title);
    return { ...judge(slot ?? "", link), slot };
  });
  return { ok: true, judged: { slots, pasted } };
}

type Line = { text: string; line: number };

function numbered(text: string): Array<Line> {
  return text
    .split(/\r?\n/)
    .map((typed, index) => ({ text: typed.trim(), line: index + 1 }))
    .filter((each) => each.text !== "")
    .slice(0, 60);
}

function proposals({ standing }: OwnMilestone) {
  return standing.slots.map(({ slot, valueRatio, acceptedFails }) => ({
    ...{
      code: slot.code,
      title: slot.title.id,
      criteria: slot.criteria.id,
      acceptedKinds: slot.acceptedKinds,
    },
    settled: valueRatio === 1 && !acceptedFails,
  }));
}

/** Everything known of the addresses of a form, read together. */
async function knowledge(
  texts: ReadonlyArray<string>,
  { own, files }: { own: OwnMilestone; files: OwnFiles },
  { db, now, allow }: Pick<Deps, "db" | "now" | "allow">,
) {
  const policy = { allow, ports: PUBLIC_PORTS };
  const readings = new Map<string, EvidenceLine>();
  for (const text of texts) readings.set(text, readEvidenceLine(text, { policy, files }));
  const addresses = [...readings.values()].flatMap((found) => (found.ok ? [found.address] : []));
  const subjects = addresses.map(({ url }) => subjectOfUrl(url));
  const index = await lookUpCatalogue(db, subjects, { today: own.today });
  const plans: Array<ReadonlyMap<string, ReadonlyArray<FiledPlace>>> = [];
  for (const slug of addresses.length === 0 ? [] : await listPlanSlugs(db)) {
    const indexed = await openPlan(slug, { db });
    if (indexed !== null)
      plans.push(filedPlaces(indexed, calendarDateAt(now(), indexed.facts.plan.timeZone)));
  }
  const read = (text: string): EvidenceLine =>
    readings.get(text) ?? readEvidenceLine(text, { policy, files });
  return {
    read,
    keyOf(text: string) {
      const found = read(text);
      return found.ok ? found.address.k1 : undefined;
    },
    filed: (k1: string) => plans.flatMap((plan) => plan.get(k1) ?? []),
    dataset: (url: string) => datasetOf(url, index),
  };
}

function datasetOf(url: string, index: CatalogueIndex): KnownDataset | null {
  const match = matchCatalogue(subjectOfUrl(url), index);
  if (match === null || !("tier" in match)) return null;
  const { datasetId, datasetTitle, publisherName, tier } = match;
  return { id: datasetId, title: datasetTitle, publisher: publisherName, tier };
}
