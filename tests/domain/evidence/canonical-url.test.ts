import fc from "fast-check";
import { expect, test } from "vitest";
import { keysOf, parseEvidenceUrl } from "#app/domain/evidence/canonical-url.ts";
import { parseAllowList } from "#app/domain/evidence/url-policy.ts";
import { CLOSED_ADDRESSES, CLOSED_NAMES, LOOPBACK_SPELLINGS } from "./address-table.ts";

const UUID = "6f0c2a1e-3b4d-4c5e-8f90-a1b2c3d4e5f6";

const strict: Array<[string, string]> = [
  ["HTTP://OpenData.KPU.go.id:80/Data/../Hasil.csv#baris", "http://opendata.kpu.go.id/Hasil.csv"],
  ["https://opendata.kpu.go.id.:443/a", "https://opendata.kpu.go.id/a"],
  ["https://data.go.id", "https://data.go.id/"],
  ["https://dáta.example.org/é", "https://xn--dta-ela.example.org/%C3%A9"],
  ["https://x.example.org/%7euser/%2d%c3%a9", "https://x.example.org/~user/-%C3%A9"],
  ["https://x.example.org/a%2fb", "https://x.example.org/a%2Fb"],
  ["https://x.example.org/100%", "https://x.example.org/100%25"],
  ["https://x.example.org/?b=2&utm_source=wa&a=1&fbclid=x", "https://x.example.org/?b=2&a=1"],
  ["https://x.example.org/?UTM%5Fcampaign=x&PHPSESSID=y&mc_cid=z&_ga=1&gclid=2", "https://x.example.org/"],
  ["https://x.example.org/a;jsessionid=9F?id=7", "https://x.example.org/a?id=7"],
  ["https://x.example.org/?id=1&resource_id=2&f=json&format=csv&outFields=*&where=1%3D1&gid=0", "same"],
  ["https://x.example.org/?a=1&b=2", "same"],
];

test.each(strict)("K1 of %s", (typed, expected) => {
  expect(keysOf(typed)?.k1).toBe(expected === "same" ? typed : expected);
});

const loose: Array<[string, Array<string>, string]> = [
  [
    "//kpu.go.id/data",
    ["http://kpu.go.id/data/", "https://www.kpu.go.id/data/index.html", "https://kpu.go.id/id/data"],
    "scheme, www, slash, index file and locale",
  ],
  ["//x.example.org?a=1&b=2", ["https://x.example.org/?b=2&a=1&sid=9"], "order of the query, and sid"],
  [
    `ckan:opendata.kpu.go.id:${UUID}`,
    [
      `https://opendata.kpu.go.id/dataset/hasil/resource/${UUID}`,
      `https://opendata.kpu.go.id/en/dataset/hasil/resource/${UUID.toUpperCase()}/download/hasil.csv`,
      `https://opendata.kpu.go.id/datastore/dump/${UUID}?bom=true`,
      `https://opendata.kpu.go.id/api/3/action/datastore_search?resource_id=${UUID}`,
    ],
    "a CKAN resource",
  ],
  [
    "gdrive:1AbCdEfGhIjKlMnOp",
    [
      "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit#gid=0",
      "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOp/view?usp=sharing",
      "https://drive.google.com/uc?export=download&id=1AbCdEfGhIjKlMnOp",
    ],
    "a file of Google Drive",
  ],
  [
    "socrata:data.example.org:ab12-cd34",
    ["https://data.example.org/d/ab12-cd34", "https://www.data.example.org/resource/ab12-cd34.json?$limit=5"],
    "a Socrata view",
  ],
  [
    `arcgis:${"0a".repeat(16)}`,
    [
      `https://www.arcgis.com/home/item.html?id=${"0a".repeat(16)}`,
      `https://hub.example.org/datasets/${"0A".repeat(16)}_0`,
    ],
    "an ArcGIS item",
  ],
];

test.each(loose)("K2 %s stands for every spelling of %s (%s)", (expected, spellings) => {
  for (const spelling of spellings) expect(keysOf(spelling)?.k2).toBe(expected);
});

test("a range of years is no Socrata id", () => {
  expect(keysOf("https://x.example.org/d/2022-2023")?.k2).toBe("//x.example.org/d/2022-2023");
});

