import type { MatrixFilter } from "#app/domain/matrix.ts";
import { MILESTONE_STATUSES, type MilestoneStatus } from "#app/domain/milestone-status.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";

/** The part of an address that cannot be read, by the name it has there. */
export type FilterProblem = {
  field: "kolom" | "teks" | "status" | "lembaga" | "tahapan" | "halaman";
  value: string;
};

export type ReadFilter = { ok: true; filter: MatrixFilter } | { ok: false; problems: Array<FilterProblem> };

const LONGEST_TEXT = 100;
const COLUMNS: Readonly<Record<string, MatrixFilter["columns"]>> = {
  "": "checkpoints",
  "titik-lapor": "checkpoints",
  tahapan: "stages",
};

/**
 * Reads `?kolom=…&teks=…&status=…&lembaga=…&tahapan=…&halaman=…`; what is absent or empty shows all.
 * Values the plan does not know are named, so that nobody takes an empty matrix for an answer.
 */
export function readMatrixFilter(params: URLSearchParams, { facts }: IndexedFacts): ReadFilter {
  const asked = (name: FilterProblem["field"]) => (params.get(name) ?? "").trim();
  const columns = Object.hasOwn(COLUMNS, asked("kolom")) ? COLUMNS[asked("kolom")] : undefined;
  const status = isStatus(asked("status")) ? asked("status") : null;
  const knows = {
    kolom: columns !== undefined,
    teks: asked("teks").length <= LONGEST_TEXT,
    status: asked("status") === "" || status !== null,
    lembaga: asked("lembaga") === "" || facts.organisations.some(({ slug }) => slug === asked("lembaga")),
    tahapan: asked("tahapan") === "" || facts.schedule.stages.some(({ key }) => key === asked("tahapan")),
    halaman: /^([1-9]\d{0,3})?$/.test(asked("halaman")),
  };
  const problems = FIELDS.filter((field) => !knows[field]).map((field) => ({
    field,
    value: asked(field).slice(0, 40),
  }));
  if (problems.length > 0 || columns === undefined) return { ok: false, problems };
  return {
    ok: true,
    filter: {
      columns,
      status: MILESTONE_STATUSES.find((each) => each === status) ?? null,
      owner: asked("lembaga") === "" ? null : asked("lembaga"),
      stage: asked("tahapan") === "" ? null : topStage(facts.schedule.stages, asked("tahapan")),
      text: asked("teks"),
      page: Number(asked("halaman") || 1),
    },
  };
}

const FIELDS = ["kolom", "teks", "status", "lembaga", "tahapan", "halaman"] as const;

function isStatus(value: string): value is MilestoneStatus {
  return MILESTONE_STATUSES.some((status) => status === value);
}

/** The matrix counts sub-stages in the stage above them. */
function topStage(stages: IndexedFacts["facts"]["schedule"]["stages"], key: string): string {
  const stage = stages.find((each) => each.key === key);
  return stage === undefined || stage.parent === null ? key : topStage(stages, stage.parent);
}
