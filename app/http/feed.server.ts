import type { Change } from "#app/domain/change.ts";
import { changesAsOf } from "#app/domain/changes.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createFormats } from "#app/i18n/formats.ts";
import { localPath } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { type FeedEntry, permanentId, writeFeed } from "#app/services/write-feed.server.ts";
import { CORS_HEADERS } from "./api-problem.server.ts";
import { type FollowArgs, type Followed, openFollowed } from "./followed.server.ts";

const MOST_ENTRIES = 100;
const MOST_CHANGES = 10_000;

/** The latest changes of what the address names, as Atom. */
export async function answerFeed(args: FollowArgs): Promise<Response> {
  const opened = await openFollowed(args);
  if (!opened.ok) return opened.answer;
  const { followed } = opened;
  const { indexed, asOf, language, origin, name, path } = followed;
  const { plan, milestones } = indexed.facts;
  const t = createTranslate(language, CATALOGUES[language]);
  const followedCodes = new Set(milestones.filter(followed.takes).map(({ code }) => code));
  const changes = changesAsOf(indexed, asOf, MOST_CHANGES).filter(({ milestone }) =>
    followedCodes.has(milestone),
  );
  const entries = changes.slice(0, MOST_ENTRIES).map((change) => entryOf(change, followed));
  const page = `${origin}${localPath(language, path)}`;
  const body = writeFeed({
    ...{ id: permanentId("feed", plan.slug, path, language), title: t("opendata.feedTitle", { name }) },
    subtitle: t("opendata.feedSubtitle", { plan: wordIn(plan.title, language) }),
    ...{
      language,
      page,
      self: `${origin}${new URL(args.request.url).pathname}`,
      author: t("app.name"),
      entries,
    },
    updated: entries.reduce(
      (latest, { updated }) => (updated > latest ? updated : latest),
      `${plan.knownFrom}T00:00:00.000Z`,
    ),
  });
  return new Response(body, {
    headers: {
      ...CORS_HEADERS,
      "content-type": "application/atom+xml; charset=utf-8",
      "content-language": language,
    },
  });
}

function entryOf(change: Change, followed: Followed): FeedEntry {
  const { indexed, language, origin } = followed;
  const { plan, milestones, organisations } = indexed.facts;
  const t = createTranslate(language, CATALOGUES[language]);
  const milestone = milestones.find(({ code }) => code === change.milestone);
  const title = milestone === undefined ? change.milestone : wordIn(milestone.title, language);
  const who = organisations.find(({ slug }) => slug === change.organisation)?.short ?? "";
  const under = change.slot === null ? `target/${change.milestone}` : `bukti/${change.slot}`;
  const { on, kind, slot, recordedAt } = change;
  const mark = change.illustration ? ` (${t("illustration.mark")})` : "";
  return {
    id: permanentId(
      "change",
      plan.slug,
      on,
      kind,
      change.milestone,
      slot ?? "",
      recordedAt,
      change.toOn ?? "",
    ),
    title: `${slot ?? change.milestone}: ${t(`scorecard.change.${kind}`)}${mark}`,
    summary: sentenceOf(change, { title, who }, language),
    url: `${origin}${localPath(language, `/${plan.slug}/${under}`)}`,
    updated: recordedAt === "" ? `${on}T00:00:00.000Z` : recordedAt,
    author: who === "" ? t("app.name") : who,
  };
}

function sentenceOf(
  { kind, percentDone, fromOn, toOn, text }: Change,
  { title, who }: { title: string; who: string },
  language: Followed["language"],
): string {
  const t = createTranslate(language, CATALOGUES[language]);
  const { date, percent } = createFormats(language);
  const words = text === null ? "" : ` ${wordIn(text, language)}`;
  if (kind === "reported") {
    return `${t("scorecard.sentence.reported", { who, percent: percent(percentDone), title })}${words}`;
  }
  if (kind === "deadline_moved" && fromOn !== null && toOn !== null) {
    return `${t("scorecard.sentence.moved", { from: date(fromOn), to: date(toOn), title })}${words}`;
  }
  if (kind === "deadline_passed" && toOn !== null)
    return t("scorecard.sentence.passed", { date: date(toOn), title });
  return who === "" ? `${title}${words}` : `${t("scorecard.sentence.by", { who, title })}${words}`;
}

export function wordIn(
  { id, en }: { id: string; en: string | null },
  language: Followed["language"],
): string {
  return language === "en" ? (en ?? id) : id;
}
