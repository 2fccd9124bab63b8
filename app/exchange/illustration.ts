import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { EVIDENCE_ROLES } from "#app/domain/evidence/evidence-item.ts";
import { OBSTACLES } from "#app/domain/facts.ts";
import { ROLES } from "#app/domain/permission.ts";
import { EVIDENCE_KINDS } from "#app/domain/plan.ts";
import { type SampleTalk, SampleTalkSchema } from "./illustration-talk.ts";
import {
  cell,
  day,
  list,
  optional,
  readDay,
  readOneOf,
  readText,
  text,
  textOrNull,
} from "./plan-folder/cells.ts";
import { type PlanFiles, type Row, readTable } from "./plan-folder/csv-table.ts";
import type { SourceProblem } from "./plan-folder/problem.ts";
import { readYaml } from "./plan-folder/yaml-file.ts";

const DECISIONS = ["accepted", "returned"] as const;

const percent = cell((held) => {
  const value = Number(held);
  if (held !== "" && value >= 0 && value <= 100) return { value };
  return { code: "not_a_number" as const, expected: "0–100" };
});

const path = cell((held) => {
  if (/^\/[\w./-]*$/.test(held)) return { value: held };
  return { code: "wrong_shape" as const, expected: "/berkas/peta-dapil.geojson" };
});

const obstacles = cell((held) => {
  const parts = held.split(";").filter((part) => part !== "");
  const known = OBSTACLES.filter((obstacle) => parts.includes(obstacle));
  if (known.length === parts.length) return { value: known };
  return { code: "not_in_list" as const, expected: OBSTACLES.join(", ") };
});

const SHAPES = {
  "accounts.csv": z.object({ email: text, name: text, organisation: text, role: cell(readOneOf(ROLES)) }),
  "reports.csv": z.object({
    ...{ report: text, milestone: text, organisation: text, known_on: day, percent, narrative: text },
    ...{ obstacles, obstacle_note: textOrNull, next_step: textOrNull, next_step_on: optional(readDay) },
  }),
  "evidence.csv": z.object({
    ...{ report: text, slot: text, path, kind: cell(readOneOf(EVIDENCE_KINDS)) },
    ...{ role: optional(readOneOf(EVIDENCE_ROLES)), note: textOrNull },
    ...{ decision: optional(readOneOf(DECISIONS)), reason: textOrNull, elements: list },
  }),
  "steps.csv": z.object({
    ...{ report: text, step: cell(readOneOf(["check", "acceptance"])), known_on: day },
    ...{ decision: cell(readOneOf(DECISIONS)), reason: optional(readText) },
  }),
  "closures.csv": z.object({
    ...{ milestone: text, kind: cell(readOneOf(["withdrawn", "merged", "reinstated"])), into: textOrNull },
    ...{ known_on: day, reason: text, reason_en: textOrNull },
  }),
};

const FrameSchema = z.object({
  plan: z.string(),
  catalogue: z.object({
    ...{ slug: z.string(), title: z.string(), title_en: z.string(), organisation: z.string() },
  }),
  /** The period report that is issued of it: which round, and the day it is frozen. */
  report: z.object({ checkpoint: z.string(), as_of: CalendarDateSchema }),
});

export const ILLUSTRATION_FILES = [
  "ilustrasi.yaml",
  "accounts.csv",
  "reports.csv",
  "evidence.csv",
  "steps.csv",
  "closures.csv",
  "talk.yaml",
] as const satisfies ReadonlyArray<keyof typeof SHAPES | "ilustrasi.yaml" | "talk.yaml">;

/** The plan the illustration is laid over, and the catalogue of the sample portal. */
export type IllustrationFrame = z.output<typeof FrameSchema>;
export type SampleAccount = z.output<(typeof SHAPES)["accounts.csv"]>;
export type SampleReport = z.output<(typeof SHAPES)["reports.csv"]>;
export type SampleEvidence = z.output<(typeof SHAPES)["evidence.csv"]>;
export type SampleStep = z.output<(typeof SHAPES)["steps.csv"]>;
export type SampleClosure = z.output<(typeof SHAPES)["closures.csv"]>;

/** The illustration as its files hold it, each row with its line. */
export type IllustrationSource = {
  frame: IllustrationFrame;
  accounts: Array<Row<SampleAccount>>;
  reports: Array<Row<SampleReport>>;
  evidence: Array<Row<SampleEvidence>>;
  steps: Array<Row<SampleStep>>;
  closures: Array<Row<SampleClosure>>;
  talk: SampleTalk;
};

export type IllustrationReading =
  | { ok: true; source: IllustrationSource }
  | { ok: false; problems: ReadonlyArray<SourceProblem> };

/** Reads the illustration's files, or names every cell that cannot be read. */
export function readIllustration(files: PlanFiles): IllustrationReading {
  const problems: Array<SourceProblem> = [];
  const frame = readYaml(files, "ilustrasi.yaml", FrameSchema, problems);
  const tables = {
    accounts: readTable(files, "accounts.csv", SHAPES["accounts.csv"], problems),
    reports: readTable(files, "reports.csv", SHAPES["reports.csv"], problems),
    evidence: readTable(files, "evidence.csv", SHAPES["evidence.csv"], problems),
    steps: readTable(files, "steps.csv", SHAPES["steps.csv"], problems),
    closures: readTable(files, "closures.csv", SHAPES["closures.csv"], problems),
  };
  const talk = readYaml(files, "talk.yaml", SampleTalkSchema, problems);
  if (frame === null || talk === null || problems.length > 0) return { ok: false, problems };
  return { ok: true, source: { frame, talk, ...tables } };
}
