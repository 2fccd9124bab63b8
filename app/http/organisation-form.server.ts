import { z } from "zod";
import type { Organisation } from "#app/domain/plan.ts";

const Seen = z.object({
  slug: z.string(),
  name: z.object({ id: z.string(), en: z.string().nullable() }),
  short: z.string(),
  kind: z.string(),
  parent: z.string().nullable(),
  url: z.string().nullable(),
});

/** Reads the form of one organisation; null when it is damaged. */
export function readOrganisation(form: FormData): { wanted: Organisation; seen: Organisation | null } | null {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim().slice(0, 4_000) : "";
  };
  const orNull = (name: string) => text(name) || null;
  const seen = seenOf(text("seen"));
  if (seen === undefined) return null;
  const wanted = {
    ...{ slug: seen?.slug ?? text("slug"), name: { id: text("name"), en: orNull("nameEn") } },
    ...{ short: text("short"), kind: text("kind"), parent: orNull("parent"), url: orNull("url") },
  };
  return { wanted, seen };
}

function seenOf(json: string): Organisation | null | undefined {
  if (json === "") return null;
  try {
    const read = Seen.safeParse(JSON.parse(json));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
