import { afterAll, beforeAll } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser } from "./browser.ts";

/** The program on a data folder of its own and a browser, where there is one, for all tests of a file. */
export function startProgram(): { readonly application: Application; readonly browser: Browser } {
  let application: Application | null = null;
  let browser: Browser | null = null;
  beforeAll(async () => {
    application = await startApplication();
    if (hasBrowser) browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await application?.stop();
  });
  return {
    get application() {
      if (application === null) throw new Error("the program runs from the first test on");
      return application;
    },
    get browser() {
      if (browser === null) throw new Error("no browser is open");
      return browser;
    },
  };
}
