import { cleanup } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { LawPageView, type LawResult } from "#app/components/law/law-page.tsx";
import { EvidenceTaskList } from "#app/components/law/task-list.tsx";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { EvidenceTaskRow, LawPage } from "#app/domain/evidence/law-page.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import { judgePrinciples } from "#app/domain/evidence/principles.ts";
import { renderAt } from "./render.tsx";

afterEach(cleanup);

const DAY = CalendarDateSchema.parse("2026-11-03");

const TASK: EvidenceTaskRow = {
  ...{ question: "personal_data", since: DAY, sinceAt: `${DAY}T03:00:00.000Z`, item: "i", plan: "ran" },
  result: checkResult("PII_PUBLISHED", {
    ...{ piiKinds: ["nik"], columns: ["NIK"], cells: 3, firstRow: 1, lastRow: 9, places: ["nik:NIK"] },
  }),
  ...{ timeZone: "Asia/Jakarta", slot: "B06.1", url: "https://kpu.go.id/data.csv", organisation: "KPU" },
  ...{ hiddenSince: DAY, held: false, answers: ["hold", "release"], blocked: null },
};

const PAGE: LawPage = {
  ...{ plan: "ran", slot: "B06.1", title: { id: "Dataset", en: null } },
  elements: [{ key: "cv", label: { id: "Riwayat hidup", en: "CV" } }],
  closures: [
    {
      closure: {
        ...{ id: "c", scope: "elements", elements: ["cv"], scopeNote: null, ground: "kip-17-h" },
        ...{ groundKnown: true, validUntil: DAY, endCondition: null, audience: "bawaslu" },
        ...{ summaryUrl: null, approvedBy: null },
        decision: { number: "12/PPID/2026", decidedOn: null, issuer: null, url: "https://ppid.kpu.go.id/12" },
        consent: { agreed: 70, asked: 100, refusedListUrl: null },
      },
      ...{ slotId: "s", filedBy: "u", organisation: "kpu", organisationShort: "KPU", filedOn: DAY },
      ...{ recordedAt: `${DAY}T03:00:00.000Z`, decided: null, mayDecide: true },
    },
  ],
  grounds: [
    {
      ...{
        code: "kip-17-h",
        instrument: "UU 14/2008",
        article: "Pasal 17 huruf h",
        title: "rahasia pribadi",
      },
      ...{ titleEn: "private affairs", personal: true, counsel: true, note: null, noteEn: null },
    },
  ],
  principles: judgePrinciples([[checkResult("OK")]], null),
  items: [{ id: "i", url: null, standing: null }],
  ...{ mayFile: true, mayJudge: true },
};

test("a task says what was found in words, and keeps the link behind a step", () => {
  const { container } = renderAt(
    "/x",
    <EvidenceTaskList tasks={[TASK]} csrf="t" result={null} done={false} />,
  );
  expect(container.textContent).toContain("NIK/KK");
  expect(container.textContent).toContain("di kolom NIK: 3 sel");
  expect(container.querySelector("details:not([open]) a")?.getAttribute("href")).toBe(TASK.url);
  expect([...container.querySelectorAll("input[type=radio]")]).toHaveLength(2);
});

test("a refused decision keeps what was typed", () => {
  const result = { item: "i", question: "personal_data", reason: "Sudah dilihat" } as const;
  const { container } = renderAt(
    "/x",
    <EvidenceTaskList
      tasks={[TASK]}
      csrf="t"
      result={{ ...result, answer: "release", refusal: "nothing_to_decide" }}
      done={false}
    />,
  );
  expect(container.querySelector<HTMLInputElement>("input[name=reason]")?.value).toBe("Sudah dilihat");
  expect(container.querySelector<HTMLInputElement>("input[value=release]")?.checked).toBe(true);
  expect(container.querySelector('[role="alert"]')?.textContent).toContain("Tidak ada yang menunggu");
});

test("the page of a slot shows the closure, the form and the nine principles", () => {
  const result: LawResult = {
    ...{ form: "closure", refusal: null, closure: null, fields: null, reason: "" },
    errors: [{ field: "ground", problem: "ground_unknown" }],
  };
  const { container } = renderAt("/x", <LawPageView page={PAGE} csrf="t" result={result} saved={null} />);
  const text = container.textContent ?? "";
  expect(text).toContain("UU 14/2008 Pasal 17 huruf h");
  expect(text).toContain("70 dari 100 calon setuju.");
  expect(text).toContain("1 dari 1 prinsip yang sudah diketahui terpenuhi; 8 belum diketahui.");
  expect(text).toContain("Tautan disembunyikan: data pribadi");
  expect(container.querySelectorAll("select[name^='principle.']")).toHaveLength(9);
  const alert = container.querySelector('[role="alert"] a');
  expect(container.querySelector(alert?.getAttribute("href") ?? "none")).not.toBeNull();
  const ids = [...container.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
