import { cleanup, render } from "@testing-library/react";
import { BadgeCheck, Search } from "lucide";
import { afterEach, expect, test } from "vitest";
import { Icon } from "#app/components/ui/icon.tsx";

afterEach(cleanup);

/** What an icon's path would draw: where each stroke begins, and its moves as the library wrote them. */
function pathOf(name: "badge-check" | "search"): string {
  return (
    render(<Icon name={name} />)
      .container.querySelector("path")
      ?.getAttribute("d") ?? ""
  );
}

test("strokes laid into one path keep their relative moves", () => {
  const check = BadgeCheck.map(([, { d }]) => String(d)).at(-1) ?? "";
  expect(check).toMatch(/^m\d+ \d+-/);
  expect(pathOf("badge-check").endsWith(`M0 0${check}`)).toBe(true);

  const handle = Search.map(([, { d }]) => d).find((d) => d !== undefined);
  expect(pathOf("search")).toBe(`M0 0${handle}`);
});
