// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRoutesStub, useLocation } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SearchBox } from "#app/components/search/search-box.tsx";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { I18nProvider } from "#app/i18n/i18n.tsx";

const OFFERED = [
  {
    kind: "milestone",
    path: "/p/target/A1-B06",
    code: "A1-B06",
    title: [
      { text: "Peta ", marked: false },
      { text: "dapil", marked: true },
    ],
  },
  { kind: "slot", path: "/p/bukti/B06.2", code: "B06.2", title: [{ text: "Dataset", marked: false }] },
];

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json(OFFERED));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Where() {
  const { pathname, search } = useLocation();
  return <p data-testid="where">{`${pathname}${search}`}</p>;
}

function renderBox() {
  const Stub = createRoutesStub([
    {
      path: "*",
      Component: () => (
        <>
          <SearchBox className="top-search" id="cari" typed="" />
          <Where />
        </>
      ),
    },
  ]);
  render(
    <I18nProvider language="id" messages={CATALOGUES.id}>
      <Stub initialEntries={["/p?per=2023-06-30"]} />
    </I18nProvider>,
  );
  return screen.getByRole("combobox");
}

test("the arrows choose among what is offered, Enter opens it, and the day is kept", async () => {
  const user = userEvent.setup();
  const box = renderBox();
  await user.type(box, "dapil");
  const options = await screen.findAllByRole("option");
  expect(options.map((option) => option.textContent)).toEqual([
    "Target capaian A1-B06 Peta dapil",
    "Data dukung B06.2 Dataset",
  ]);
  expect(box.getAttribute("aria-expanded")).toBe("true");
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(box.getAttribute("aria-activedescendant")).toBe(options[1]?.id);
  await user.keyboard("{Enter}");
  expect(screen.getByTestId("where").textContent).toBe("/p/bukti/B06.2?per=2023-06-30");
});

test("Enter without a choice looks for what was typed; Escape closes and keeps it", async () => {
  const user = userEvent.setup();
  const box = renderBox();
  await user.type(box, "dapil");
  await screen.findAllByRole("option");
  await user.keyboard("{Escape}");
  expect(screen.queryAllByRole("option")).toEqual([]);
  expect(box).toHaveProperty("value", "dapil");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByTestId("where").textContent).toBe("/cari?per=2023-06-30&q=dapil"));
});
