import { expect, test } from "vitest";
import { deviceDrafts } from "#app/components/workspace/device-drafts.ts";
import { createDraftKeeper, type DraftState, findOnDevice } from "#app/components/workspace/draft-keeper.ts";
import type { DraftAnswer } from "#app/domain/report-answer.ts";
import { BLANK_FORM, type ReportForm } from "#app/domain/report-form.ts";
import { ruleTable } from "#tests/rule-tables.ts";

const PLACE = { person: "sari", plan: "rencana", milestone: "A1-B06" };
const SAVED_AT = "2023-05-10T03:00:00.000Z";

function formOf(text: string): ReportForm {
  return { ...BLANK_FORM, narrative: text };
}

/** `2 b` is version 2 with the text b; a dash is none. */
function versionOf(cell: string): { version: number; form: ReportForm } | null {
  const [version = "", text = ""] = cell.split(" ");
  return cell === "–" ? null : { version: Number(version), form: formOf(text) };
}

/** A keeper whose form, and service, are what the test says. */
function keeperOn(storage: Storage | null, start: { version: number; form: ReportForm }) {
  const at = { typed: start.form, answer: null as DraftAnswer | null, told: [] as Array<DraftState> };
  const device = deviceDrafts(storage, PLACE);
  const keeper = createDraftKeeper(
    {
      read: () => at.typed,
      post: async () => at.answer,
      device,
      tell: (state) => at.told.push(state),
    },
    start,
  );
  return { at, device, keeper };
}

for (const { line, cell } of ruleTable("drafts.md", "What a device finds when a form is opened again")) {
  const [kept, unheard, service] = [cell("kept"), cell("unheard"), cell("service")];
  test(`drafts.md:${line} ${kept}, unheard ${unheard}, service ${service}: ${cell("found")}`, async () => {
    window.localStorage.clear();
    const left = versionOf(kept);
    if (left !== null) {
      const { at, keeper } = keeperOn(window.localStorage, { version: left.version, form: BLANK_FORM });
      if (unheard !== "–") {
        at.typed = formOf(unheard);
        expect(await keeper.send()).toBe(false);
      }
      at.typed = left.form;
      keeper.touched();
    }
    const given = versionOf(service);
    const draft = given === null ? null : { version: given.version, savedAt: SAVED_AT };
    const device = deviceDrafts(window.localStorage, PLACE);
    const found = findOnDevice(device, { form: given?.form ?? BLANK_FORM, draft });
    expect(found.kind === "nothing" ? found.kind : `${found.kind} ${found.form.narrative}`).toBe(
      cell("found"),
    );
    if (found.kind === "restored") expect(found.version).toBe(given?.version ?? 0);
    if (found.kind === "changed") expect(found.other).toMatchObject({ version: given?.version ?? 0 });
    expect(device.read() === null).toBe(found.kind === "nothing");
  });
}

test("what the service has is no longer on the device; what it has not, is, and is said", async () => {
  window.localStorage.clear();
  const { at, device, keeper } = keeperOn(window.localStorage, { version: 0, form: BLANK_FORM });
  at.typed = formOf("a");
  keeper.touched();
  expect(device.read()?.form.narrative).toBe("a");
  expect(await keeper.send()).toBe(false);
  expect(at.told).toEqual([{ kind: "device" }]);
  at.answer = { kept: true, version: 1, savedAt: SAVED_AT };
  expect(await keeper.send()).toBe(true);
  expect([device.read(), at.told.at(-1)]).toEqual([null, { kind: "kept", at: SAVED_AT }]);
  expect(deviceDrafts(window.localStorage, { ...PLACE, person: "ani" }).read()).toBeNull();
});

test("without room on the device it is said that only the screen has it", async () => {
  const { at, keeper } = keeperOn(null, { version: 0, form: BLANK_FORM });
  at.typed = formOf("a");
  expect(await keeper.send()).toBe(false);
  expect(at.told).toEqual([{ kind: "screen" }]);
});

test("a draft that was changed elsewhere is not sent over it before somebody has decided", async () => {
  window.localStorage.clear();
  const { at, device, keeper } = keeperOn(window.localStorage, { version: 1, form: BLANK_FORM });
  const other = { version: 2, savedAt: SAVED_AT, theirs: formOf("b") };
  at.typed = formOf("a");
  at.answer = { kept: false, reason: "changed", other };
  expect(await keeper.send()).toBe(false);
  at.answer = { kept: true, version: 3, savedAt: SAVED_AT };
  expect(await keeper.send()).toBe(false);
  expect(device.read()?.form.narrative).toBe("a");
  keeper.adopt({ form: formOf("b"), version: 2, other: null });
  expect(await keeper.send()).toBe(true);
  expect(device.read()).toBeNull();
});
