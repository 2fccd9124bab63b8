import { EMPTY_DOCUMENT } from "#app/domain/authoring/plan-document.ts";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Deadline, DeadlineRule } from "#app/domain/deadline.ts";
import type {
  Closure,
  EvidenceItem,
  PlanFacts,
  Report,
  ReviewStep,
  VerdictPoint,
} from "#app/domain/facts.ts";
import type { Bilingual, DataElement, EvidenceSlot, Milestone, Plan } from "#app/domain/plan.ts";
import type { RollUpItem } from "#app/domain/roll-up.ts";
import type { EventOccurrence, Schedule, Stage, StageVersion } from "#app/domain/schedule.ts";

/** Calendar date from a literal, so tests fail loudly on a typo. */
export function day(iso: string): CalendarDate {
  return CalendarDateSchema.parse(iso);
}

export function words(id: string): Bilingual {
  return { id, en: null };
}

function morningOf(on: CalendarDate): string {
  return `${on}T02:00:00.000Z`;
}

/** What a fact recorded live on a day carries. */
export function dated(iso: string) {
  return { knownOn: day(iso), recordedAt: morningOf(day(iso)), illustration: false };
}

export function aPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    slug: "rencana",
    code: "R1",
    title: words("Rencana"),
    summary: words("Rencana percobaan"),
    state: "adopted",
    periodStart: day("2023-01-01"),
    periodEnd: day("2024-12-31"),
    periodLabel: words("2023–2024"),
    timeZone: "Asia/Jakarta",
    knownFrom: day("2022-01-01"),
    source: { title: words("Notula"), url: null },
    predecessors: [],
    ...overrides,
  };
}

export function anElement(key: string, overrides: Partial<DataElement> = {}): DataElement {
  return {
    key,
    label: words(key),
    aliases: [],
    type: "text",
    required: true,
    isKey: false,
    legalFooting: null,
    agreement: "agreed",
    personalData: "none",
    ...{ sourceSystem: null, register: null, pattern: null, provenance: [] },
    ...overrides,
  };
}

export function aSlot(overrides: Partial<EvidenceSlot> = {}): EvidenceSlot {
  return {
    code: "B06.1",
    milestone: "A1-B06",
    title: words("Himpunan data"),
    acceptedKinds: ["dataset"],
    criteria: words("Dapat dibuka"),
    required: true,
    weight: 1,
    legalStanding: "any",
    ...{ requiredStars: null, maxAgeDays: null, elements: [], provenance: [] },
    ...overrides,
  };
}

export function fixedRule(iso: string, knownOn = "2022-11-16"): DeadlineRule {
  return { kind: "fixed", on: day(iso), reason: words("Disepakati"), knownOn: day(knownOn), provenance: [] };
}

export function stageRule(stage: string, overrides: Partial<Extract<DeadlineRule, { kind: "stage" }>> = {}) {
  const rule = { stage, edge: "end" as const, offsetDays: 0, reason: null, knownOn: day("2022-11-16") };
  return { kind: "stage" as const, provenance: [], ...rule, ...overrides } satisfies DeadlineRule;
}

export function aMilestone(overrides: Partial<Milestone> = {}): Milestone {
  return {
    code: "A1-B06",
    action: "A1",
    checkpoint: "B06",
    title: words("Peta dapil terbuka"),
    mustBeTrue: words("Peta dapil dapat diunduh"),
    weight: 1,
    legalBasis: null,
    workPlanItem: null,
    owners: [{ organisation: "kpu", role: "lead", provenance: [] }],
    indicators: [],
    slots: [],
    deadlineRules: [fixedRule("2023-06-30")],
    provenance: [],
    ...overrides,
  };
}

export function aVerdict(
  verdict: VerdictPoint["verdict"],
  iso: string,
  elements: Array<string> | null = null,
) {
  const seen = { at: morningOf(day(iso)), knownOn: day(iso), changed: false };
  return { ...seen, verdict, codes: [], elements } satisfies VerdictPoint;
}

export function anItem(overrides: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    ...dated("2023-06-01"),
    id: "e1",
    slot: "B06.1",
    report: "r1",
    target: "t1",
    url: "https://data.example.id/dapil",
    kind: "dataset",
    role: "primary",
    note: null,
    firstOpenedOn: null,
    hiddenSince: null,
    ...{ verdicts: [], rulings: [] },
    ...overrides,
  };
}

