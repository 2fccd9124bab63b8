import { cleanup, render, screen } from "@testing-library/react";
import { createRoutesStub, data } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ErrorPage } from "#app/components/error-page.tsx";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { I18nProvider } from "#app/i18n/i18n.tsx";

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(cleanup);

function renderThrown(thrown: () => never, address = "/ran-ogi-vii/bukti/B06.2?per=x") {
  const Stub = createRoutesStub([
    {
      path: "*",
      Component: () => null,
      loader: () => thrown(),
      ErrorBoundary: ErrorPage,
      HydrateFallback: () => null,
    },
  ]);
  render(
    <I18nProvider language="id" messages={CATALOGUES.id}>
      <Stub initialEntries={[address]} />
    </I18nProvider>,
  );
}

test("a day that does not exist is named, and another can be chosen", async () => {
  renderThrown(() => {
    throw data({ code: "as_of_invalid", value: "2023-02-30" }, { status: 400 });
  });
  expect(await screen.findByText(/“2023-02-30” bukan tanggal/)).toBeTruthy();
  expect(screen.getByLabelText("Lihat keadaan per tanggal").getAttribute("aria-describedby")).toBe(
    "per-error",
  );
});

test("a period report that does not exist names those that do", async () => {
  renderThrown(() => {
    const reports = { code: "period_report_not_found", plan: "ran-ogi-vii", reports: "B12/v2 B06/v1" };
    throw data(reports, { status: 404 });
  }, "/ran-ogi-vii/laporan/B18");
  const links = await screen.findAllByRole("link", { name: /^B\d\d/ });
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "/ran-ogi-vii/laporan/B12/v2",
    "/ran-ogi-vii/laporan/B06/v1",
  ]);
});

test("what is missing is said by its kind", async () => {
  renderThrown(() => {
    throw data({ code: "slot_not_found" }, { status: 404 });
  });
  expect(await screen.findByText(/Tidak ada data dukung dengan kode ini/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Ke ringkasan" }).getAttribute("href")).toBe("/");
});

test("a retired code leads to its successor", async () => {
  renderThrown(() => {
    throw data({ successor: "B06.9" }, { status: 410 });
  }, "/ran-ogi-vii/bukti/B06.2");
  const link = await screen.findByRole("link", { name: "B06.9" });
  expect(link.getAttribute("href")).toBe("/ran-ogi-vii/bukti/B06.9");
});

test("a fault that the browser draws says what helps, no number it does not know, and nothing of its cause", async () => {
  renderThrown(() => {
    throw new Error("password=secret");
  });
  expect(await screen.findByText(/Muat ulang halaman ini/)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/secret|__FAULT__/);
});

test("a database that does not answer is said so, and another try is offered", async () => {
  renderThrown(() => {
    throw new Response("…", { status: 503 });
  }, "/ran-ogi-vii/matriks?status=late");
  expect(await screen.findByText(/Basis datanya tidak menjawab/)).toBeTruthy();
  const again = screen.getByRole("link", { name: "Coba lagi" });
  expect(again.getAttribute("href")).toBe("/ran-ogi-vii/matriks?status=late");
});

test("a page refused names the office it asks for, and where powers are explained", async () => {
  renderThrown(() => {
    throw data({ code: "office_required", role: "administrator" }, { status: 403 });
  }, "/orang");
  expect(await screen.findByText(/untuk peran Pengelola/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Peran dan kewenangan" }).getAttribute("href")).toBe("/kewenangan");
});

test("a page for all plans says so to somebody in office in one", async () => {
  renderThrown(() => {
    throw data({ code: "office_in_every_plan" }, { status: 403 });
  }, "/lembaga");
  expect(await screen.findByText(/di semua rencana/)).toBeTruthy();
});

test("a form of another session gives back what was written", async () => {
  renderThrown(() => {
    throw data({ code: "form_not_ours", written: "Enam partai belum menjawab." }, { status: 403 });
  }, "/tugas");
  const box = await screen.findByLabelText("Yang Anda tulis");
  expect(box).toHaveProperty("value", "Enam partai belum menjawab.");
});

test("a form whose session has ended gives back what was written, and leads to sign in beside it", async () => {
  const signInPath = "/masuk?lanjut=%2Ftugas";
  renderThrown(() => {
    throw data(
      { code: "session_ended", written: "Enam partai belum menjawab.", signInPath },
      { status: 403 },
    );
  }, "/tugas");
  const box = await screen.findByLabelText("Yang Anda tulis");
  expect(box).toHaveProperty("value", "Enam partai belum menjawab.");
  const link = screen.getByRole("link", { name: "Masuk di tab baru" });
  expect([link.getAttribute("href"), link.getAttribute("target")]).toEqual([signInPath, "_blank"]);
  expect(document.activeElement?.textContent).toBe("Sesi Anda sudah berakhir");
});
