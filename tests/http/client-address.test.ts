import fc from "fast-check";
import { expect, test } from "vitest";
import { clientAddress, trustedProxies } from "#app/http/client-address.server.ts";

const PROXY = "10.0.0.7";
const READER = "203.0.113.9";
const LIAR = "198.51.100.1";

test.each([
  ["nobody is trusted by default", [], PROXY, READER, PROXY],
  ["a stranger's header counts for nothing", [PROXY], LIAR, READER, LIAR],
  ["a trusted proxy says who asked it", [PROXY], PROXY, READER, READER],
  ["what the reader wrote themselves stands left of it", [PROXY], PROXY, `${LIAR}, ${READER}`, READER],
  ["pretending to come from our proxy does not help", [PROXY], PROXY, `${LIAR}, ${PROXY}, ${READER}`, READER],
  ["through two proxies of ours", ["10.0.0.0/8"], PROXY, `${LIAR}, ${READER}, 10.9.9.9`, READER],
  ["a proxy that adds nothing", [PROXY], PROXY, null, PROXY],
  ["an empty header", [PROXY], PROXY, "", PROXY],
  ["what is no address ends the reading", [PROXY], PROXY, `${READER}, unknown`, PROXY],
  ["a port is left out", [PROXY], PROXY, `${READER}:55012`, READER],
  ["IPv6 with brackets and port", ["::1"], "::1", "[2001:db8::5]:443", "2001:db8::5"],
  ["IPv4 written in IPv6", [PROXY], `::ffff:${PROXY}`, `::ffff:${READER}`, READER],
  ["a block of IPv6", ["fd00::/8"], "fd12::1", "2001:db8::5", "2001:db8::5"],
  ["only proxies of ours", ["10.0.0.0/8"], PROXY, "10.0.0.1, 10.0.0.2", "10.0.0.1"],
])("%s", (_says, trusted, peer, header, expected) => {
  expect(clientAddress(peer, header, trustedProxies(trusted))).toBe(expected);
});

test("a gone connection has no address", () => {
  expect(clientAddress(null, READER, trustedProxies([PROXY]))).toBeNull();
});

test("whatever a reader writes, behind our proxy they are who the proxy saw", () => {
  const proxies = trustedProxies([PROXY]);
  const anything = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.constant(PROXY));
  fc.assert(
    fc.property(fc.array(anything), (written) => {
      const header = [...written, READER].join(", ");
      expect(clientAddress(PROXY, header, proxies)).toBe(READER);
      expect(clientAddress(LIAR, header, proxies)).toBe(LIAR);
    }),
  );
});
