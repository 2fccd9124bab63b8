import { readAsOf } from "#app/domain/as-of.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import { type IndexedFacts, indexedAsOf } from "#app/domain/standings.ts";
import { explainStatus } from "#app/i18n/explain-status.ts";
import { createFormats } from "#app/i18n/formats.ts";
import { milestoneData } from "#app/services/milestone-data.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { asOfLine } from "./as-of-line.ts";
import type { Command, Output } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

const OPTIONS = {
  per: { type: "string" },
  plan: { type: "string" },
  milestone: { type: "string" },
} as const;

/** Prints the scorecard, or one milestone, as of a day. */
export const scorecard: Command = async (args, output, environment) => {
  const { values } = readOptions(args, OPTIONS);
  return withDeps(environment(), async (deps) => {
    const indexed = await openPlan(values.plan ?? null, deps);
    if (indexed === null) {
      output.complain(output.t("cli.scorecard.noPlan", { slug: values.plan ?? "" }));
      return 1;
    }
    const { plan } = indexed.facts;
    const read = readAsOf(values.per ?? null, plan.knownFrom, calendarDateAt(deps.now(), plan.timeZone));
    if (!read.ok) {
      output.complain(asOfLine(read.problem, values.per ?? "", output));
      return 2;
    }
    const past = indexedAsOf(indexed, read.asOf);
    return values.milestone === undefined
      ? printScorecard(past, read.asOf, output)
      : printMilestone(past, read.asOf, values.milestone, output);
  });
};

function printScorecard(
  indexed: IndexedFacts,
  asOf: Parameters<typeof scorecardAsOf>[1],
  output: Output,
): number {
  const { t, language, say, answer } = output;
  const { longDate, percent } = createFormats(language);
  const card = scorecardAsOf(indexed, asOf);
  answer(card);
  say(
    t("cli.scorecard.title", { plan: card.plan.title[language] ?? card.plan.title.id, date: longDate(asOf) }),
  );
  const { reportedPercent, provenPercent, dueCount, totalCount } = card.total;
  say(
    t("cli.scorecard.numbers", {
      reported: percent(reportedPercent),
      proven: percent(provenPercent),
      due: dueCount,
      total: totalCount,
    }),
  );
  for (const stage of card.stages) {
    if (stage.total.totalCount === 0) continue;
    const name = `${(stage.code ?? "–").padEnd(5)} ${stage.title?.[language] ?? stage.title?.id ?? ""}`.slice(
      0,
      58,
    );
    const numbers = `${percent(stage.total.reportedPercent).padStart(6)} ${percent(stage.total.provenPercent).padStart(6)}`;
    say(`${name.padEnd(60)} ${stage.total.dueCount}/${stage.total.totalCount} ${numbers}`);
  }
  return 0;
}

function printMilestone(
  indexed: IndexedFacts,
  asOf: Parameters<typeof scorecardAsOf>[1],
  code: string,
  { t, say, answer, complain }: Output,
): number {
  const record = milestoneData(indexed, asOf, explainStatus(indexed.schedule)).rows.find(
    (each) => each.code.toLowerCase() === code.toLowerCase(),
  );
  if (record === undefined) {
    complain(t("cli.scorecard.noMilestone", { code }));
    return 1;
  }
  answer(record);
  for (const [name, value] of Object.entries(record)) say(`${name.padEnd(24)} ${value ?? ""}`);
  return 0;
}
