import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { MatrixPage } from "#app/components/matrix/matrix-page.tsx";
import { MatrixTable } from "#app/components/matrix/matrix-table.tsx";
import { type MatrixFilter, matrixAsOf } from "#app/domain/matrix.ts";
import { indexFacts } from "#app/domain/standings.ts";
import { aMilestone, aReport, aSlot, day, fixedRule, someFacts, words } from "../factories.ts";
import { renderAt } from "./render.tsx";

afterEach(cleanup);

const EVERYTHING: MatrixFilter = {
  ...{ columns: "checkpoints", status: null, owner: null, stage: null, text: "", page: 1 },
};
const slots = ["B06.1", "B06.2", "B06.3", "B06.4", "B06.10"].map((code) => aSlot({ code }));
const facts = someFacts({
  actions: [
    {
      ...{ code: "A1", commitment: "VI", title: words("Peta daerah pemilihan"), summary: words("Sidapil") },
      ...{ group: words("Data pra-pemilu"), system: null, stageAsStated: null, provenance: [] },
    },
  ],
  milestones: [aMilestone({ slots, deadlineRules: [fixedRule("2023-02-09")] })],
  organisations: [
    {
      slug: "kpu",
      name: words("Komisi Pemilihan Umum"),
      short: "KPU",
      kind: "state",
      parent: null,
      url: null,
    },
  ],
  reports: [aReport({ percentDone: 40, knownOn: day("2023-02-01") })],
});

function show(asOf: string, filter: Partial<MatrixFilter> = {}, address = "/rencana/matriks") {
  const indexed = indexFacts(facts);
  const { slug, title, timeZone, knownFrom } = facts.plan;
  const matrix = matrixAsOf(indexed, day(asOf), { ...EVERYTHING, ...filter });
  const frame = {
    plan: { slug, title, timeZone, knownFrom },
    asOf: day(asOf),
    today: day("2024-03-22"),
    checkpoints: [],
    organisations: { kpu: { name: words("Komisi Pemilihan Umum"), short: "KPU" } },
  };
  const choices = { owners: ["kpu"], stages: [], perStatus: { late: 1 } };
  renderAt(
    address,
    <MatrixPage
      {...{ frame, matrix, choices, columns: "checkpoints", problems: [] }}
      table={<MatrixTable {...{ matrix, frame, columns: "checkpoints", stages: {} }} />}
    />,
  );
}

test("a cell shows status, both numbers, three codes and how many more, owner and lateness", () => {
  show("2023-02-12");

  const row = screen.getByRole("row", { name: /Peta daerah pemilihan/ });
  const cell = within(row).getByRole("cell");
  expect(within(cell).getByText("Terlambat")).toBeDefined();
  expect(within(cell).getByRole("img", { name: "Dilaporkan 40\u00a0%, terbukti 0\u00a0%" })).toBeDefined();
  expect(
    within(cell)
      .getByRole("link", { name: /B06\.3/ })
      .getAttribute("href"),
  ).toBe("/rencana/bukti/B06.3");
  expect(within(cell).queryByRole("link", { name: /B06\.4/ })).toBeNull();
  expect(within(cell).getByRole("link", { name: "2 data dukung lagi pada A1-B06" })).toBeDefined();
  expect(within(cell).getByText("lewat 3 hari")).toBeDefined();
});

test("the column head says so while nothing is due, and shows no percent", () => {
  show("2023-02-08");

  const head = screen.getByRole("columnheader", { name: /B06/ });
  expect(head.textContent).toContain("belum ada yang jatuh tempo");
  expect(head.textContent).toContain("0 dari 1");
});

test("the number of targets shown stands in a status, and a filter without a hit says what to do", () => {
  show("2023-02-12", { text: "tidak-ada" }, "/rencana/matriks?teks=tidak-ada");

  expect(screen.getByText("0 dari 1 target ditampilkan").getAttribute("role")).toBe("status");
  expect(screen.getByRole("link", { name: "Hapus saringan" }).getAttribute("href")).toBe("/rencana/matriks");
  expect(screen.queryByRole("table")).toBeNull();
});

test("another day keeps the filter and leaves out what is no part of it", () => {
  show("2023-02-12", { text: "peta" }, "/rencana/matriks?teks=peta&status=&per=2023-02-12&utm=x");

  const latest = screen.getByRole("link", { name: "Terbaru" });
  expect(latest.getAttribute("href")).toBe("/rencana/matriks?teks=peta");
  const form = screen.getByLabelText("Lihat keadaan per tanggal").closest("form");
  expect(form === null ? null : [...new FormData(form)]).toEqual([
    ["teks", "peta"],
    ["per", "2023-02-12"],
  ]);
});

test("the quick filter for late targets keeps the rest of the address", () => {
  show("2023-02-12", {}, "/rencana/matriks?teks=peta&per=2023-02-12");

  const link = screen.getByRole("link", { name: /Terlambat 1/ });
  expect(link.getAttribute("href")).toBe("/rencana/matriks?teks=peta&per=2023-02-12&status=late");
});
