import fc from "fast-check";
import { TABLES } from "#app/exchange/open-data/tables.ts";
import { REQUESTS } from "#tests/security/requests.ts";
import type { Scene } from "#tests/security/scene-place.ts";
import { SITE } from "#tests/site.ts";
import type { Address } from "#tests/site-addresses.ts";
import { damagedBytes, damagedText } from "./bytes.ts";
import { ASKERS, type Asker } from "./canaries.ts";
import { FIELD_NAMES, FIELD_VALUES } from "./words.ts";
import type { FuzzWorld } from "./world.ts";

/** A request as it goes to the site. */
export type Asked = { asker: Asker; path: string; init: RequestInit & { headers: Record<string, string> } };

/** What the parts of an address may be, by their name in `app/routes.ts`. */
const KNOWN: Readonly<Record<string, ReadonlyArray<string>>> = {
  plan: ["rencana"],
  milestone: ["A1-B06"],
  slot: ["B06.1"],
  checkpoint: ["B06"],
  version: ["1", "2"],
  day: ["2023-05-01"],
  organisation: ["kpu", "perludem"],
  commitment: ["K6"],
  person: ["dewi", "sari", "chief"],
  meeting: ["R1"],
  risk: ["R1"],
  request: ["minta"],
  mail: ["mail"],
  type: ["milestone", "slot", "action", "plan"],
  code: ["A1-B06", "B06.1", "A1"],
  kind: ["returned", "due_soon", "late"],
  language: ["id", "en"],
  view: ["kartu", "matriks", "tahapan", "capaian"],
  file: [
    ...TABLES.flatMap(({ name }) => [`${name}.csv`, `${name}.json`]),
    ...["datapackage.json", "capaian.xlsx", "capaian.zip", "catalog.jsonld", "skema.json", "rencana.xlsx"],
    ...["laporan.json", "laporan.html", "laporan.docx", "laporan.xlsx", "kartu.png", "manifest.csv"],
  ],
  "*": [
    ...["openapi.json", "plans", "plans/rencana", "plans/rencana/milestones", "plans/rencana/slots"],
    ...["plans/rencana/milestones/A1-B06", "plans/rencana/scorecard", "me", "plans/rencana/reports"],
    ...TABLES.map(({ name }) => `plans/rencana/${name}`),
  ],
};
const HOSTILE: ReadonlyArray<string> = [
  ...["..", "%2e%2e", "..%2f..%2fetc%2fpasswd", "__proto__", "constructor", "toString", "null", "undefined"],
  ...[
    "%00",
    "%ff",
    "%",
    "a%0d%0aset-cookie:x=1",
    "'--",
    "\u202e",
    "0",
    "-1",
    "9".repeat(30),
    "a".repeat(3000),
  ],
  ...[
    "{{x}}",
    "<script>",
    ".csv",
    "none.csv",
    "B06.1.json",
    "rencana.",
    "NaN",
    "%F0%9F%98%80",
    "%u0041",
    "\\",
  ],
];
const SEARCHES: Readonly<Record<string, ReadonlyArray<string>>> = {
  per: ["2023-05-10", "2023-02-30", "2022-11-16", "9999-12-31", "0000-00-00"],
  limit: ["1", "0", "-1", "1e9", "200"],
};

const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 40 }).map(encodeURIComponent));

function part(name: string, ids: FuzzWorld["ids"]): fc.Arbitrary<string> {
  const known = [
    ...(KNOWN[name] ?? []),
    ...Object.entries(ids).flatMap(([key, id]) => (key === name ? [id] : [])),
  ];
  const pool = known.length > 0 ? known : [...Object.values(ids), "r", "dalam", "x"];
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pool) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...pool)
        .chain((text) => damagedText([text]))
        .map(encodeURIComponent),
    },
    { weight: 1, arbitrary: hostile },
  );
}

function pathOf({ path }: Address, ids: FuzzWorld["ids"]): fc.Arbitrary<string> {
  const parts = path.split("/").map((each) => {
    if (each === "*") return part("*", ids);
    const name = /^:(\w+)/.exec(each)?.[1];
    return name === undefined ? fc.constant(each) : part(name, ids);
  });
  return fc.tuple(...parts).map((each) => `/${each.join("/")}`);
}

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...FIELD_VALUES) },
  {
    weight: 3,
    arbitrary: fc.constantFrom("rencana", "A1-B06", "B06.1", "kpu", "2023-05-10", "1", "", "on", "x"),
  },
  { weight: 1, arbitrary: damagedText(["https://kpu.go.id/data.csv", "12,5", "nama;lain\nbaris"]) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);
const pair = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...FIELD_NAMES), value) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...Object.entries(SEARCHES))
      .chain(([name, values]) => fc.tuple(fc.constant(name), fc.constantFrom(...values))),
  },
  { weight: 1, arbitrary: fc.tuple(fc.string({ maxLength: 20 }), value) },
);
const search = fc.oneof(
  fc.constant(""),
  fc.array(pair, { maxLength: 4 }).map((pairs) => `?${new URLSearchParams(pairs)}`),
  damagedText(["?per=2023-05-10&cari=data%20pemilih&limit=5"]).map((text) => `?${text.replaceAll("#", "")}`),
);

