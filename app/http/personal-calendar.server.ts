import type { RouterContextProvider } from "react-router";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { type Language, localPath } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { type CalendarPart, openCalendar } from "#app/services/notices/personal-calendar.server.ts";
import { type CalendarDay, writeCalendar } from "#app/services/write-feed.server.ts";
import { checkpointDays, deadlineDays } from "./calendar.server.ts";
import { depsContext } from "./context.server.ts";
import { wordIn } from "./feed.server.ts";
import { mailContext } from "./mail-links.server.ts";

/** For nobody but who holds the address: kept nowhere, found by no search, named to no other site. */
const PRIVATE = {
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
};

/** A person's calendar by its secret address, as iCalendar; 404 once it was revoked. */
export async function answerPersonalCalendar(
  file: string,
  context: Readonly<RouterContextProvider>,
): Promise<Response> {
  const token = /^([\w-]+)\.ics$/.exec(file)?.[1] ?? "";
  const opened = token === "" ? null : await openCalendar(token, context.get(depsContext));
  if (opened === null) return new Response("404\n", { status: 404, headers: PRIVATE });
  const { person, parts } = opened;
  const { language } = person;
  const { origin } = context.get(mailContext);
  const t = createTranslate(language, CATALOGUES[language]);
  const days = parts.flatMap((part) => [
    ...checkpointDays({ ...part, language, origin }),
    ...deadlineDays({ ...part, language, origin }),
    ...reviewDays(part, language, origin),
  ]);
  return new Response(writeCalendar(t("notices.calendar.name", { name: person.name }), language, days), {
    headers: {
      ...PRIVATE,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `inline; filename="capaian.ics"`,
      "content-language": language,
    },
  });
}

/** Reports that wait for the person, on the day since which they do. */
function reviewDays(
  { indexed, reviews }: CalendarPart,
  language: Language,
  origin: string,
): Array<CalendarDay> {
  const { plan, milestones, organisations } = indexed.facts;
  const t = createTranslate(language, CATALOGUES[language]);
  return reviews.map(({ report, step, since }) => {
    const title = milestones.find(({ code }) => code === report.milestone)?.title;
    const organisation = organisations.find(({ slug }) => slug === report.organisation)?.short ?? "–";
    const path = `/${step === "check" ? "periksa" : "tinjau"}/${report.id}`;
    const named = title === undefined ? report.milestone : wordIn(title, language);
    return {
      ...{ uid: `${plan.slug}.${step}.${report.id}@capaian`, on: since, knownOn: since, sequence: 0 },
      title: t("notices.calendar.reviewTitle", { code: report.milestone, step: t(`notices.step.${step}`) }),
      text: t("notices.calendar.reviewText", { title: named, organisation }),
      url: `${origin}${localPath(language, path)}`,
    };
  });
}
