import { generateInstallation } from "#app/services/generate/generate-installation.server.ts";
import { type Command, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

/** Most pieces of evidence that a made-up target holds. */
const MOST_PER_TARGET = 60;

/** Fills a database with made-up plans, to measure how the program does at any size. */
export const generate: Command = async (args, output, environment) => {
  const { values } = readOptions(args, {
    plans: { type: "string", default: "1" },
    milestones: { type: "string", default: "24" },
    evidence: { type: "string", default: "240" },
    seed: { type: "string", default: "7" },
    beside: { type: "boolean", default: false },
  });
  const size = {
    plans: wholeNumber("plans", values.plans, 1),
    milestones: wholeNumber("milestones", values.milestones, 1),
    evidence: wholeNumber("evidence", values.evidence, 0),
    seed: wholeNumber("seed", values.seed, 0),
  };
  const { t, say, answer, complain } = output;
  if (size.plans > size.milestones) throw new UsageError(t("cli.generate.tooFew"));
  if (size.evidence > size.milestones * MOST_PER_TARGET) {
    throw new UsageError(t("cli.generate.tooMuch", { most: MOST_PER_TARGET }));
  }
  return withDeps(environment(), async (deps) => {
    const startedAt = performance.now();
    const made = await generateInstallation(
      size,
      {
        beside: values.beside,
        onPlan(done, rows) {
          const seconds = Math.round((performance.now() - startedAt) / 1_000);
          say(t("cli.generate.progress", { done, plans: size.plans, rows, seconds }));
        },
      },
      deps,
    );
    answer(made);
    if (!made.ok) {
      complain(t(`cli.generate.${made.refusal}`, { slug: made.slug }));
      return 1;
    }
    const { plans, milestones, evidence, rows } = made;
    say(t("cli.generate.done", { plans, milestones, evidence, rows }));
    return 0;
  });
};

/** @throws {UsageError} naming the option. */
function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least) return value;
  throw new UsageError(`--${name} ${text}`);
}
