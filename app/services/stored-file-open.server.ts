import type { Readable } from "node:stream";
import { loadHiddenItems } from "#app/data/hidden-items.server.ts";
import { findStoredFiles } from "#app/data/stored-files.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import { audienceOf, type FileAddress } from "#app/domain/stored-file.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";
import { openFile } from "./owner/file-store.server.ts";

export type OpenedFile = {
  name: string;
  mediaType: string;
  bytes: number;
  uploadedAt: Date;
  /** Null when only its head was asked for. */
  content: Readable | null;
};

/**
 * A file handed in as evidence. Everyone may open it once it is filed, clean and not hidden; before that, its
 * owners and those who check the plan.
 *
 * @param actor null for somebody who is not signed in.
 * @returns null when there is none, or none for this reader.
 */
export async function openStoredFile(
  { address, actor, withContent }: { address: FileAddress; actor: Actor | null; withContent: boolean },
  deps: Pick<Deps, "db" | "now" | "files">,
): Promise<OpenedFile | null> {
  if (deps.files === null) return null;
  const handed = await findStoredFiles(deps.db, address);
  const items = handed.flatMap(({ filings }) => filings.map(({ itemId }) => itemId));
  const hidden = await loadHiddenItems(deps.db, items);
  for (const file of handed) {
    const filings = file.filings.map(({ itemId }) => ({ hidden: hidden.has(itemId) }));
    const isOpen = audienceOf(file.guard, filings) === "everyone" || (await worksOn(actor, file, deps));
    if (!isOpen) continue;
    const { name, mediaType, bytes, uploadedAt } = file;
    const content = await openFile(deps.files, file.sha256);
    if (content === null) return null;
    if (withContent) return { name, mediaType, bytes, uploadedAt, content };
    content.destroy();
    return { name, mediaType, bytes, uploadedAt, content: null };
  }
  return null;
}

/** Owners of the organisation that handed it in, and those who check or accept in the plan. */
async function worksOn(
  actor: Actor | null,
  { plan, organisation }: { plan: string; organisation: string },
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<boolean> {
  const indexed = actor === null ? null : await openPlan(plan, { db });
  if (actor === null || indexed === null) return false;
  const today = calendarDateAt(now(), indexed.facts.plan.timeZone);
  return (
    may(actor, { kind: "report", plan, owners: [organisation] }, today) ||
    may(actor, { kind: "prepare_report", plan }, today)
  );
}
