import { canonicalJson } from "#app/domain/canonical-json.ts";
import type { Meeting } from "#app/domain/talk/meeting.ts";
import { insertMeeting } from "./meetings.server.ts";
import type { PlanContent } from "./plan-write-content.server.ts";
import type { Load } from "./plan-write-rows.server.ts";
import { loadMeetings } from "./talk-read.server.ts";

/** Who records what a plan's source tells. */
const SOURCE = "capaian";

type Told = PlanContent["meetings"][number];

/**
 * Brings the records of meetings to what the source tells: a record it tells otherwise than when it was last loaded
 * gets a new version. What people corrected since stays until then.
 */
export async function writeMeetings(
  { tx, at, newId, tally }: Load,
  { planId, slug }: { planId: string; slug: string },
  meetings: ReadonlyArray<Told>,
): Promise<void> {
  if (meetings.length === 0) return;
  const held = await loadMeetings(tx, slug);
  const own = await tx.meeting.findMany({
    where: { planId, recordedBy: SOURCE },
    select: { code: true, version: true },
  });
  for (const told of meetings) {
    const versions = held.filter(({ code }) => code === told.code);
    const loaded = versions.findLast(({ version }) =>
      own.some((row) => row.code === told.code && row.version === version),
    );
    if (loaded !== undefined && contentOf(loaded) === contentOf(told)) {
      tally.unchanged += 1;
      continue;
    }
    const version = Math.max(0, ...versions.map((each) => each.version)) + 1;
    const row = { ...told, id: newId(), planId, version, attendees: null, recordedBy: SOURCE };
    await insertMeeting(tx, { ...row, at, newId, illustration: false });
    if (loaded === undefined) tally.created += 1;
    else tally.updated += 1;
  }
}

function contentOf(meeting: Told | Meeting): string {
  const { code, heldOn, title, place, summary, minutesUrl, organisations, audience, decisions } = meeting;
  const content = { code, heldOn, title, place, summary, minutesUrl, organisations, audience, decisions };
  return canonicalJson(content);
}
