import type { Page } from "playwright-core";

const MOST_PRESSES = 160;

/** Presses Tab until the field of a name, or its button of a value, has the focus. */
export async function tabTo(page: Page, name: string, value?: string): Promise<void> {
  await tabUntil(page, value === undefined ? name : `${name}=${value}`, ([own = "", holds = ""]) => {
    return own === name && (value === undefined || holds === value);
  });
}

/** Presses Tab until a button, link or summary of these words has the focus. */
export async function tabToWords(page: Page, words: string): Promise<void> {
  await tabUntil(page, words, ([, , shown]) => shown === words);
}

async function tabUntil(
  page: Page,
  what: string,
  isThere: (at: ReadonlyArray<string>) => boolean,
): Promise<void> {
  for (let press = 0; press < MOST_PRESSES; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const [name, value] = ["name", "value"].map((each) => element?.getAttribute(each) ?? "");
      return [name ?? "", value ?? "", (element?.textContent ?? "").trim()];
    });
    if (isThere(at)) return;
  }
  throw new Error(`the Tab key never reaches ${what}`);
}
