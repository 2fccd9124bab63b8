import { deadlineAsOf } from "#app/domain/deadline.ts";
import { leadOf } from "#app/domain/plan.ts";
import { standingsAsOf } from "#app/domain/standings.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createFormats } from "#app/i18n/formats.ts";
import { localPath } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { type CalendarDay, writeCalendar } from "#app/services/write-feed.server.ts";
import { CORS_HEADERS } from "./api-problem.server.ts";
import { wordIn } from "./feed.server.ts";
import { type FollowArgs, type Followed, openFollowed } from "./followed.server.ts";

/** The deadlines and checkpoints of what the address names, as iCalendar. */
export async function answerCalendar(args: FollowArgs): Promise<Response> {
  const opened = await openFollowed(args);
  if (!opened.ok) return opened.answer;
  const { followed } = opened;
  const { language, name, indexed } = followed;
  const t = createTranslate(language, CATALOGUES[language]);
  const body = writeCalendar(t("opendata.calendarTitle", { name }), language, [
    ...checkpointDays(followed),
    ...deadlineDays(followed),
  ]);
  return new Response(body, {
    headers: {
      ...CORS_HEADERS,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `inline; filename="${indexed.facts.plan.slug}-tenggat.ics"`,
      "content-language": language,
    },
  });
}

type Dated = Pick<Followed, "indexed" | "asOf" | "language" | "origin" | "takes">;

/** The deadlines of the milestones it takes. */
export function deadlineDays({ indexed, asOf, language, origin, takes }: Dated): Array<CalendarDay> {
  const { plan, organisations } = indexed.facts;
  const t = createTranslate(language, CATALOGUES[language]);
  const { date } = createFormats(language);
  return standingsAsOf(indexed, asOf).flatMap(({ milestone, status }) => {
    const deadline = deadlineAsOf(milestone.deadlineRules, indexed.schedule, asOf);
    if (!takes(milestone) || deadline.kind !== "dated" || status === "cancelled") return [];
    const { code, title } = milestone;
    const lead = organisations.find(({ slug }) => slug === leadOf(milestone))?.short ?? "–";
    const moved =
      deadline.slippageDays === 0
        ? ""
        : ` ${t("opendata.deadlineMoved", { from: date(deadline.originalOn) })}`;
    return [
      {
        ...{ uid: `${plan.slug}.${code}@capaian`, on: deadline.dueOn },
        title: t("opendata.deadlineTitle", { code, title: wordIn(title, language) }),
        text: `${t("opendata.deadlineText", { status: t(`status.${status}`), lead })}${moved}`,
        url: `${origin}${localPath(language, `/${plan.slug}/target/${code}`)}`,
        ...{ knownOn: deadline.moves.at(-1)?.knownOn ?? plan.knownFrom, sequence: deadline.moves.length },
      },
    ];
  });
}

/** The reporting rounds of a plan. */
export function checkpointDays({ indexed, language, origin }: Omit<Dated, "takes">): Array<CalendarDay> {
  const { plan, checkpoints } = indexed.facts;
  const t = createTranslate(language, CATALOGUES[language]);
  return checkpoints.map(({ code, label, dueOn }) => ({
    ...{
      uid: `${plan.slug}.checkpoint.${code}@capaian`,
      on: dueOn,
      text: wordIn(label, language),
      sequence: 0,
    },
    ...{ title: t("opendata.checkpointTitle", { code }), knownOn: plan.knownFrom },
    url: `${origin}${localPath(language, `/${plan.slug}`)}`,
  }));
}
