import { expect } from "vitest";
import { BLANK_FORM, type ReportForm } from "#app/domain/report-form.ts";
import { carriedInto, openReportForm } from "#app/services/open-report-form.server.ts";
import { findOwnMilestone } from "#app/services/owner/own-milestone.server.ts";
import { readDraft, saveDraft } from "#app/services/save-draft.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import { ruleTable } from "#tests/rule-tables.ts";

const WHERE = { plan: "rencana", milestone: "A1-B06" };

function saying(narrative: string): ReportForm {
  return { ...BLANK_FORM, narrative };
}

for (const { line, cell } of ruleTable("drafts.md", "Whether a draft is kept")) {
  testDbs(
    `drafts.md:${line} held ${cell("held")}, opened at ${cell("opened")}: ${cell("answer")}`,
    async ({ db }) => {
      const { owner: actor } = await insertCast(db);
      const deps = testDeps(db);
      const [versions = "0", held = ""] = cell("held") === "–" ? [] : cell("held").split(" ");
      for (let version = 0; version < Number(versions); version += 1) {
        const form = version === Number(versions) - 1 ? saying(held) : saying(`sebelum ${version}`);
        await saveDraft({ ...WHERE, actor, form, version }, deps);
      }
      const unheard = cell("unheard") === "–" ? null : saying(cell("unheard"));
      const form = saying(cell("text"));

      const saved = await saveDraft(
        { ...WHERE, actor, form, version: Number(cell("opened")), unheard },
        deps,
      );

      const said = saved.ok ? "kept" : saved.refusal === "draft_changed" ? "changed" : saved.refusal;
      expect(`${said} ${"version" in saved ? saved.version : ""}`).toBe(cell("answer"));
      const now = await readDraft({ ...WHERE, actor }, deps);
      const stands = saved.ok ? cell("text") : held;
      expect(now?.form.narrative ?? "").toBe(stands);
      if (!saved.ok) expect(saved).toMatchObject({ theirs: held === "" ? null : { narrative: held } });
    },
  );
}

testDbs(
  "of two devices that save at once one is kept and the other is shown both",
  async ({ db }) => {
    const { owner: actor } = await insertCast(db);
    const deps = testDeps(db);

    const answers = await Promise.all(
      ["telepon", "laptop"].map((device) =>
        saveDraft({ ...WHERE, actor, form: saying(device), version: 0 }, deps),
      ),
    );

    const kept = answers.filter((answer) => answer.ok);
    expect(kept).toHaveLength(1);
    const [held] = await db.reportDraft.findMany({ select: { formJson: true, version: true } });
    const other = answers.find((answer) => !answer.ok);
    expect(other).toMatchObject({
      refusal: "draft_changed",
      version: 1,
      theirs: JSON.parse(held?.formJson ?? ""),
    });
  },
  60_000,
);

testDbs(
  "a draft belongs to its person alone, and nobody keeps one on what is not theirs",
  async ({ db }) => {
    const { owner, secretary } = await insertCast(db);
    const deps = testDeps(db);
    await saveDraft({ ...WHERE, actor: owner, form: saying("rahasia"), version: 0 }, deps);

    const other = { ...WHERE, actor: secretary, form: saying("x"), version: 0 };
    expect(await saveDraft(other, deps)).toEqual({ ok: false, refusal: "not_owner" });
    expect(await saveDraft({ ...other, actor: owner, milestone: "A9-B06" }, deps)).toMatchObject({
      refusal: "not_found",
    });
    expect(await readDraft(other, deps)).toBeNull();
  },
  60_000,
);

testDbs(
  "what was answered last can be brought in; the percent is shown and not carried",
  async ({ db }) => {
    const { owner: actor } = await insertCast(db);
    const deps = testDeps(db);
    const first = await openReportForm({ ...WHERE, actor }, deps);
    expect(first).toMatchObject({ page: { before: null } });
    const submission = aSubmission({ percentDone: 40, narrative: "Menunggu.", obstacles: ["anggaran"] });
    await submitReport({ ...WHERE, actor, actorName: "S", submission }, deps);

    const opened = await openReportForm({ ...WHERE, actor }, deps);
    expect(opened).toMatchObject({
      page: { before: { milestone: "A1-B06", percentDone: 40 }, form: { percent: "", narrative: "" } },
    });
    const own = await findOwnMilestone({ ...WHERE, actor }, deps);
    expect(own.ok ? carriedInto(own)?.form : null).toMatchObject({
      ...{ percent: "", narrative: "Menunggu.", obstacles: ["anggaran"], pasted: "" },
    });
  },
  60_000,
);

testDbs(
  "a form starts with the next step while its day is to come, and without it from the day after",
  async ({ db }) => {
    const { owner: actor } = await insertCast(db);
    const submission = aSubmission({ nextStep: "Menyurati partai", nextStepOn: day("2023-05-20") });
    await submitReport({ ...WHERE, actor, actorName: "S", submission }, testDeps(db));
    const formOn = async (at: string) => {
      const opened = await openReportForm({ ...WHERE, actor }, testDeps(db, new Date(at)));
      return opened.ok ? [opened.page.form.nextStep, opened.page.form.nextStepOn] : null;
    };

    expect(await formOn("2023-05-20T16:59:59Z")).toEqual(["Menyurati partai", "2023-05-20"]);
    expect(await formOn("2023-05-20T17:00:00Z")).toEqual(["", ""]);
  },
  60_000,
);
