import { z } from "zod";
import { OTHER_PERCENT, type ReportForm } from "#app/domain/report-form.ts";
import { parseForm } from "./parse-form.server.ts";

const Text = z
  .string()
  .optional()
  .transform((text) => text ?? "");

const Fields = z.object({
  percent: Text,
  percentOther: Text,
  narrative: Text,
  obstacles: z.array(z.string()).default([]),
  obstacleNote: Text,
  nextStep: Text,
  nextStepOn: Text,
  supportAsked: Text,
  slots: z.array(z.object({ code: z.string(), kind: Text, links: Text })).default([]),
});

/** What was typed into the report form, as texts. A typed percent counts when its choice, or none, is chosen; null when damaged. */
export function readReportForm(form: FormData): ReportForm | null {
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return null;
  const { percentOther, ...fields } = parsed.value;
  return {
    ...fields,
    percent: isTyped(fields.percent) ? percentOther.trim() || fields.percent : fields.percent,
  };
}

function isTyped(chosen: string): boolean {
  return chosen === OTHER_PERCENT || chosen === "";
}
