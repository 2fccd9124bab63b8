import { type ExtensionRequest, extensionStateAsOf } from "#app/domain/extension.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Audience } from "./audience.ts";
import { isNews, type NoticeEvent, type NoticeWindow, shortOf } from "./event.ts";
import { NO_DATA, type NoticeData } from "./kinds.ts";

/** Requests for more time: told to those who may advise or decide, and the decision to the owners. */
export function extensionEvents(indexed: IndexedFacts, window: NoticeWindow): Array<NoticeEvent> {
  return (indexed.facts.extensions ?? []).flatMap((request) => [
    ...waiting(indexed, request, window),
    ...decided(indexed, request, window),
  ]);
}

function waiting(indexed: IndexedFacts, request: ExtensionRequest, window: NoticeWindow): Array<NoticeEvent> {
  const state = extensionStateAsOf(request, window.today);
  if (state !== "asked" && state !== "advised") return [];
  const since = request.steps.findLast(({ knownOn }) => knownOn <= window.today) ?? request;
  if (!isNews(since.knownOn, window)) return [];
  const { author, organisation } = request;
  const checkedBy = request.steps.filter(({ step }) => step === "advice").map((step) => step.author);
  const step = state === "asked" ? "check" : "acceptance";
  const to: Array<Audience> = [{ kind: "deciders", step, author, organisation, checkedBy }];
  return [
    {
      ...{ key: keyOf(indexed, `extension/${state}/${request.id}`), kind: "extension", step: null },
      ...{ subject: { kind: "milestone", code: request.milestone }, standing: true, to },
      data: {
        ...dataOf(indexed, request),
        ...{ organisation: shortOf(indexed, organisation), dueOn: request.untilOn, reason: request.reason },
      },
    },
  ];
}

function decided(indexed: IndexedFacts, request: ExtensionRequest, window: NoticeWindow): Array<NoticeEvent> {
  return request.steps.flatMap((step): Array<NoticeEvent> => {
    if (step.step !== "decision" || !isNews(step.knownOn, window)) return [];
    const granted = step.outcome === "granted";
    const owners = indexed.facts.milestones.find(({ code }) => code === request.milestone)?.owners ?? [];
    return [
      {
        ...{ key: keyOf(indexed, `extension_decided/${step.id}`), kind: "extension_decided", step: null },
        ...{ subject: { kind: "milestone", code: request.milestone }, standing: false },
        data: {
          ...dataOf(indexed, request),
          ...{ organisation: shortOf(indexed, step.organisation), reason: step.reason },
          ...{ dueOn: step.untilOn ?? request.untilOn, decision: granted ? "granted" : "refused" },
        },
        to: [{ kind: "owners", organisations: owners.map(({ organisation }) => organisation) }],
      },
    ];
  });
}

function dataOf({ facts }: IndexedFacts, { milestone }: ExtensionRequest): NoticeData {
  const title = facts.milestones.find(({ code }) => code === milestone)?.title ?? null;
  return { ...NO_DATA, milestone, title };
}

function keyOf({ facts }: IndexedFacts, name: string): string {
  return `${facts.plan.slug}/${name}`;
}
