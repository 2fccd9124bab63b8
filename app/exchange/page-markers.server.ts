import type { HtmlPage } from "./html-page.server.ts";

type Marker = readonly [name: string, pattern: RegExp];

/** Pages of protection services, by words only they write. Scripts some of them put into every page do not count. */
const CHALLENGES: ReadonlyArray<Marker> = [
  ["cloudflare", /_cf_chl_opt|<title>\s*(Just a moment|Attention Required! \| Cloudflare)/i],
  ["incapsula", /_Incapsula_Resource|Incapsula incident ID/],
  ["sucuri", /sucuri_cloudproxy_js|Sucuri WebSite Firewall/],
  ["ddos-guard", /<title>\s*DDoS-Guard/i],
  ["datadome", /geo\.captcha-delivery\.com/],
  ["perimeterx", /px-captcha/],
  ["aws-waf", /awsWafCookieDomainList|AwsWAFIntegration/],
  ["anubis", /Making sure you(?:&#39;|'|’)re not a bot/],
  ["f5", /The requested URL was rejected\. Please consult with your administrator/],
  ["akamai", /errors\.edgesuite\.net/],
  ["fortinet", /<title>\s*(Web Page Blocked|Web Filter Violation)|FortiGuard Intrusion Prevention/i],
  ["imunify360", /imunify360|wsidchk/i],
  ["internet-positif", /internetpositif\.(id|uzone)|lamanlabuh\.aduankonten/i],
  ["browser-check", /Checking your browser before accessing/i],
];

const PARKED: ReadonlyArray<Marker> = [
  ["parking", /sedoparking|parkingcrew|bodis\.com|hugedomains\.com|dan\.com\/buy-domain|afternic\.com/i],
  ["for-sale", /\b(this domain (name )?is for sale|buy this domain|domain ini dijual|domain is parked)\b/i],
  ["suspended", /<title>\s*(account suspended|akun ditangguhkan|this account has been suspended)/i],
  [
    "start-page",
    /<title>\s*(welcome to nginx|apache2? .*default page|iis windows server|test page for|it works)/i,
  ],
];

const ERROR_PAGES: ReadonlyArray<Marker> = [
  ["php", /(<b>)?\b(Fatal error|Parse error)(<\/b>)?:\s[^<]{0,400}/],
  ["php", /Uncaught (Error|PDOException|mysqli_sql_exception)\b/],
  ["asp", /Server Error in '\/|Microsoft OLE DB Provider for|Runtime Error<\/title>/i],
  ["java", /<title>\s*HTTP Status [45]\d\d|\bat (org\.apache|java\.lang|javax\.servlet)\.[\w.$]+\(/],
  ["python", /Traceback \(most recent call last\)/],
  ["laravel", /Whoops, looks like something went wrong|\bSQLSTATE\[/],
  ["database", /Error establishing a database connection/i],
  [
    "error-title",
    /<title>\s*(error\s*)?(404|403|500|502|503)(\s*[-–:|]?\s*(not found|forbidden|error|halaman|page|internal|bad|service)[^<]*)?\s*<\/title>/i,
  ],
  ["error-title", /<title>\s*(halaman tidak ditemukan|page not found)/i],
];

/** A page with more text than this is a page, whatever stands in it. */
const MOST_ERROR_TEXT = 4_000;

export type PageMarkers = {
  challenge: string | null;
  errorMarker: string | null;
  parkedMarker: string | null;
};

/** What betrays a page that answers in place of the one asked for. */
export function pageMarkers(html: string, page: HtmlPage): PageMarkers {
  const isShort = page.text.length < MOST_ERROR_TEXT;
  return {
    challenge: markerIn(html, CHALLENGES),
    errorMarker: isShort ? markerIn(html, ERROR_PAGES) : null,
    parkedMarker: isShort ? markerIn(html, PARKED) : null,
  };
}

/** An error a map service reports with status 200. Source: ckanext-archiver. */
export function serviceException(text: string): string | null {
  return /<(?:\w+:)?(?:ServiceExceptionReport|ExceptionReport)\b/.test(text.slice(0, 250)) ? "ogc" : null;
}

/** An error an API reports with status 200. */
export function jsonError(text: string, value: unknown): string | null {
  if (value === undefined) {
    return /^\s*\{\s*"(?:success"\s*:\s*false|error"\s*:\s*\{)/.test(text) ? "json" : null;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  if ("success" in value && value.success === false) return "json";
  const hasContent = ["data", "result", "results", "features", "records"].some((key) => key in value);
  if (hasContent || !("error" in value)) return null;
  return typeof value.error === "object" && value.error !== null ? "json" : null;
}

function markerIn(html: string, markers: ReadonlyArray<Marker>): string | null {
  return markers.find(([, pattern]) => pattern.test(html))?.[0] ?? null;
}
