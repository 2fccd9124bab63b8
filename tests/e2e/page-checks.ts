import type { Page } from "playwright-core";
import { seriousFindings } from "./browser.ts";

const LOOKS = [
  { size: { width: 390, height: 844 }, colorScheme: "dark" },
  { size: { width: 1280, height: 900 }, colorScheme: "light" },
  { size: { width: 390, height: 844 }, colorScheme: "light" },
  { size: { width: 1280, height: 900 }, colorScheme: "dark" },
] as const;

/** Address of a page in a language: "" is Indonesian, "/en" English. */
export function localised(language: string, path: string): string {
  return language !== "" && path === "/" ? language : `${language}${path}`;
}

/** Serious findings of axe on a page, wide and narrow, light and dark. */
export async function findingsInEveryLook(page: Page, address: string): Promise<Array<string>> {
  const findings: Array<string> = [];
  for (const { size, colorScheme } of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    for (const finding of await seriousFindings(page))
      findings.push(`${size.width} ${colorScheme} ${finding}`);
  }
  return findings;
}

/** As {@link findingsInEveryLook}, of a page as it stands: one that is shown once, or whose form is half filled in. */
export async function findingsAsItStands(page: Page): Promise<Array<string>> {
  const findings: Array<string> = [];
  for (const { size, colorScheme } of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    for (const finding of await seriousFindings(page))
      findings.push(`${page.url()} ${size.width} ${colorScheme} ${finding}`);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 0) findings.push(`${page.url()} ${size.width}: ${wider} px too wide`);
  }
  return findings;
}

/** By how many pixels a page is wider than a phone of 320. */
export async function overflowOnNarrowPhone(page: Page, address: string): Promise<number> {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(address);
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** What the Tab key should reach in this order, and what it reaches, each by its words. */
export async function keyboardOrder(
  page: Page,
  address: string,
): Promise<{ expected: Array<string>; reached: Array<string> }> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  const expected = await page.evaluate(markStops);
  const reached: Array<string> = [];
  for (let press = 0; press < expected.length * 4 + 20; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => document.activeElement?.getAttribute("data-stop") ?? null);
    if (stop !== null && stop !== reached.at(-1)) reached.push(stop);
    if (reached.length === expected.length) break;
  }
  return { expected, reached };
}

/** Marks every stop of the Tab key, in the order of the document; of a group of radios the first. */
function markStops(): Array<string> {
  const all = document.querySelectorAll<HTMLElement>(
    "a[href], button, input:not([type=hidden]), select, textarea, summary",
  );
  const groups = new Set<string>();
  const stops = [...all].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(":disabled")) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
    const group = `${[...document.forms].findIndex((form) => form.contains(element))} ${element.name}`;
    if (groups.has(group)) return false;
    groups.add(group);
    return true;
  });
  return stops.map((element, index) => {
    const words = `${index} ${element.tagName} ${(element.textContent ?? "").trim().slice(0, 30)}`;
    element.setAttribute("data-stop", words);
    return words;
  });
}