/** The fields of a form this route takes, whole or with some left out, changed, doubled or put in. */
function fieldsOf(route: string, ids: FuzzWorld["ids"]): fc.Arbitrary<Array<[string, string]>> {
  const scene = { ...ids } as Scene;
  const whole = Object.entries(REQUESTS)
    .filter(([name]) => name.startsWith(`${route}: `))
    .map(([, make]) => make(scene).fields)
    .map((fields) =>
      Object.entries(fields).flatMap(([name, each]) =>
        [each].flat().map((text): [string, string] => [name, String(text)]),
      ),
    );
  const base = whole.length > 0 ? fc.constantFrom(...whole, []) : fc.constant([]);
  return fc
    .tuple(base, fc.array(fc.boolean(), { maxLength: 20 }), fc.array(pair, { maxLength: 5 }), fc.nat(9))
    .map(([fields, dropped, more, odd]) => [
      ...fields.filter((_, index) => odd < 4 || dropped[index] !== true),
      ...more.map(([name, text]): [string, string] => [
        odd > 6 ? (fields[name.length % (fields.length || 1)]?.[0] ?? name) : name,
        text,
      ]),
    ]);
}

type Body = { body: string | Uint8Array<ArrayBuffer>; type: string };

function bodyOf(fields: ReadonlyArray<readonly [string, string]>, how: number, bytes: Uint8Array): Body {
  if (how < 6)
    return {
      body: new URLSearchParams(fields.map((each) => [...each])).toString(),
      type: "application/x-www-form-urlencoded",
    };
  if (how === 6) return { body: JSON.stringify(Object.fromEntries(fields)), type: "application/json" };
  if (how === 9) return { body: new Uint8Array(bytes), type: "text/plain" };
  const parts = fields.map(
    ([name, text]) =>
      `--x\r\ncontent-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, "_")}"\r\n\r\n${text}\r\n`,
  );
  const file = `--x\r\ncontent-disposition: form-data; name="${how === 7 ? "file" : "slots[0].file"}"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  const whole = Buffer.concat([Buffer.from(parts.join("") + file), bytes, Buffer.from("\r\n--x--\r\n")]);
  return { body: new Uint8Array(whole), type: "multipart/form-data; boundary=x" };
}

const METHODS = ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const OTHER_HEADERS: ReadonlyArray<readonly [string, string]> = [
  ...[
    ["accept", "application/json"] as const,
    ["accept-language", "en;q=x,id"] as const,
    ["range", "bytes=5-1"] as const,
  ],
  ...[
    ["if-none-match", 'W/"x'] as const,
    ["sec-fetch-site", "cross-site"] as const,
    ["content-length", "999999999999"] as const,
  ],
  ...[
    ["x-forwarded-for", "::1, ;;"] as const,
    ["last-event-id", "x"] as const,
    ["if-modified-since", "kemarin"] as const,
  ],
];

/** Requests to one address: valid ones, and damaged in every part. */
export function requestsTo(address: Address, { ids, held }: FuzzWorld): fc.Arbitrary<Asked> {
  const route = address.file.replace(/^routes\/|\.tsx?$/g, "");
  const asker = fc.constantFrom(...ASKERS);
  const method = fc.oneof(
    { weight: 10, arbitrary: fc.constant("GET") },
    { weight: 9, arbitrary: fc.constant("POST") },
    { weight: 2, arbitrary: fc.constantFrom(...METHODS) },
  );
  const headers = fc.array(fc.constantFrom(...OTHER_HEADERS), { maxLength: 2 });
  const content = fc.tuple(
    fieldsOf(route, ids),
    fc.nat(9),
    damagedBytes([Buffer.from("nama,dapil\nSari,1\n"), Buffer.from('{"a":1}')]),
  );
  const credential = fc.tuple(
    fc.nat(9),
    damagedText(["capaian=eyJhIjoxfQ%3D%3D.abc; b=c", "Bearer capaian_x"]),
  );
  return fc
    .record({ asker, method, path: pathOf(address, ids), search, headers, content, credential })
    .map(
      ({
        asker: who,
        method: how,
        path,
        search: query,
        headers: extra,
        content: [fields, kind, bytes],
        credential: [trust, odd],
      }) => {
        const own = who === null ? undefined : held.get(who);
        const sent: Record<string, string> = { ...Object.fromEntries(extra) };
        if (own !== undefined) {
          if (route === "api-v1" && trust < 6) sent.authorization = `Bearer ${own.token}`;
          else sent.cookie = trust === 0 ? inHeader(odd) : own.cookie;
        } else if (trust < 2) sent[trust === 0 ? "cookie" : "authorization"] = inHeader(odd);
        const init: Asked["init"] = { method: how, headers: sent };
        if (how !== "GET" && how !== "HEAD" && how !== "OPTIONS") {
          const csrf: Array<[string, string]> = own === undefined || trust === 1 ? [] : [["csrf", own.csrf]];
          const { body, type } = bodyOf([...csrf, ...fields], kind, bytes);
          init.body = body;
          sent["content-type"] = type;
          if (trust !== 2) sent.origin = SITE;
        }
        return { asker: trust === 0 ? null : who, path: `${path}${query}`, init };
      },
    );
}

/** Text that a header may hold. */
function inHeader(text: string): string {
  return text
    .replaceAll(/[^\x20-\x7e\x80-\xff]/g, "")
    .trim()
    .slice(0, 4000);
}
