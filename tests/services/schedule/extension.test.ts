import { expect } from "vitest";
import { deadlineAsOf } from "#app/domain/deadline.ts";
import { tellNotices } from "#app/services/notices/tell-notices.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { askExtension } from "#app/services/schedule/ask-extension.server.ts";
import { openExtensions, openExtensionTasks } from "#app/services/schedule/open-extensions.server.ts";
import { stepExtension } from "#app/services/schedule/step-extension.server.ts";
import { insertPerson, insertPlan, testDeps } from "../../data-factories.ts";
import { testDbs } from "../../db.ts";
import { day } from "../../factories.ts";

const PLACE = { plan: "rencana", milestone: "A1-B06" };

testDbs(
  "more time is asked for, advised on and granted by three people; the first date stays",
  async ({ db }) => {
    await insertPlan(db);
    const owner = await insertPerson(db, { id: "kirana", organisation: "kpu", role: "owner" });
    const secretary = await insertPerson(db, { id: "sari", organisation: "seknas", role: "secretariat" });
    const reviewer = await insertPerson(db, { id: "budi", organisation: "bappenas", role: "reviewer" });
    const deps = testDeps(db);
    const by = (actor: typeof owner) => ({ ...PLACE, actor, actorName: actor.userId });
    const ask = (untilOn: string, reason = "Data dapil baru ditetapkan.") =>
      askExtension({ ...by(owner), untilOn, reason }, deps);
    const opened = async (on: string, actor = owner) => {
      const indexed = await openPlan("rencana", deps);
      if (indexed === null) throw new Error("no plan");
      const today = day("2023-05-10");
      const page = openExtensions({ indexed, asOf: day(on), today, actor, milestone: "A1-B06" });
      if (page === null) throw new Error("no milestone");
      return page;
    };
    const told = async () => {
      await tellNotices(deps);
      const rows = await db.notice.findMany({
        select: { userId: true, kind: true },
        orderBy: { createdAt: "asc" },
      });
      return rows
        .filter(({ kind }) => kind.startsWith("extension") || kind === "deadline_moved")
        .map(({ userId, kind }) => `${userId} ${kind}`);
    };

    expect((await opened("2023-05-10")).mayAsk).toBe(true);
    expect(await ask("besok")).toEqual({ ok: false, refusal: "until_missing" });
    expect(await ask("2023-06-30")).toEqual({ ok: false, refusal: "until_not_later" });
    expect(await ask("2023-09-30", " ")).toEqual({ ok: false, refusal: "reason_missing" });
    expect(await askExtension({ ...by(reviewer), untilOn: "2023-09-30", reason: "x" }, deps)).toEqual({
      ok: false,
      refusal: "not_owner",
    });
    expect(await ask("2023-09-30")).toEqual({ ok: true });
    expect(await ask("2023-10-31")).toEqual({ ok: false, refusal: "open_already" });
    expect(await told()).toEqual(["sari extension"]);

    const [request] = (await opened("2023-05-10")).requests;
    const step = (
      actor: typeof owner,
      kind: "advice" | "decision" | "withdrawal",
      outcome: string,
      untilOn = "",
    ) =>
      stepExtension(
        { ...by(actor), request: request?.id ?? "", step: kind, outcome, untilOn, reason: "Beralasan." },
        deps,
      );
    expect(await step(reviewer, "decision", "granted")).toEqual({ ok: false, refusal: "not_awaiting" });
    expect(await step(owner, "advice", "support")).toEqual({ ok: false, refusal: "not_allowed" });
    expect(await openExtensionTasks({ actor: secretary, step: "advice" }, deps)).toHaveLength(1);
    expect(await openExtensionTasks({ actor: reviewer, step: "decision" }, deps)).toHaveLength(0);
    expect(await step(secretary, "advice", "support")).toEqual({ ok: true });
    expect(await openExtensionTasks({ actor: reviewer, step: "decision" }, deps)).toHaveLength(1);
    expect((await told()).sort()).toEqual(["budi extension", "sari extension"]);
    expect(await step(secretary, "decision", "granted")).toEqual({ ok: false, refusal: "not_allowed" });
    expect(await step(reviewer, "decision", "granted", "2023-06-01")).toEqual({
      ok: false,
      refusal: "until_not_later",
    });
    expect(await step(reviewer, "decision", "granted", "2023-08-31")).toEqual({ ok: true });
    expect(await step(reviewer, "decision", "granted")).toEqual({ ok: false, refusal: "not_awaiting" });

    const indexed = await openPlan("rencana", deps);
    const rules = indexed?.facts.milestones[0]?.deadlineRules ?? [];
    const onDay = (on: string) => (indexed === null ? null : deadlineAsOf(rules, indexed.schedule, day(on)));
    expect(onDay("2023-05-09")).toMatchObject({ dueOn: "2023-06-30" });
    expect(onDay("2023-05-10")).toMatchObject({
      dueOn: "2023-08-31",
      originalOn: "2023-06-30",
      slippageDays: 62,
    });
    expect((await opened("2023-05-10")).requests[0]).toMatchObject({ state: "granted", mine: null });
    expect((await opened("2023-05-09")).requests).toEqual([]);
    expect((await told()).sort()).toEqual(["budi extension", "kirana extension_decided", "sari extension"]);
  },
  60_000,
);
