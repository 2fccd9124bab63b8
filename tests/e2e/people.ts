import type { Page } from "playwright-core";
import type { Application } from "./application.ts";

/** Signs a demonstration account in on a page, in place of whoever was. `who` is its name before the @. */
export async function signInAs(page: Page, application: Application, who: string): Promise<void> {
  const account = application.accounts.find(({ email }) => email.startsWith(`${who}@`));
  if (account === undefined) throw new Error(`no account for ${who} in:\n${application.printed()}`);
  await page.context().clearCookies();
  await page.goto(`${application.origin}/masuk`);
  await page.getByLabel("Surel").fill(account.email);
  await page.getByLabel("Kata sandi").fill(account.password);
  await page.getByRole("main").getByRole("button", { name: "Masuk" }).click();
  await page.waitForURL((url) => url.pathname !== "/masuk");
}
