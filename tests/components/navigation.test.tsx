import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { createRoutesStub } from "react-router";
import { afterEach, expect, test } from "vitest";
import { workNavigation } from "#app/components/shell/navigation.ts";
import { SiteHeader } from "#app/components/shell/site-header.tsx";
import { ROLES, type Role } from "#app/domain/permission.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { I18nProvider } from "#app/i18n/i18n.tsx";

afterEach(cleanup);

const paths = (...roles: ReadonlyArray<Role>) =>
  workNavigation({ roles, makesPlans: false }, "/").map(({ to }) => to);

test("each role is led to what its pages let it open, and to nothing else", () => {
  expect(paths("owner")).toContain("/tugas");
  expect(paths("owner")).not.toContain("/periksa");
  expect(paths("secretariat")).toEqual(
    expect.arrayContaining(["/periksa", "/periksa/bukti", "/moderasi", "/kemajuan"]),
  );
  expect(paths("secretariat")).not.toContain("/pos");
  expect(paths("reviewer")).toEqual(expect.arrayContaining(["/tinjau", "/periksa/bukti"]));
  expect(paths("reviewer")).toContain("/moderasi");
  expect(paths("owner")).not.toContain("/moderasi");
  expect(paths("administrator")).toEqual(expect.arrayContaining(["/kemajuan", "/pos", "/orang"]));
  expect(paths("owner")).not.toContain("/orang");
});

test("only those in office in every plan are led to what changes all of them", () => {
  const made = workNavigation({ roles: ["secretariat"], makesPlans: true }, "/").map(({ to }) => to);
  for (const path of ["/rencana/baru", "/lembaga"]) {
    expect(paths("secretariat")).not.toContain(path);
    expect(made).toContain(path);
  }
});

test("everybody is led to their own account", () => {
  for (const role of ROLES) expect(paths(role)).toContain("/akun");
});

test("the deepest page is the current one", () => {
  const current = (path: string) =>
    workNavigation({ roles: ["secretariat"], makesPlans: false }, path).flatMap((item) =>
      item.current === undefined ? [] : [[item.to, item.current]],
    );
  expect(current("/periksa/bukti")).toEqual([["/periksa/bukti", "page"]]);
  expect(current("/periksa/r-1")).toEqual([["/periksa", "true"]]);
  expect(current("/periksaan")).toEqual([]);
});

function renderHeader(roles: ReadonlyArray<Role>) {
  const person = { name: "Wayan", organisation: "Seknas OGI", roles, makesPlans: false };
  const Stub = createRoutesStub([
    { path: "*", Component: () => <SiteHeader plan={null} signedIn={person} /> },
  ]);
  render(
    <I18nProvider language="id" messages={CATALOGUES.id}>
      <Stub initialEntries={["/"]} />
    </I18nProvider>,
  );
}

test("the rest stands under the person's organisation and closes with Escape, back where it was opened", () => {
  renderHeader(["secretariat"]);
  const menu = screen.getByRole("group");
  if (!(menu instanceof HTMLDetailsElement)) throw new Error("no menu");
  menu.open = true;
  const link = within(menu).getByRole("link", { name: "Laporan publik" });
  expect(link.getAttribute("href")).toBe("/moderasi");
  expect(within(menu).queryByRole("link", { name: "Periksa" })).toBeNull();
  expect(within(menu).getByRole("button", { name: "Keluar" })).not.toBeNull();
  fireEvent.keyDown(link, { key: "Escape" });
  expect(menu.open).toBe(false);
  expect(document.activeElement?.tagName).toBe("SUMMARY");
});
