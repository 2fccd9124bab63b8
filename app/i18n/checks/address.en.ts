import type { ADDRESS_CODES } from "#app/domain/evidence/codes/address.ts";
import type { CheckSentences } from "./check-sentences.ts";

const NOTHING = "Nothing to do.";
const AGAIN = "The system checks again by itself.";

/** Two sentences for every result of a check: what was observed, and what to do about it. */
export const addressChecks: CheckSentences<typeof ADDRESS_CODES> = {
  NOT_CHECKED: { fact: "This link has not been checked yet.", todo: "Its first check is waiting its turn." },
  OK: { fact: "Opened {{at}}: answered {{status}}, {{bytes}}.", todo: NOTHING },
  UNCHANGED_304: { fact: "Opened {{at}}: unchanged since the check before.", todo: NOTHING },
  MOVED_PERMANENTLY: {
    fact: "This address has moved for good to {{newUrl}}.",
    todo: "Replace the link with the new address.",
  },
  HTTPS_DOWNGRADED: {
    fact: "This https address redirects to insecure http.",
    todo: "Ask the site to stay on https to the last address.",
  },
  CERT_EXPIRES_SOON: {
    fact: "The certificate of {{host}} ends {{tlsExpiresAt}}.",
    todo: "Ask the site to renew its certificate before that day.",
  },
  LONG_UNVERIFIABLE: {
    fact: "Nothing could be proven about this address since {{sinceAt}}, {{days}} days.",
    todo: "Open the link in a browser and record what you see.",
  },
  GONE: {
    fact: "The server said the file was removed (410) on {{firstAt}} and {{at}}. Last opened: {{lastOkAt}}.",
    todo: "Give the current address, or ask for the file to be published again.",
  },
  NOT_FOUND: {
    fact: "The server answered 404 (not found) on {{firstAt}} and {{at}}. Last opened: {{lastOkAt}}.",
    todo: "Give the current address, or ask for the file to be published again.",
  },
  NO_SUCH_HOST: {
    fact: "The site {{host}} did not exist on {{times}} checks since {{firstAt}}. Last opened: {{lastOkAt}}.",
    todo: "Check the spelling, or use the site that replaced it.",
  },
  CERT_INVALID: {
    fact: "The certificate of {{host}} was invalid on {{times}} checks since {{firstAt}}.",
    todo: "Ask the site to install a valid certificate.",
  },
  REDIRECT_LOOP: {
    fact: "This address redirects in circles and never reaches its content.",
    todo: "Use the final address, or ask the site to mend the redirect.",
  },
  URL_FORBIDDEN: {
    fact: "This address, or the one it redirects to, is not a public address.",
    todo: "Use an http or https address that anyone can open.",
  },
  EMPTY_BODY: {
    fact: "Opened {{at}}: the server answered {{status}} with nothing in it.",
    todo: "Upload the file again, then check again.",
  },
  BODY_CUT: {
    fact: "The download broke off before its end on two checks, last on {{at}}.",
    todo: "Upload the file again, or ask the site to look at its server.",
  },
  GONE_ONCE: {
    fact: "Opened {{at}}: the server said the file was removed (410). Not confirmed yet.",
    todo: "Check the link. The system confirms it in an hour at the earliest.",
  },
  NOT_FOUND_ONCE: {
    fact: "Opened {{at}}: the server answered 404 (not found). Not confirmed yet.",
    todo: "Check the link. The system confirms it after 24 hours.",
  },
  NO_SUCH_HOST_UNCONFIRMED: {
    fact: "The site {{host}} was not found on {{at}}. Not confirmed yet.",
    todo: "Check the spelling. The system confirms it within 72 hours.",
  },
  CERT_INVALID_UNCONFIRMED: {
    fact: "The certificate of {{host}} was invalid on {{at}}. Not confirmed yet.",
    todo: "Ask the site to check its certificate. The system confirms it within 72 hours.",
  },
  CERT_CHAIN_INCOMPLETE: {
    fact: "The certificate chain of {{host}} is incomplete; a browser may open it all the same.",
    todo: "Ask the site to install the intermediate certificate.",
  },
  BODY_CUT_ONCE: { fact: "The download broke off before its end on {{at}}. Not confirmed yet.", todo: AGAIN },
  TIMEOUT: { fact: "{{host}} did not answer in time on {{at}}.", todo: AGAIN },
  UNREACHABLE: { fact: "{{host}} refused or broke the connection on {{at}}.", todo: AGAIN },
  DNS_FAILED: { fact: "The name {{host}} could not be looked up on {{at}}.", todo: AGAIN },
  SERVER_ERROR: { fact: "{{host}} is in trouble: it answered {{status}} on {{at}}.", todo: AGAIN },
  RATE_LIMITED: {
    fact: "{{host}} asked for a pause (429) on {{at}}.",
    todo: "The system waits as the site asks, then checks again.",
  },
  BOT_WALL: {
    fact: "{{host}} stopped the automatic checker on {{at}}; its content was not seen.",
    todo: "Open the link in a browser, or ask the site to admit the checker.",
  },
  LOGIN_REQUIRED: {
    fact: "This link asks to sign in; its content is not public.",
    todo: "Use a public link, or choose “not available yet”.",
  },
  REFUSED: {
    fact: "{{host}} refused the request with {{status}} on {{at}}.",
    todo: "Open the link in a browser and record what you see.",
  },
  ROBOTS_DISALLOWED: {
    fact: "{{host}} forbids automatic checkers this address (robots.txt).",
    todo: "Open the link in a browser and record what you see.",
  },
  TOO_LARGE: {
    fact: "The file exceeds the reading limit; the first {{bytes}} were read on {{at}}.",
    todo: "Offer a smaller file as well, for instance per province.",
  },
  DECOMPRESSION_BOMB: {
    fact: "The content swells far beyond its size; reading was stopped on {{at}}.",
    todo: "Publish the file without excessive compression.",
  },
  ANSWER_UNREADABLE: {
    fact: "The answer of {{host}} on {{at}} breaks the rules of the web and cannot be read.",
    todo: "Ask the site to look at its server.",
  },
  REDIRECT_BROKEN: {
    fact: "This address redirects without a readable destination.",
    todo: "Use the final address, or ask the site to mend the redirect.",
  },
  LEGAL_BLOCK_451: {
    fact: "The server says this address is closed for legal reasons (451).",
    todo: "Record the legal ground of the closure, or use another address.",
  },

  REAL_CONTENT: { fact: "This address opens real content: {{kind}}.", todo: NOTHING },
  LANDING_PAGE_NOT_FILE: {
    fact: "This is a page, not a file. It links to {{linkCount}} data files.",
    todo: "Choose the file that is meant: {{links}}.",
  },
  LINKS_ON_PAGE_DEAD: {
    fact: "{{deadCount}} of the {{offeredCount}} links on this page do not open a file.",
    todo: "Mend these links: {{deadLinks}}.",
  },
  PAGE_NOT_FILE: {
    fact: "This is a page, not a data file, and it links to none.",
    todo: "Use the address of the file, or change the kind of evidence to page.",
  },
  VIEWER_ONLY: {
    fact: "This link only shows the content through {{viewer}}.",
    todo: "Use the download address: {{exportUrl}}.",
  },
  JS_REQUIRED: {
    fact: "Without scripts this page is empty: only {{textLength}} characters can be read.",
    todo: "Offer content that reads without scripts, or the address of the file.",
  },
  SOFT_404_POSSIBLE: {
    fact: "This site gives the same answer for an address that does not exist.",
    todo: "Open the link and make sure it is the page that is meant.",
  },
  SOFT_404: {
    fact: "This page is the same as the site's answer for an address that does not exist.",
    todo: "Replace it with an address that opens the real content.",
  },
  ERROR_IN_200: {
    fact: "The address opens, but its content is an error report ({{marker}}).",
    todo: "Ask the site to mend it, or use another address.",
  },
  PARKED_DOMAIN: {
    fact: "This address opens only a parking page or a server's start page.",
    todo: "Replace it with the address of the current site.",
  },
  TYPE_MISMATCH: {
    fact: "This should be a {{expected}} file, but its content is {{found}}.",
    todo: "Use the address that opens the file itself.",
  },
  EMPTY_TABLE: { fact: "This table does not hold a single row of data.", todo: "Fill it, then check again." },
  PLACEHOLDER: {
    fact: "This table holds only examples ({{rows}} rows).",
    todo: "Replace them with real data, then check again.",
  },
  SOFT_404_ONCE: {
    fact: "This page is the same as the answer for an address that does not exist. Not confirmed yet.",
    todo: "Check the link. The system confirms it on its next check.",
  },
  LOGIN_WALL: {
    fact: "This page holds only a sign-in form.",
    todo: "Use a public link, or choose “not available yet”.",
  },
  NOT_OPENED: { fact: "Content not judged, because the address did not open on {{at}}.", todo: AGAIN },

  MATCHED: { fact: "Listed in the catalogue as “{{dataset}}” ({{tier}}).", todo: NOTHING },
  MATCHED_DATASET_ONLY: {
    fact: "This link opens the page of “{{dataset}}” in the catalogue, not a file.",
    todo: "Choose the file that is meant from that page.",
  },
  MATCHED_BY_CONTENT: {
    fact: "The content equals “{{dataset}}” in the catalogue, at another address.",
    todo: "Use the catalogue's address: {{matched}}.",
  },
  CATALOGUE_STALE: {
    fact: "Matches “{{dataset}}”, but the catalogue was last read {{harvestedAt}}.",
    todo: "Ask for the catalogue to be read again.",
  },
  PUBLISHER_DIFFERS: {
    fact: "“{{dataset}}” is published by {{publisher}}, not by the responsible institution.",
    todo: "Use data of the responsible institution, or explain why not.",
  },
  NOT_IN_CATALOGUE: {
    fact: "Not found in the catalogue {{catalogue}}, read completely {{harvestedAt}}.",
    todo: "List the data in the catalogue, or use the address listed there.",
  },
  WITHDRAWN: {
    fact: "“{{dataset}}” was withdrawn from the catalogue on {{withdrawnAt}}.",
    todo: "Ask for it to be published again, or use what replaced it.",
  },
  CATALOGUE_UNREACHABLE: {
    fact: "The catalogue {{catalogue}} was not read completely within seven days; this does not count.",
    todo: AGAIN,
  },
  NO_CATALOGUE_KNOWN: {
    fact: "No catalogue is known for this institution yet; this does not count.",
    todo: "Register the institution's catalogue if there is one.",
  },
  MATCH_TO_CONFIRM: {
    fact: "Perhaps “{{dataset}}” in the catalogue ({{tier}}); a person must confirm.",
    todo: "Confirm whether both are the same data.",
  },
  AMBIGUOUS: {
    fact: "Matches {{choices}} datasets in the catalogue: {{datasets}}.",
    todo: "Choose the one that is meant.",
  },
  CATALOGUE_NOT_EXPECTED: {
    fact: "Evidence of this kind need not be listed in a data catalogue.",
    todo: NOTHING,
  },

  FORMAT_OPEN: { fact: "{{sniffed}} file: open format, {{formatStars}} stars.", todo: NOTHING },
  FORMAT_STRUCTURED: {
    fact: "{{sniffed}} file: structured but not open, {{formatStars}} stars.",
    todo: "Save it as {{better}} too, to reach 3 stars.",
  },
  FORMAT_UNSTRUCTURED: {
    fact: "{{sniffed}} file: cannot be processed as data, stars: {{formatStars}}.",
    todo: "Publish the data as CSV, JSON or GeoJSON.",
  },
  DECLARED_DIFFERS: {
    fact: "The content is {{sniffed}}; the address ends in {{extension}} and the catalogue says {{declared}}.",
    todo: "Make name and description say what the content is.",
  },
  FORMAT_BELOW_REQUIRED: {
    fact: "The {{sniffed}} file earns {{formatStars}} stars; this action asks for {{required}}.",
    todo: "Publish the data as CSV, JSON or GeoJSON.",
  },
  FORMAT_NOT_READ: { fact: "Format not judged, because the content was not read on {{at}}.", todo: AGAIN },
  FORMAT_NOT_RATED: {
    fact: "Format {{sniffed}} noted; evidence of this kind is given no stars.",
    todo: NOTHING,
  },
};
