import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { CELL_KINDS } from "#app/domain/talk/cell.ts";
import { ASKERS } from "#app/domain/talk/data-request.ts";
import { LEVELS } from "#app/domain/talk/risk.ts";
import { AUDIENCES } from "#app/domain/talk/said.ts";
import { SUPPORT_STEPS } from "#app/domain/talk/support.ts";

const Day = CalendarDateSchema;
const Words = z.string().min(1);

/** What `talk.yaml` of the illustration holds. */
export const SampleTalkSchema = z.object({
  comments: z.array(
    z.object({
      ...{ id: Words, milestone: Words, audience: z.enum(AUDIENCES), text: Words, on: Day },
      ...{ parent: Words.nullable().default(null), guest: Words.nullable().default(null) },
      ...{ organisation: Words.nullable().default(null), published_on: Day.nullable().default(null) },
    }),
  ),
  requests: z.array(
    z.object({
      ...{ id: Words, slot: Words, asked_by: z.enum(ASKERS), on: Day, text: Words },
      steps: z.array(
        z.object({
          ...{ decision: z.enum(["forwarded", "answered"]), organisation: Words, on: Day },
          ...{ to: Words.nullable().default(null), text: Words.nullable().default(null) },
          address: z.url().nullable().default(null),
        }),
      ),
    }),
  ),
  meetings: z.array(
    z.object({
      ...{ code: Words, on: Day, title: Words, title_en: Words, place: Words, summary: Words },
      ...{ summary_en: Words, organisations: z.array(Words) },
      decisions: z.array(
        z.object({
          ...{ text: Words, text_en: Words, kind: z.enum(CELL_KINDS), code: Words, organisation: Words },
          ...{
            due_on: Day,
            done_on: Day.nullable().default(null),
            done_text: Words.nullable().default(null),
          },
        }),
      ),
    }),
  ),
  support: z.array(
    z.object({
      ...{ id: Words, milestone: Words, from: Words, to: Words, on: Day, needed_by: Day, text: Words },
      steps: z.array(z.object({ decision: z.enum(SUPPORT_STEPS), on: Day, text: Words })),
    }),
  ),
  risks: z.array(
    z.object({
      ...{ code: Words, milestone: Words.nullable(), on: Day, title: Words, title_en: Words },
      ...{ trigger: Words, trigger_en: Words, fallback: Words, fallback_en: Words, organisation: Words },
      ...{ likelihood: z.enum(LEVELS), impact: z.enum(LEVELS), audience: z.enum(AUDIENCES) },
    }),
  ),
});

export type SampleTalk = z.output<typeof SampleTalkSchema>;