const segment = fc.stringMatching(/^[a-zA-Z0-9._~%;=:@!$&'()*+, é-]{0,12}$/);
const address = fc
  .tuple(
    fc.constantFrom("http:", "https:", "HTTPS:"),
    fc.constantFrom("www.", "", "WWW.Data."),
    fc.domain(),
    fc.constantFrom("", ":80", ":443", ":8080", "."),
    fc.array(
      fc.oneof(segment, fc.constantFrom("..", ".", "id", "en", "index.php", "%2e%2e", ";jsessionid=x")),
      {
        maxLength: 5,
      },
    ),
    fc.array(fc.tuple(fc.constantFrom("id", "utm_x", "sid", "a", "%75tm_y", ""), segment), { maxLength: 4 }),
    segment,
  )
  .map(([scheme, prefix, host, port, path, query, hash]) => {
    const search = query.map(([name, value]) => `${name}=${value.replaceAll("#", "")}`).join("&");
    return `${scheme}//${prefix}${host}${port}/${path.join("/")}?${search}#${hash}`;
  })
  .filter((text) => URL.canParse(text));

test("K1 of K1 is K1, and it is an address that parses to itself", () => {
  fc.assert(
    fc.property(address, (typed) => {
      const k1 = keysOf(typed)?.k1 ?? "";
      expect(keysOf(k1)?.k1).toBe(k1);
      expect(new URL(k1).href).toBe(k1);
    }),
    { numRuns: 500 },
  );
});

test("a dot segment behind a name that begins with a dot is resolved too", () => {
  expect(keysOf("http://www.a.id/en/.x/..")).toEqual({ k1: "http://www.a.id/en/", k2: "//a.id" });
  expect(keysOf("http://a.id/b/.x/../c/.")?.k1).toBe("http://a.id/b/c/");
});

test("K2 is the same before and after K1, and does not see scheme, fragment or visitors", () => {
  fc.assert(
    fc.property(address, (typed) => {
      const { k1, k2 } = keysOf(typed) ?? { k1: "", k2: "" };
      expect(keysOf(k1)?.k2).toBe(k2);
      expect(keysOf(`${k1}#lain`)?.k2).toBe(k2);
      expect(keysOf(`${k1}${k1.includes("?") ? "&" : "?"}utm_source=wa`)?.k2).toBe(k2);
      if (k2.startsWith("//")) expect(keysOf(`https:${k2}`)?.k2).toBe(k2);
    }),
    { numRuns: 500 },
  );
});

test("an address is accepted in its parsed form, with keys, host and the fragment that chooses content", () => {
  expect(
    parseEvidenceUrl("  HTTPS://Docs.Google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit#gid=12\n"),
  ).toEqual({
    ok: true,
    url: "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit#gid=12",
    k1: "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit",
    k2: "gdrive:1AbCdEfGhIjKlMnOp",
    host: "docs.google.com",
    fragment: "#gid=12",
  });
  expect(parseEvidenceUrl("https://x.example.org:8443/a#bagian")).toMatchObject({
    ...{ host: "x.example.org:8443", fragment: null },
  });
});

test.each([
  ["", "url_empty"],
  [`https://x.example.org/${"a".repeat(2_100)}`, "url_too_long"],
  ["opendata.kpu.go.id/dataset", "scheme_missing"],
  ["kpu.go.id:8080/x", "scheme_missing"],
  ["tidak ada", "url_invalid"],
  ["http://[fe80::1%25eth0]/", "url_invalid"],
  ["https://x.example.org:65536/", "url_invalid"],
  ["ftp://ftp.bps.go.id/a.csv", "scheme_not_allowed"],
  ["file:///etc/passwd", "scheme_not_allowed"],
  ["javascript:alert(1)", "scheme_not_allowed"],
  ["mailto:ppid@kpu.go.id", "scheme_not_allowed"],
  ["jar:http://x.example.org!/", "scheme_not_allowed"],
  ["https://user:rahasia@kpu.go.id/", "credentials_in_url"],
  ["http://127.0.0.1@kpu.go.id/", "credentials_in_url"],
  ["https://kpu.go.id:22/", "port_not_allowed"],
  ["https://kpu.go.id:5432/", "port_not_allowed"],
  ["https://kpu.go.id:0/", "port_not_allowed"],
])("%j is refused as %s", (typed, refusal) => {
  expect(parseEvidenceUrl(typed)).toEqual({ ok: false, refusal });
});

test("a host after a backslash or before a fragment is the one the parser sees", () => {
  expect(parseEvidenceUrl("http://kpu.go.id\\@127.0.0.1/")).toMatchObject({ ok: true, host: "kpu.go.id" });
  expect(parseEvidenceUrl("http://kpu.go.id#@127.0.0.1/")).toMatchObject({ ok: true, host: "kpu.go.id" });
});

const closedHosts = [
  ...LOOPBACK_SPELLINGS,
  ...CLOSED_NAMES,
  ...CLOSED_ADDRESSES.filter((literal) => !literal.includes("%")).map((literal) =>
    literal.includes(":") ? `[${literal}]` : literal,
  ),
];

test.each(closedHosts)("the host %s is refused", (host) => {
  expect(parseEvidenceUrl(`http://${host}/`)).toEqual({ ok: false, refusal: "host_not_public" });
});

test("an exception admits one address and port, and nothing beside it", () => {
  const policy = { allow: [{ host: "127.0.0.1", port: 3001 }], ports: [80, 443] };

  expect(parseEvidenceUrl("http://127.0.0.1:3001/dataset/hasil", policy)).toMatchObject({
    ...{ ok: true, host: "127.0.0.1:3001", k1: "http://127.0.0.1:3001/dataset/hasil" },
  });
  for (const other of [
    "http://127.0.0.1:3002/",
    "http://127.0.0.1/",
    "http://localhost:3001/",
    "http://kpu.go.id:3001/",
  ]) {
    expect(parseEvidenceUrl(other, policy).ok).toBe(false);
  }
});

test("the list of exceptions is read, and its first mistake is named", () => {
  expect(parseAllowList(" 127.0.0.1:3001, [::1]:3001 ,portal.internal:8443")).toEqual({
    ok: true,
    allow: [
      { host: "127.0.0.1", port: 3001 },
      { host: "::1", port: 3001 },
      { host: "portal.internal", port: 8443 },
    ],
  });
  expect(parseAllowList("")).toEqual({ ok: true, allow: [] });
  expect(parseAllowList("127.0.0.1:3001,10.0.0.0/8")).toEqual({
    ...{ ok: false, refusal: "allow_entry_invalid", entry: "10.0.0.0/8" },
  });
  expect(parseAllowList("127.0.0.1:0").ok).toBe(false);
});
