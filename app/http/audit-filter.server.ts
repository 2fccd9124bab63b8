import type { AuditFilter } from "#app/domain/audit/entry.ts";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";

const LONGEST = 200;

/** What an address asks of the log: `siapa`, `apa`, `perihal`, `rencana`, `dari`, `sampai`, `sebelum`. */
export function readAuditFilter(params: URLSearchParams): {
  filter: AuditFilter;
  beforeSeq: number | null;
  /** Days that cannot be read, as typed; they count as not asked for. */
  problems: Array<string>;
} {
  const text = (name: string) => {
    const value = (params.get(name) ?? "").trim().slice(0, LONGEST);
    return value === "" ? null : value;
  };
  const problems: Array<string> = [];
  const day = (name: string): CalendarDate | null => {
    const value = text(name);
    const read = CalendarDateSchema.safeParse(value);
    if (value !== null && !read.success) problems.push(value.slice(0, 40));
    return read.data ?? null;
  };
  const seq = Number(text("sebelum") ?? "");
  const filter = {
    ...{ actor: text("siapa"), action: text("apa"), subject: text("perihal"), plan: text("rencana") },
    ...{ from: day("dari"), to: day("sampai") },
  };
  return { filter, beforeSeq: Number.isSafeInteger(seq) && seq > 0 && seq < 2 ** 31 ? seq : null, problems };
}
