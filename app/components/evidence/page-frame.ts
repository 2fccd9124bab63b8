import type { DayFrame } from "#app/components/ui/as-of-bar.tsx";
import type { Bilingual } from "#app/domain/plan.ts";

/** The part of a plan's frame that its pages print. */
export type PageFrame = DayFrame & {
  plan: DayFrame["plan"] & { slug: string; title: Bilingual; timeZone: string };
  organisations: Readonly<Record<string, { name: Bilingual; short: string }>>;
};

/** Short name of an organisation; its slug where the plan does not name it. */
export function shortName(frame: Pick<PageFrame, "organisations">, slug: string): string {
  return frame.organisations[slug]?.short ?? slug;
}

/** What the tables of a plan need of its frame. */
export type NameFrame = Pick<PageFrame, "plan" | "organisations">;
