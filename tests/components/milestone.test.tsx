import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { MilestonePage } from "#app/components/milestone/milestone-page.tsx";
import type { CheckedItem } from "#app/domain/evidence/checked-item.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import type { PlanFacts } from "#app/domain/facts.ts";
import { milestoneViewAsOf } from "#app/domain/milestone-view.ts";
import { indexFacts } from "#app/domain/standings.ts";
import {
  acceptedOn,
  aMilestone,
  anElement,
  anItem,
  aReport,
  aSlot,
  aVerdict,
  day,
  fixedRule,
  someFacts,
  words,
} from "../factories.ts";
import { renderAt } from "./render.tsx";

afterEach(cleanup);

const action = {
  ...{ code: "A1", commitment: "VI", title: words("Peta daerah pemilihan"), summary: words("") },
  ...{ group: words("Data pra-pemilu"), system: null, stageAsStated: null, provenance: [] },
};
const slot = aSlot({ elements: [anElement("kode dapil"), anElement("jumlah kursi")] });
const quoted = {
  about: "target",
  mark: "stated" as const,
  quote: "Data dukung akan mudah kalau aksinya jelas.",
  lines: "126",
  note: null,
};
const milestone = aMilestone({
  slots: [slot, aSlot({ code: "B06.9" })],
  deadlineRules: [fixedRule("2023-02-09")],
  provenance: [quoted],
});
const found = anItem({ verdicts: [aVerdict("partly_supported", "2023-06-02", ["kode dapil"])] });
const proven = aReport({ percentDone: 100, items: [found], steps: acceptedOn("2023-06-03", ["e1"]) });

const LOOKED: CheckedItem = {
  checkedAt: "2023-06-20T02:00:00.000Z",
  nextCheckAt: null,
  checks: [checkResult("NOT_FOUND_ONCE", { at: "2023-06-20T02:00:00.000Z" })],
  history: [
    { at: "2023-06-13T02:00:00.000Z", outcome: "pass" },
    { at: "2023-06-20T02:00:00.000Z", outcome: "unknown" },
  ],
  finalUrl: null,
  bytes: null,
  kind: "csv",
  match: null,
};

function show(asOf: string, overrides: Partial<PlanFacts> = {}, mayCheck = false) {
  const facts = someFacts({ actions: [action], milestones: [milestone], ...overrides });
  const view = milestoneViewAsOf(indexFacts(facts), "A1-B06", day(asOf));
  if (view === null) throw new Error("no such milestone");
  const { slug, title, timeZone, knownFrom } = facts.plan;
  const frame = {
    plan: { slug, title, timeZone, knownFrom },
    asOf: day(asOf),
    today: day("2024-03-22"),
    checkpoints: [],
    organisations: { kpu: { name: words("Komisi Pemilihan Umum"), short: "KPU" } },
  };
  const source = words("Notula 16 November 2022");
  renderAt(
    `/rencana/target/A1-B06?per=${asOf}`,
    <MilestonePage
      {...{
        frame,
        view,
        source,
        mayCheck,
        remarkCount: 0,
        talk: null,
        system: null,
        checked: { e1: LOOKED },
      }}
    />,
  );
}

test.each([
  { asOf: "2023-02-08", words: "tenggat 9 Februari 2023 masih 1 hari lagi" },
  { asOf: "2023-02-09", words: "masih tepat waktu sampai detik terakhir hari ini" },
  { asOf: "2023-02-10", words: "tenggat 9 Februari 2023 sudah lewat 1 hari" },
  { asOf: "2023-07-01", words: "Putaran pelaporan sudah berakhir pada 30 Juni 2023." },
])("per $asOf the answer to mengapa says: $words", ({ asOf, words: sentence }) => {
  show(asOf);

  expect(screen.getByRole("group").textContent).toContain(sentence);
});

test("the sum behind the proven number is laid out slot by slot", () => {
  show("2023-07-01", { reports: [proven] });

  const rows = within(screen.getByRole("table", { name: "Hitungan angka terbukti" })).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual([
    "SlotAlasanNilai",
    "B06.1diterima, 1 dari 2 elemen ditemukan1/2 = 0,5",
    "B06.9belum ada bukti0",
    "Rata-rata 2 slot, bobot sama0,5 / 2 = 25\u00a0%",
  ]);
});

test("missing elements are named, and the checks say what was seen and what to do", () => {
  show("2023-07-01", { reports: [proven] });

  expect(screen.getByText("tidak ada: jumlah kursi")).toBeDefined();
  expect(screen.getByText(/server menjawab 404 \(tidak ditemukan\)\. Belum dipastikan\./)).toBeDefined();
  expect(screen.getByText(/Sistem memastikannya setelah 24 jam\./)).toBeDefined();
  expect(screen.getByRole("img", { name: "2 pemeriksaan: 1 lulus, 1 tidak dapat dipastikan" })).toBeDefined();
});

test("the quote that grounds the target stands with its source and line", () => {
  show("2023-07-01");

  expect(screen.getByText("Data dukung akan mudah kalau aksinya jelas.")).toBeDefined();
  expect(screen.getByText(/Notula 16 November 2022, baris 126/)).toBeDefined();
});

test("a link can be checked now by those who may, and comes back to the same page and day", () => {
  show("2023-07-01", { reports: [proven] }, true);

  const form = screen.getByRole("button", { name: "Periksa sekarang" }).closest("form");
  expect(form?.getAttribute("action")).toBe("/bukti/e1/periksa");
  expect(new FormData(form ?? undefined).get("back")).toBe("/rencana/target/A1-B06?per=2023-07-01");
});

test("nobody else is offered the check", () => {
  show("2023-07-01", { reports: [proven] });

  expect(screen.queryByRole("button", { name: "Periksa sekarang" })).toBeNull();
});
