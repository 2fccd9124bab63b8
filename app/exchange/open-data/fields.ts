import { z } from "zod";
import { OBSTACLES, VERDICTS } from "#app/domain/facts.ts";
import { IRM_LEVELS } from "#app/domain/irm-level.ts";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import { EVIDENCE_KINDS, PROVENANCE_MARKS } from "#app/domain/plan.ts";
import { STATUS_REASON_CODES } from "#app/domain/status-reason.ts";

/** Types of the cells of published tables. A list stands in CSV as its parts with spaces between them. */
export const Day = z.iso.date();
export const Instant = z.iso.datetime();
export const Text = z.string();
export const Count = z.int().min(0);
/** 0–100, unrounded. */
export const Percent = z.number().min(0).max(100);
export const Weight = z.number().positive();
export const List = z.array(z.string());
export const Flag = z.boolean();

export const Status = z.enum(MILESTONE_STATUSES);
export const Reason = z.enum(STATUS_REASON_CODES);
export const VerdictWord = z.enum(VERDICTS);
export const SlotVerdictWord = z.enum([...VERDICTS, "none"]);
export const Mark = z.enum(PROVENANCE_MARKS);
export const Irm = z.enum(IRM_LEVELS);
export const Kind = z.enum(EVIDENCE_KINDS);
export const ObstacleList = z.array(z.enum(OBSTACLES));
export const Decision = z.enum(["accepted", "returned"]);
export const Step = z.enum(["check", "acceptance"]);
export const EdgeName = z.enum(["start", "end"]);

/** What every dated fact carries: the day it became known, the instant it was recorded, whether it is made up. */
export const dated = { known_on: Day, recorded_at: Instant, illustration: Flag } as const;
