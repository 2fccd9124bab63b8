import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { PROVENANCE_MARKS, type Provenance } from "#app/domain/plan.ts";
import { bilingual, bilingualOrNull } from "./cells.ts";
import type { SourcePlan } from "./plan-source.ts";

const Text = z.string().trim().min(1);
const TextOrNull = z
  .string()
  .trim()
  .default("")
  .transform((text) => (text === "" ? null : text));
const Mark = z.enum(PROVENANCE_MARKS);
const NOTE = { note: TextOrNull, note_en: TextOrNull };

const Office = z.strictObject({
  organisation: Text,
  role: z.enum(["owner", "secretariat", "reviewer", "administrator"]),
  provenance: Mark,
  line: TextOrNull,
  ...NOTE,
});

const Predecessor = z.strictObject({
  code: Text,
  title: Text,
  title_en: TextOrNull,
  plan: Text,
  period: Text,
  lead: TextOrNull,
  lead_en: TextOrNull,
  irm: Text,
  irm_en: TextOrNull,
  url: TextOrNull,
  provenance: Mark,
  ...NOTE,
});

/** plan.yaml */
export const PlanFile = z.strictObject({
  slug: Text,
  code: Text,
  title: Text,
  title_en: TextOrNull,
  summary: Text,
  summary_en: TextOrNull,
  period_start: CalendarDateSchema,
  period_end: CalendarDateSchema,
  period_provenance: z.strictObject({ provenance: Mark, quote: TextOrNull, line: TextOrNull, ...NOTE }),
  period_labels: z.array(z.strictObject({ code: Text, label: Text, label_en: TextOrNull, ...NOTE })).min(1),
  time_zone: z.string().refine(isTimeZone, "not_a_time_zone"),
  state: z.enum(["proposed", "adopted", "closed"]),
  adopted_on: CalendarDateSchema.nullable().default(null),
  state_note: TextOrNull,
  state_note_en: TextOrNull,
  state_history: z.array(
    z.strictObject({
      state: z.enum(["proposed", "adopted", "closed"]),
      known_on: CalendarDateSchema,
      source: Text,
    }),
  ),
  known_from: CalendarDateSchema,
  source: z.strictObject({
    code: Text,
    file: Text,
    title: Text,
    title_en: TextOrNull,
    date: CalendarDateSchema,
    time: TextOrNull,
    place: Text,
    line: Text,
  }),
  commitment_page: z.strictObject({ url: Text, ...NOTE }),
  external_id: TextOrNull,
  external_id_note: TextOrNull,
  external_id_note_en: TextOrNull,
  code_meaning: TextOrNull,
  code_meaning_en: TextOrNull,
  roles: z.array(Office),
  predecessors: z.array(Predecessor),
});
export type PlanFile = z.output<typeof PlanFile>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export function planOf(file: PlanFile): SourcePlan {
  const { source } = file;
  return {
    slug: file.slug,
    code: file.code,
    title: bilingual(file.title, file.title_en),
    summary: bilingual(file.summary, file.summary_en),
    state: file.state,
    adoptedOn: file.adopted_on,
    periodStart: file.period_start,
    periodEnd: file.period_end,
    periodLabel: bilingual(
      file.period_labels.map(({ label }) => label).join(" · "),
      file.period_labels.map(({ label, label_en }) => label_en ?? label).join(" · "),
    ),
    timeZone: file.time_zone,
    knownFrom: file.known_from,
    externalIds: file.external_id === null ? {} : { ogp: file.external_id },
    source: {
      title: bilingual(source.title, source.title_en),
      url: null,
      code: source.code,
      file: source.file,
      date: source.date,
      place: source.place,
      lines: source.line,
      provenance: frameProvenance(file),
    },
    predecessors: file.predecessors.map((each) => ({
      code: each.code,
      title: bilingual(each.title, each.title_en),
      period: `${each.plan}, ${each.period}`,
      finding: bilingual(each.irm, each.irm_en),
      url: each.url,
    })),
  };
}

function frameProvenance(file: PlanFile): Array<Provenance> {
  const period = file.period_provenance;
  return [
    {
      about: "period",
      mark: period.provenance,
      quote: period.quote,
      lines: period.line,
      note: bilingualOrNull(period.note, period.note_en),
    },
    reading("state", null, file.state_note, file.state_note_en),
    reading("code", null, file.code_meaning, file.code_meaning_en),
    reading("external_id", null, file.external_id_note, file.external_id_note_en),
    ...file.roles.map((office) =>
      reading(`${office.role}:${office.organisation}`, office.line, office.note, office.note_en),
    ),
  ];
}

function reading(
  about: string,
  lines: string | null,
  note: string | null,
  noteEn: string | null,
): Provenance {
  return { about, mark: "reading", quote: null, lines, note: bilingualOrNull(note, noteEn) };
}
