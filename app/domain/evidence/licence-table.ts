import { parseUrl } from "./canonical-url.ts";

/** `reserved` is a copyright notice that lets nothing be done; `not-open` allows some uses and forbids others. */
export type LicenceClass = "open" | "not-open" | "reserved" | "unknown";
/** A statement as the table reads it: the licence it names, when it names one. */
export type Licence = { id: string | null; class: LicenceClass };

type Rule = readonly [pattern: RegExp, id: string | null, licence: LicenceClass];

const UNSTATED =
  /^((licen[cs]e )?not ?specified|none|unknown|null|n a|(lisensi )?tidak (ada|ditentukan|disebutkan))$/;

/**
 * Words of a licence, most restrictive first: a condition anywhere in the text outweighs an open name.
 * Texts are as {@link wordsOf} leaves them.
 *
 * Source: opendefinition.org/licenses, spdx.org/licenses, CKAN's licence list.
 */
const RULES: ReadonlyArray<Rule> = [
  [
    /\b(no|non|(not|bukan|tidak|belum)( \w+){0,2}) (open|terbuka|public domain|domain publik)\b/,
    null,
    "not-open",
  ],
  [/\bcc by nc nd\b/, "CC-BY-NC-ND", "not-open"],
  [/\bcc by nc sa\b/, "CC-BY-NC-SA", "not-open"],
  [/\bcc (by )?nc\b/, "CC-BY-NC", "not-open"],
  [/\bcc (by )?nd\b/, "CC-BY-ND", "not-open"],
  [
    /\b(non ?commercial|non ?komersial|not for commercial|bukan untuk (tujuan )?komersial)\b/,
    null,
    "not-open",
  ],
  [/\b(no ?deriv\w*|tanpa turunan|other (nc|closed)|proprietary|internal use)\b/, null, "not-open"],
  [
    /\b(tidak untuk \w+|dilarang|prohibited|without (prior )?permission|izin tertulis|seizin)\b/,
    null,
    "not-open",
  ],
  [/\b(all rights reserved|(hak cipta|(seluruh|semua) hak( cipta)?) dilindungi)\b/, null, "reserved"],
  [/\b(cc ?0|cc zero|creative commons zero)\b/, "CC0-1.0", "open"],
  [/\bcc by sa\b/, "CC-BY-SA", "open"],
  [/\bcc by\b/, "CC-BY", "open"],
  [/\bcreative commons (attribution|atribusi) (share ?alike|berbagi ?serupa)\b/, "CC-BY-SA", "open"],
  [/\bcreative commons (attribution|atribusi)\b/, "CC-BY", "open"],
  [/\b(odc )?pddl\b/, "PDDL-1.0", "open"],
  [/\b(odbl|open data ?base licen[cs]e)\b/, "ODbL-1.0", "open"],
  [/\b(odc by|open data commons attribution)\b/, "ODC-By-1.0", "open"],
  [/\b(ogl|open government licen[cs]e)\b/, "OGL", "open"],
  [/\b(dl de (by|zero)|datenlizenz deutschland)\b/, "DL-DE", "open"],
  [/\b(nlod|norwegian licen[cs]e for open)\b/, "NLOD", "open"],
  [/\b(etalab|licence ouverte)\b/, "etalab-2.0", "open"],
  [/\bgfdl\b/, "GFDL", "open"],
  [/^(other (open|at|attribution|pd)|com reuse)$/, null, "open"],
  [/^(mit|apache 2 0|bsd [23] clause|a?gpl [23] 0)( only| or later| licen[cs]e)?$/, null, "open"],
  [/\b(lisensi (data )?(pemerintah )?terbuka|open (data )?licen[cs]e)\b/, null, "open"],
  [/\b(public domain|domain publik|milik umum|us pd)\b/, "public-domain", "open"],
  [/\b(contact|hubungi|menghubungi|(on|by) request|atas permintaan|dengan izin)\b/, null, "not-open"],
  [/©|\bcopyright(ed)?\b|\bhak cipta\b/, null, "reserved"],
];

/** Hosts whose addresses name a licence, with how the name is taken from the path. */
const BY_HOST: ReadonlyArray<readonly [host: RegExp, nameOf: (path: string) => string]> = [
  [/^creativecommons\.org$/, creativeCommonsName],
  [/^opendatacommons\.org$/, (path) => (/\/by\b/.test(path) ? "odc-by" : path)],
  [/^(opendefinition\.org|spdx\.org|opensource\.org|licenses\.opendefinition\.org)$/, lastSegment],
  [/^publications\.europa\.eu$/, lastSegment],
  [/^nationalarchives\.gov\.uk$/, (path) => (path.includes("open-government-licence") ? "ogl" : "")],
  [/^reference\.data\.gov\.uk$/, (path) => (path.includes("open-government") ? "ogl" : "")],
  [/^(govdata\.de|data\.norge\.no|etalab\.gouv\.fr)$/, lastSegment],
];

/**
 * What a statement about re-use says: an identifier, an address or words in Indonesian or English.
 *
 * That a file can be downloaded says nothing here, and neither does an address no table knows.
 */
export function readLicence(statement: string): Licence {
  const url = /^https?:/i.test(statement.trim()) ? parseUrl(statement.trim()) : null;
  const words = wordsOf(url === null ? statement : nameInAddress(url));
  const rule = RULES.find(([pattern]) => pattern.test(words));
  return rule === undefined ? { id: null, class: "unknown" } : { id: rule[1], class: rule[2] };
}

/** Whether the text says that nothing was decided, which is no statement at all. */
export function isUnstated(statement: string): boolean {
  const words = wordsOf(statement);
  return words === "" || UNSTATED.test(words);
}

/** Lower case, with one space for all punctuation; `(c)` reads as the sign it stands for. */
function wordsOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("(c)", "©")
    .replace(/[^\p{L}\p{N}©]+/gu, " ")
    .trim();
}

function nameInAddress(url: URL): string {
  const host = url.hostname.replace(/^www\./, "");
  const known = BY_HOST.find(([pattern]) => pattern.test(host));
  return known === undefined ? "" : known[1](url.pathname);
}

/** `/licenses/by-nc/4.0/` → `cc-by-nc`; `/publicdomain/zero/1.0/` → `cc-zero`. */
function creativeCommonsName(path: string): string {
  const licence = /^\/licenses\/([a-z-]+)/.exec(path)?.[1];
  if (licence !== undefined) return `cc-${licence}`;
  if (path.startsWith("/publicdomain/zero")) return "cc-zero";
  return path.startsWith("/publicdomain/mark") ? "public-domain" : "";
}

function lastSegment(path: string): string {
  const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  return name === "okd" ? "other-open" : name.replace(/\.(html|json|txt)$/, "");
}
