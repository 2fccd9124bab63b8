import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { hasBrowser } from "./browser.ts";
import { startProgram } from "./program.ts";
import { PUBLIC_PAGES } from "./public-pages.ts";

const program = startProgram();

async function opened(path: string, size = { width: 1280, height: 900 }): Promise<Page> {
  const page = await program.browser.context.newPage();
  await page.setViewportSize(size);
  await page.goto(`${program.application.origin}${path}`, { waitUntil: "networkidle" });
  await page.locator("html[data-linked]").waitFor(); // before it, a link loads a whole page, as it should
  return page;
}

/** Lines of the accessibility tree that open a landmark or a heading, in reading order. */
async function outline(page: Page): Promise<Array<string>> {
  const tree = await page.locator("body").ariaSnapshot();
  return tree
    .split("\n")
    .map((line) => line.trim().replace(/^- '?/, ""))
    .filter((line) => /^(banner|main|contentinfo|navigation|search|heading)\b/.test(line));
}

for (const path of PUBLIC_PAGES) {
  test.skipIf(!hasBrowser)(
    `in the accessibility tree of ${path} landmarks stand in order, one h1 leads, and all has a name`,
    async () => {
      const page = await opened(path);
      const lines = await outline(page);
      const places = ["banner", "main", "contentinfo"].map((name) =>
        lines.findIndex((line) => line.startsWith(name)),
      );
      expect(places, lines.join(" | ")).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
      const headings = lines.flatMap((line) => /^heading .*\[level=(\d)\]/.exec(line)?.[1] ?? []);
      expect(headings[0], headings.join("")).toBe("1");
      const jumps = headings.filter(
        (level, index) => Number(level) > Number(headings[index - 1] ?? level) + 1,
      );
      expect(jumps, headings.join("")).toEqual([]);
      expect(headings.filter((level) => level === "1")).toHaveLength(1);
      expect(await unnamed(page)).toEqual([]);
      const navigations = lines.filter((line) => line.startsWith("navigation"));
      expect(navigations.length).toBeGreaterThan(0);
      expect(new Set(navigations).size, `${navigations}`).toBe(navigations.length);
      await page.close();
    },
  );
}

/** What can be reached, or stands for something, and has no name. */
async function unnamed(page: Page): Promise<Array<string>> {
  const tree = await page.locator("body").ariaSnapshot();
  return tree
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^- (link|button|textbox|combobox|checkbox|img|table|searchbox)(:| \[|$)/.test(line));
}

test.skipIf(!hasBrowser)(
  "on the scorecard the sentence is read before the numbers, the picture and the tables",
  async () => {
    const page = await opened("/?per=2024-03-22");
    const tree = await page.locator("main").ariaSnapshot();
    const places = ['heading "Enam dari 14', "Dilaporkan", "Terbukti", 'table "Capaian per tahapan'].map(
      (part) => tree.indexOf(part),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(tree).toMatch(/link "A1-B06 Terverifikasi"/);
    await page.close();
  },
);

test.skipIf(!hasBrowser)(
  "a filter chosen by keyboard is read out, and neither the focus nor the page is lost",
  async () => {
    const page = await opened("/ran-ogi-vii/matriks?per=2024-03-22");
    const status = page.locator(".flt [role=status]");
    await page.evaluate(() => {
      const region = document.querySelector(".flt [role=status]");
      Reflect.set(window, "said", []);
      if (region === null) throw new Error("no live region");
      const said: unknown = Reflect.get(window, "said");
      new MutationObserver(() => Array.isArray(said) && said.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    const before = await status.textContent();
    await page.locator("#status").focus();
    await page.selectOption("#status", "late");
    await page.locator(".flt button[type=submit]").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/status=late/);
    await page.waitForFunction(
      (text) => document.querySelector(".flt [role=status]")?.textContent !== text,
      before,
    );
    const said: unknown = await page.evaluate(() => Reflect.get(window, "said"));
    expect(said).toContain(await status.textContent());
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("submit");
    expect(await page.locator("#status").inputValue()).toBe("late");
    await page.close();
  },
);

test.skipIf(!hasBrowser)(
  "going to another page reads its title and moves the focus to its content",
  async () => {
    const page = await opened("/?per=2024-03-22");
    await page.locator("header nav a", { hasText: "Tahapan" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/tahapan/);
    await page.waitForFunction(() => document.activeElement?.id === "isi");
    expect(await page.locator("p.vh[role=status]", { hasText: /\S/ }).textContent()).toBe(await page.title());
    await page.close();
  },
);

test.skipIf(!hasBrowser)(
  "the focus follows to the place an address names, and to the content of a page that does not exist",
  async () => {
    const page = await opened("/?per=2024-03-22");
    await page.locator("main a[href*='/perkembangan'][href*='#komitmen-']").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id.startsWith("komitmen-"));
    await page.evaluate(() => {
      const link = document.querySelector("header nav a");
      if (link instanceof HTMLAnchorElement) link.href = "/tidak/ada";
    });
    await page.locator("header nav a").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "isi");
    expect(await page.locator("h1").textContent()).toBe("Halaman ini tidak ada");
    await page.close();
  },
);

test.skipIf(!hasBrowser)(
  "the first key leads past the header, and the focus can be seen on every stop",
  async () => {
    const page = await opened("/?per=2024-03-22");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#isi");
    const hidden: Array<string> = [];
    for (let stop = 0; stop < 60; stop++) {
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const shown = (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
        return { shown: shown && box.width > 0 && box.height > 0, html: element.outerHTML.slice(0, 80) };
      });
      if (seen !== null && !seen.shown) hidden.push(seen.html);
      await page.keyboard.press("Tab");
    }
    expect(hidden).toEqual([]);
    await page.close();
  },
);

test.skipIf(!hasBrowser)("at 400 % of a 1280-pixel screen no page scrolls sideways", async () => {
  const wide: Array<string> = [];
  const page = await opened("/", { width: 320, height: 225 });
  for (const path of PUBLIC_PAGES) {
    await page.goto(`${program.application.origin}${path}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) wide.push(`${path}: ${overflow} px`);
  }
  await page.close();
  expect(wide).toEqual([]);
});

test.skipIf(!hasBrowser)("who asks for less movement gets none", async () => {
  const page = await program.browser.context.newPage();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${program.application.origin}/ran-ogi-vii/perkembangan?per=2024-03-22`);
  await page.locator("#perjalanan").scrollIntoViewIfNeeded();
  await page.locator(".chart-live svg path").first().waitFor();
  const moving = await page.evaluate(
    () => document.getAnimations().filter((each) => Number(each.effect?.getTiming().duration) > 1).length,
  );
  expect(moving).toBe(0);
  await page.close();
});
