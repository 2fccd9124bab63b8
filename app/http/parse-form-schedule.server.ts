import type { TypedAmendment } from "#app/domain/amendment-page.ts";

const MOST_TEXT = 2_000;
const MOST_TABLE = 500_000;

/** What a field holds, cut to a length; empty where it is missing. */
export function textIn(form: FormData, name: string, most = MOST_TEXT): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, most) : "";
}

/** Reads an amendment as it was typed: fields named `stage.T05.start`, `event.mk-ruling.day`, and a table. */
export async function readAmendmentForm(form: FormData): Promise<TypedAmendment> {
  const stages = new Map<string, { stage: string; start: string; end: string; condition: string }>();
  const events = new Map<string, { event: string; occurredOn: string; outcome: string }>();
  for (const [name, value] of form) {
    const [, group, code = "", field] = /^(stage|event)\.(.+)\.([a-z]+)$/.exec(name) ?? [];
    if (typeof value !== "string" || code === "") continue;
    const held = value.slice(0, MOST_TEXT);
    if (group === "stage") {
      const row = stages.get(code) ?? { stage: code, start: "", end: "", condition: "" };
      if (field === "start" || field === "end" || field === "condition") row[field] = held;
      stages.set(code, row);
    } else {
      const row = events.get(code) ?? { event: code, occurredOn: "", outcome: "" };
      if (field === "day") row.occurredOn = held;
      if (field === "outcome") row.outcome = held;
      events.set(code, row);
    }
  }
  return {
    ...{ regulation: textIn(form, "regulation"), citation: textIn(form, "citation") },
    ...{ citationEn: textIn(form, "citationEn"), effectiveOn: textIn(form, "effectiveOn") },
    ...{ stages: [...stages.values()], events: [...events.values()], table: await tableIn(form) },
  };
}

/** A table that was chosen as a file, else the one that was pasted. */
export async function tableIn(form: FormData): Promise<string> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0)
    return (await file.slice(0, MOST_TABLE).text()).slice(0, MOST_TABLE);
  return textIn(form, "table", MOST_TABLE);
}

/** The status that answers a refusal. */
export function scheduleStatus(refusal: string): 400 | 403 | 404 | 409 {
  if (refusal === "not_allowed") return 403;
  if (refusal === "not_found") return 404;
  return refusal === "incomplete" || refusal.endsWith("_missing") ? 400 : 409;
}
