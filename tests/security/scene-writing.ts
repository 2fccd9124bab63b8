import { applyImport } from "#app/services/plan-import/apply-import.server.ts";
import { importCalendar } from "#app/services/schedule/import-calendar.server.ts";
import { findDraft, previewOf } from "#app/services/schedule/preview-amendment.server.ts";
import { publishAmendment } from "#app/services/schedule/publish-amendment.server.ts";
import { saveAmendment } from "#app/services/schedule/save-amendment.server.ts";
import { handIn } from "#tests/services/plan-import/hand-in.ts";
import { actorOf, done, hoursOff, PLACE, type Scene } from "./scene-place.ts";

export const CALENDAR = "pilkades";
/** A target with another title, as it is pasted from a spreadsheet. */
export const PASTED_PLAN =
  "Kode\tAksi\tTitik lapor\tJudul\tYang harus benar\nA1-B06\tA1\tB06\tJudul baru\tData terbuka\n";

const TABLES = {
  "calendars.csv": "code,title,title_en,regulation,ordinal,note,note_en\npilkades,Pilkades,,,1,,\n",
  "stages.csv":
    "calendar,code,title,title_en,parent,phase,ordinal,note,note_en\npilkades,D1,Pendaftaran,,,pra,1,,\n",
  "stage_versions.csv":
    "calendar,stage,regulation,start,end,condition,citation,known_on,planned_or_actual,confidence,note,note_en\n" +
    "pilkades,D1,,2023-05-17,2023-05-18,,Perbup,2023-01-01,planned,H,,\n",
};
const wayan = { actor: actorOf("wayan", "secretariat", "seknas"), actorName: "x" };

/** A calendar the plan runs by, and an amendment of its dates. */
export async function bringAmendment(scene: Scene, state: string): Promise<void> {
  const { db } = scene;
  const title = "Peraturan";
  await db.regulation.create({ data: { id: "reg", code: "PKPU-1", kind: "regulation", title } });
  const by = { actor: wayan.actor, name: "x" };
  const before = hoursOff(scene, -3);
  const sent = { tables: { files: TABLES }, plan: PLACE.plan, by, dryRun: false };
  await done(importCalendar(sent, before));
  if (state === "calendar") return;
  const typed = {
    ...{ regulation: "PKPU-1", citation: "PKPU 1", citationEn: "", effectiveOn: "2023-05-10", table: "" },
    ...{ stages: [{ stage: "D1", start: "2023-05-20", end: "2023-05-21", condition: "" }], events: [] },
  };
  const input = { ...wayan, plan: PLACE.plan, calendar: CALENDAR, id: null, typed };
  await done(saveAmendment(input, before));
  const { id } = await db.amendment.findFirstOrThrow({ select: { id: true } });
  const draft = await findDraft(id, scene.deps);
  if (draft === null) throw new Error("no draft");
  scene.amendment = id;
  scene.seen = (await previewOf(draft, scene.deps)).seen;
  if (state === "amendment") return;
  await done(publishAmendment({ ...wayan, plan: PLACE.plan, id, seen: scene.seen }, hoursOff(scene, -2)));
}

/** A pasted table that has been read and can be applied. */
export async function bringImport(scene: Scene, state: string): Promise<void> {
  const bytes = Buffer.from(PASTED_PLAN);
  const sent = { actor: wayan.actor, plan: PLACE.plan, bytes, fileName: "", pasted: true };
  const { id, signedIn } = await handIn(sent, scene.deps);
  scene.imported = id;
  if (state === "import") return;
  await done(applyImport({ signedIn, id, reason: "Diperbaiki" }, scene.deps));
}
