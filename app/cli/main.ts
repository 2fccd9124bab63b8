import { CATALOGUES } from "#app/i18n/catalogues.ts";
import type { Language } from "#app/i18n/language.ts";
import type { WholeKey } from "#app/i18n/messages.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { type Command, type Output, UsageError } from "./command.ts";
import { readEnvironment } from "./environment.server.ts";
import { refusalLine } from "./refusal-line.server.ts";

const COMMANDS: Readonly<Record<string, { about: WholeKey; load: () => Promise<Command> }>> = {
  serve: { about: "cli.about.serve", load: async () => (await import("./serve.server.ts")).serve },
  migrate: {
    about: "cli.about.migrate",
    load: async () => (await import("./migrate-command.server.ts")).migrateCommand,
  },
  seed: { about: "cli.about.seed", load: async () => (await import("./seed.server.ts")).seed },
  generate: {
    about: "cli.about.generate",
    load: async () => (await import("./generate.server.ts")).generate,
  },
  illustration: {
    about: "cli.about.illustration",
    load: async () => (await import("./illustration-command.server.ts")).illustration,
  },
  check: { about: "cli.about.check", load: async () => (await import("./check.server.ts")).check },
  harvest: { about: "cli.about.harvest", load: async () => (await import("./harvest.server.ts")).harvest },
  evidence: {
    about: "cli.about.evidence",
    load: async () => (await import("./evidence.server.ts")).evidence,
  },
  report: { about: "cli.about.report", load: async () => (await import("./report.server.ts")).report },
  audit: { about: "cli.about.audit", load: async () => (await import("./audit.server.ts")).audit },
  backup: { about: "cli.about.backup", load: async () => (await import("./backup.server.ts")).backup },
  restore: { about: "cli.about.restore", load: async () => (await import("./backup.server.ts")).restore },
  doctor: { about: "cli.about.doctor", load: async () => (await import("./doctor.server.ts")).doctor },
  calendar: {
    about: "cli.about.calendar",
    load: async () => (await import("./calendar.server.ts")).calendar,
  },
  user: { about: "cli.about.user", load: async () => (await import("./user.server.ts")).user },
  person: { about: "cli.about.person", load: async () => (await import("./person.server.ts")).person },
  publish: {
    about: "cli.about.publish",
    load: async () => (await import("./publish.server.ts")).publish,
  },
  import: {
    about: "cli.about.import",
    load: async () => (await import("./import.server.ts")).importCommand,
  },
  export: {
    about: "cli.about.export",
    load: async () => (await import("./export.server.ts")).exportCommand,
  },
  worker: {
    about: "cli.about.worker",
    load: async () => (await import("./worker-command.server.ts")).worker,
  },
  scorecard: {
    about: "cli.about.scorecard",
    load: async () => (await import("./scorecard.server.ts")).scorecard,
  },
};

/** Runs one command. Exit codes: 0 done, 1 refused or failed, 2 wrong words or environment. */
export async function main(argv: ReadonlyArray<string>): Promise<number> {
  const [name, ...rest] = argv;
  const output = outputFor(rest.includes("--json"));
  if (name === undefined || name === "--help" || name === "help") {
    process.stdout.write(`${help(output)}\n`);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    output.complain(output.t("cli.unknownCommand", { name }));
    return 2;
  }
  if (rest.includes("--help")) {
    process.stdout.write(`${output.t(command.about)}\n${output.t("cli.options")}\n`);
    return 0;
  }
  const run = await command.load();
  try {
    const args = rest.filter((arg) => arg !== "--json");
    return await run(args, output, () => readEnvironment());
  } catch (error) {
    if (error instanceof UsageError) {
      output.complain(output.t("cli.badOption", { name, reason: error.message }));
      return 2;
    }
    const refusal = refusalLine(error, output.t);
    if (refusal === null) throw error;
    output.complain(refusal);
    return 1;
  }
}

function outputFor(json: boolean): Output {
  const language: Language = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? "") ? "en" : "id";
  return {
    t: createTranslate(language, CATALOGUES[language]),
    language,
    json,
    say: (line) => json || process.stdout.write(`${line}\n`),
    answer: (value) => json && process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  };
}

function help({ t }: Output): string {
  const widest = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const rows = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(widest)}  ${t(about)}`);
  return [
    t("cli.usage"),
    "",
    t("cli.commands"),
    ...rows,
    "",
    t("cli.options"),
    t("cli.environment"),
    t("cli.exits"),
  ].join("\n");
}