export function aReport(overrides: Partial<Report> = {}): Report {
  return {
    ...dated("2023-06-01"),
    id: "r1",
    milestone: "A1-B06",
    organisation: "kpu",
    author: "ani",
    percentDone: 50,
    narrative: "NIHIL",
    ...{ obstacles: [], obstacleNote: null, nextStep: null, nextStepOn: null, supportAsked: null },
    items: [],
    steps: [],
    ...overrides,
  };
}

export function aStep(overrides: Partial<ReviewStep> = {}): ReviewStep {
  return {
    ...dated("2023-06-02"),
    id: "s1",
    step: "check",
    decision: "accepted",
    reason: null,
    organisation: "seknas-ogi",
    reviewer: "sari",
    ...{ items: [], dispute: null },
    ...overrides,
  };
}

/** Both review steps on a day, each item accepted with the elements a person found. */
export function acceptedOn(iso: string, items: Array<string> = [], elements: Array<string> | null = null) {
  const decided = items.map((item) => ({ item, decision: "accepted" as const, reason: null, elements }));
  return [
    aStep({ ...dated(iso), items: decided }),
    aStep({ ...dated(iso), id: "s2", step: "acceptance", organisation: "bappenas", reviewer: "budi" }),
  ];
}

export function aClosure(kind: Closure["kind"], iso: string): Closure {
  const into = kind === "merged" ? "A2-B06" : null;
  return { ...dated(iso), milestone: "A1-B06", kind, into, reason: words("Alasan") };
}

export function aStage(key: string, parent: string | null = null, ordinal = 1): Stage {
  const [calendar = "", code = ""] = key.split("/");
  return { key, calendar, code, title: words(code), parent, phase: "pemilu", ordinal };
}

export function aVersion(stage: string, overrides: Partial<StageVersion> = {}): StageVersion {
  return {
    code: `${stage}@1`,
    stage,
    regulation: "PKPU-3-2022",
    kind: "planned",
    start: { kind: "date", on: day("2023-01-01") },
    end: { kind: "date", on: day("2023-02-09") },
    condition: null,
    citation: words("PKPU 3/2022, Lampiran I"),
    note: null,
    confidence: null,
    knownOn: day("2022-06-09"),
    ...overrides,
  };
}

export function anOccurrence(event: string, overrides: Partial<EventOccurrence> = {}): EventOccurrence {
  const known = { occurredOn: day("2024-03-20"), outcome: null, knownOn: day("2024-03-20") };
  return { event, citation: "Keputusan KPU", ...known, ...overrides };
}

export function aSchedule(overrides: Partial<Schedule> = {}): Schedule {
  const calendars = [{ code: "pemilu-2024", title: words("Pemilu 2024") }];
  return { calendars, stages: [], versions: [], events: [], occurrences: [], ...overrides };
}

export function someFacts(overrides: Partial<PlanFacts> = {}): PlanFacts {
  return {
    plan: aPlan(),
    checkpoints: [{ code: "B06", label: words("B06"), dueOn: day("2023-06-30"), provenance: [] }],
    commitments: [{ code: "VI", title: words("Keterbukaan data pemilu"), summary: words(""), url: null }],
    actions: [],
    milestones: [],
    organisations: [],
    discrepancies: [],
    schedule: aSchedule(),
    reports: [],
    ...{ closures: [], document: EMPTY_DOCUMENT, edits: [], measured: [] },
    ...overrides,
  };
}

/** A deadline on a day, never moved. */
export function dueOn(iso: string): Deadline {
  const on = day(iso);
  const unmoved = { originalOn: on, slippageDays: 0, moves: [], version: null };
  return { kind: "dated", dueOn: on, rule: fixedRule(iso), ...unmoved };
}

export function aRollUpItem(overrides: Partial<RollUpItem> = {}): RollUpItem {
  return {
    code: "A1-B06",
    weight: 1,
    status: "reported",
    counted: true,
    reportedPercent: 100,
    provenPercent: 0,
    ...overrides,
  };
}
