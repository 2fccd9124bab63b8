import { expect, test } from "vitest";
import { sameSitePath } from "#app/http/auth.server.ts";
import { sessionsFor } from "#app/http/session.server.ts";

const secret = "0123456789abcdef0123456789abcdef";

function bringing(cookie: string): Request {
  return new Request("https://capaian.test/", { headers: { cookie: cookie.split(";")[0] ?? "" } });
}

test("over https the cookie is bound to this host, hidden from scripts and from other sites' forms", async () => {
  const cookie = await sessionsFor({ secret, secure: true }).cookieFor("token");

  expect(cookie).toMatch(/^__Host-capaian=/);
  expect(cookie).toMatch(/; Path=\/;.*HttpOnly; Secure; SameSite=Lax$/);
  expect(await sessionsFor({ secret, secure: false }).cookieFor("token")).toMatch(/^capaian=(?!.*Secure)/);
});

test("a cookie we did not sign brings no token", async () => {
  const sessions = sessionsFor({ secret, secure: true });
  const forged = await sessionsFor({ secret: "f".repeat(32), secure: true }).cookieFor("token");

  expect(await sessions.tokenOf(bringing(await sessions.cookieFor("token")))).toBe("token");
  expect(await sessions.tokenOf(bringing(forged))).toBeNull();
  expect(await sessions.tokenOf(bringing(await sessions.clearedCookie()))).toBeNull();
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "",
])("%j does not lead back", (value) => {
  expect(sameSitePath(value)).toBeNull();
});
