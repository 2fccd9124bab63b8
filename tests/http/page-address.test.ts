import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pageAddress, pagePathOf } from "#app/http/page-address.server.ts";

test.each([
  [
    "/akun/langkah-kedua.data?lanjut=%2Ftinjau",
    "/akun/langkah-kedua",
    "/akun/langkah-kedua?lanjut=%2Ftinjau",
  ],
  ["/akun/langkah-kedua?lanjut=%2F", "/akun/langkah-kedua", "/akun/langkah-kedua?lanjut=%2F"],
  ["/_root.data", "/", "/"],
  ["/en/_.data?_routes=x", "/en/", "/en/"],
  ["/", "/", "/"],
])("%s is about the page %s", (asked, path, address) => {
  const request = new Request(`http://127.0.0.1${asked}`);
  expect([pagePathOf(request), pageAddress(request)]).toEqual([path, address]);
});

test("no form leads back to the address of a page's data", () => {
  const files = ["app/routes", "app/http"].flatMap((folder) =>
    readdirSync(folder).map((file) => `${folder}/${file}`),
  );
  const leading = files.filter((file) =>
    /(redirect|leadTo|path:)[^\n]*new URL\(request\.url\)\.pathname(?!, |\), )/.test(
      readFileSync(file, "utf8"),
    ),
  );
  expect(leading).toEqual([]);
});
