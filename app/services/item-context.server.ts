import type { OwnCatalogue } from "#app/data/catalogue-lookup.server.ts";
import type { FiledItem } from "#app/data/evidence-items.server.ts";
import type { JudgingFacts } from "#app/data/judging-read.server.ts";
import type { PlanDeadlines } from "#app/data/plan-facts.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { deadlineAsOf } from "#app/domain/deadline.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import {
  type AcceptedContent,
  bareContext,
  type CheckContext,
  type ColumnDecision,
  type Declared,
  type Timing,
} from "#app/domain/evidence/check-context.ts";
import { licenceOf } from "#app/domain/evidence/check-licence.ts";
import type { ClosureInForce } from "#app/domain/evidence/closure.ts";
import { contentOf } from "#app/domain/evidence/content.ts";
import { AUTO_ACCEPT, type MatchResult } from "#app/domain/evidence/match.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import type { Profile } from "#app/domain/evidence/profile.ts";

/** Everything that is known of an item beside what was observed. */
export type ItemKnowledge = {
  facts: JudgingFacts | null;
  plan: PlanDeadlines | null;
  /** Catalogues the owing institutions keep. */
  catalogues: ReadonlyArray<OwnCatalogue>;
  match: MatchResult;
  declared: Declared | null;
  /** What the address held when both review steps had accepted it. */
  acceptedLook: Observation | null;
  closures: ReadonlyArray<ClosureInForce>;
  columnDecisions: ReadonlyArray<ColumnDecision>;
};

/** Puts together what the checks of one item may know. */
export function contextOf(
  item: Pick<FiledItem, "url" | "role" | "owners" | "plan">,
  known: ItemKnowledge,
  observation: Observation,
): CheckContext {
  const { facts, declared, match, catalogues } = known;
  return {
    ...bareContext(item.role),
    ...{ match, declared, catalogue: firstOf(item, catalogues), closures: known.closures },
    declaredFormat: match !== null && "tier" in match ? match.declaredFormat : null,
    licence: licenceOf(declared, observation.sniff),
    publisherIds: item.owners.map(({ slug }) => slug),
    officialHosts: officialHosts(item, known),
    linkedData: linkedDataOf(observation.profile),
    ...{ requiredStars: facts?.requiredStars ?? null, maxAgeDays: facts?.maxAgeDays ?? null },
    ...{ elements: facts?.elements ?? [], columnDecisions: known.columnDecisions },
    acceptsDocuments: facts?.acceptsDocuments ?? false,
    timing: facts === null ? null : timingOf(item, known, facts, observation),
    accepted: acceptedContent(known),
  };
}

/** Hosts that are the owing institutions' own: their sites and their catalogues. */
export function ownHosts(
  { owners }: Pick<FiledItem, "owners">,
  catalogues: ReadonlyArray<OwnCatalogue>,
): Array<string> {
  const homes = owners.map(({ url }) => (url === null ? null : parseUrl(url))).filter((url) => url !== null);
  const portals = catalogues.map(({ host }) => host).filter((host) => host !== null);
  return [...new Set([...homes.map(hostKey), ...portals])];
}

/** Sites that speak for the institution: its own, and wherever a catalogue lists the very file. */
function officialHosts(item: Pick<FiledItem, "owners">, { catalogues, match }: ItemKnowledge): Array<string> {
  const listed = match !== null && "tier" in match && match.confidence >= AUTO_ACCEPT ? [match.matched] : [];
  const names = listed.map((address) => parseUrl(address)?.hostname ?? "");
  return [...ownHosts(item, catalogues).map((host) => host.replace(/:\d+$/, "")), ...names];
}

/** Of the first owing institution that keeps catalogues, the one read last; one written by hand comes after. */
function firstOf({ owners }: Pick<FiledItem, "owners">, catalogues: ReadonlyArray<OwnCatalogue>) {
  for (const { id } of owners) {
    const kept = catalogues.filter(({ organisationId }) => organisationId === id);
    const [newest] = kept.toSorted((left, right) =>
      (right.attemptedAt ?? "").localeCompare(left.attemptedAt ?? ""),
    );
    if (newest !== undefined) return newest;
  }
  return null;
}

function linkedDataOf(profile: Profile | null): CheckContext["linkedData"] {
  if (profile === null || profile.columns.length === 0) return null;
  const identifiersAreUris = profile.columns.some(({ uriRatio, fillRatio, distinct }) => {
    return uriRatio === 1 && fillRatio >= 0.95 && distinct > 1;
  });
  return { identifiersAreUris, outgoingLinkAnswers: false };
}

function timingOf(
  { plan }: Pick<FiledItem, "plan">,
  known: ItemKnowledge,
  facts: JudgingFacts,
  observation: Observation,
): Timing {
  const dayOf = (instant: Date) => calendarDateAt(instant, plan.timeZone);
  const opened = facts.firstOpenedAt;
  return {
    timeZone: plan.timeZone,
    dueOn: dueOn(known.plan, facts.milestone, dayOf(new Date(observation.at))),
    firstOpenedOn: opened === null ? null : dayOf(opened),
    watchedSince: dayOf(facts.watchedSince),
    ...{ archivedOn: null, saidOn: null },
  };
}

function dueOn(plan: PlanDeadlines | null, code: string, asOf: CalendarDate): CalendarDate | null {
  const rules = plan?.rules.get(code);
  if (plan === null || rules === undefined) return null;
  const deadline = deadlineAsOf(rules, plan.schedule, asOf);
  return deadline.kind === "dated" ? deadline.dueOn : null;
}

function acceptedContent({ facts, acceptedLook }: ItemKnowledge): AcceptedContent | null {
  if (facts === null || facts.accepted === null || acceptedLook === null) return null;
  const content = contentOf(acceptedLook);
  return content === null ? null : { ...content, acceptedOn: facts.accepted.on };
}
