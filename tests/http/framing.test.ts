import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { contentSecurityPolicy, mayBeFramed } from "#app/http/security-headers.server.ts";
import { publicOriginContext } from "#app/http/session.server.ts";
import { siteOrigin } from "#app/http/site.server.ts";

test.each([
  ["/ran/sematan/capaian", true],
  ["/en/ran/sematan/A1-B06", true],
  ["/", false],
  ["/ran", false],
  ["/masuk", false],
  ["/ran/sematan", false],
  ["/ran/sematan/capaian/lagi", false],
  ["/tugas/ran/sematan", false],
  ["/x/ran/sematan/capaian", false],
])("%s may be framed: %s", (path, framed) => {
  expect(mayBeFramed(path)).toBe(framed);
});

test("only what may be framed drops the ban on frames, and nothing else of the policy", () => {
  const [own, framed] = [
    contentSecurityPolicy(["'sha256-x'"]),
    contentSecurityPolicy(["'sha256-x'"], { framed: true }),
  ];
  expect(own).toContain("frame-ancestors 'none'");
  expect(framed).toBe(own.replace("frame-ancestors 'none'", "frame-ancestors *"));
});

test.each([
  ["http://127.0.0.1:3000/", null, "http://127.0.0.1:3000"],
  ["http://localhost:3000/", null, "http://localhost:3000"],
  ["http://evil.example/", null, ""],
  ["http://evil.example/", "https://capaian.example.go.id/", "https://capaian.example.go.id"],
])("asked at %s with %s set, the site is at «%s»", (asked, set, origin) => {
  const context = new RouterContextProvider();
  if (set !== null) context.set(publicOriginContext, set);
  expect(siteOrigin(new Request(asked), context)).toBe(origin);
});
