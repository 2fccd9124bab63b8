import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "#app/domain/evidence/ip-address.ts";
import { mayConnect, publicAddress } from "#app/fetch/public-address.server.ts";
import { CLOSED_ADDRESSES, PUBLIC_ADDRESSES } from "#tests/domain/evidence/address-table.ts";

test.each(CLOSED_ADDRESSES)("%s is not public", (address) => {
  expect(publicAddress(address)).toBe(false);
  expect(isPublicAddress(address)).toBe(false);
});

test.each(PUBLIC_ADDRESSES)("%s is public", (address) => {
  expect(publicAddress(address)).toBe(true);
});

test.each([
  "",
  "localhost",
  "127.1",
  "0x7f.1",
  "8.8.8",
  "8.8.8.8.8",
  "08.8.8.8",
  "1.2.3.256",
  ":::",
  "1::2::3",
  "g::1",
])("%j is no address literal, so it is not public", (text) => {
  expect(publicAddress(text)).toBe(false);
});

test("an IPv4 address is judged alike however it is embedded as mapped", () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(publicAddress(`::ffff:${address}`)).toBe(publicAddress(address));
    }),
  );
});

test("no address outside 2000::/3 is public", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const first = address.startsWith("::") ? 0 : Number.parseInt(address.split(":")[0] ?? "0", 16);
      if (first >= 0x2000 && first <= 0x3fff) return;
      expect(publicAddress(address) && !/^(0*:)*:?ffff:/i.test(address)).toBe(false);
    }),
  );
});

test("an exception opens exactly one address and one port", () => {
  const allow = [{ host: "127.0.0.1", port: 3001 }];

  expect(mayConnect("127.0.0.1", 3001, allow)).toBe(true);
  expect(mayConnect("127.0.0.1", 3002, allow)).toBe(false);
  expect(mayConnect("127.0.0.2", 3001, allow)).toBe(false);
  expect(mayConnect("::1", 3001, allow)).toBe(false);
  expect(mayConnect("8.8.8.8", 443, allow)).toBe(true);
});
