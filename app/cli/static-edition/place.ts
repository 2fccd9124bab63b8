/** Endings that are files; a code such as B06.2 is not one. */
const FILE =
  /\.(csv|json|ndjson|xlsx|docx|ttl|jsonld|atom|ics|txt|xml|svg|png|jpg|css|js|mjs|woff2?|pem|html|zip)$/i;

/** Places that only a running server has: signing in, the workspace, forms that are sent. */
const LIVE_ONLY =
  /^\/(masuk|keluar|tugas|periksa|tinjau|kemajuan|keadaan|akun|admin|cari)(\/|$)|^\/bukti\/[^/]+\/periksa$|^\/(healthz|readyz|metrics)$|\/(ikuti|diskusi)(\/|$)|\/lapor(kan)?(\/|$)|\.data$/;

/** The page's address without its language. */
function bare(pathname: string): string {
  return pathname.replace(/^\/en(?=\/|$)/, "") || "/";
}

/**
 * The address that is published for an address asked for: parameters in order, a page of one day without its
 * filters, data of a day in the day's folder; null for what needs a running server.
 */
export function publishedAddress(address: string): string | null {
  const { pathname, searchParams } = new URL(address, "http://site.invalid");
  if (LIVE_ONLY.test(bare(pathname))) return null;
  const day = searchParams.get("per");
  const dated = /^(\/[^/]+\/data)\/([^/]+)$/.exec(pathname);
  if (dated !== null && day !== null && isFile(pathname)) return `${dated[1]}/${day}/${dated[2]}`;
  const page = searchParams.get("halaman");
  const dayAlone = { per: day ?? "", ...(page === null ? {} : { halaman: page }) };
  const kept = new URLSearchParams(day === null || day === "" ? searchParams : dayAlone);
  for (const [name, value] of [...kept]) if (value === "" || name === "limit") kept.delete(name);
  kept.sort();
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, "") : pathname;
  return kept.size === 0 ? path : `${path}?${kept}`;
}

/** Where the answer to a published address stands in the folder. */
export function fileOf(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://site.invalid");
  const path = pathname
    .split("/")
    .map(segmentName)
    .filter((name) => name !== "")
    .join("/");
  const query = [...searchParams].map(([name, value]) => `${name}-${value}`).join("_");
  const mark =
    query === ""
      ? ""
      : query.replace(/[^\w.-]/g, (character) => `~${character.codePointAt(0)?.toString(16)}`);
  if (/^api\/v1\//.test(path) && !isFile(pathname)) return `${path}${mark === "" ? "" : `--${mark}`}.json`;
  if (isFile(pathname)) {
    return mark === "" ? path : path.replace(/(\.\w+)$/, (ending) => `--${mark}${ending}`);
  }
  const folder = path === "" ? "" : `${path}/`;
  return `${folder}${mark === "" ? "index" : mark.slice(0, 150)}.html`;
}

/** A part of an address as the name of a file or folder: it can neither climb nor branch. */
function segmentName(part: string): string {
  const name = /%(2f|5c|00)/i.test(part) ? part.replaceAll("%", "~") : decoded(part);
  return /^\.+$/.test(name) ? name.replaceAll(".", "~2e") : name;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part.replaceAll("%", "~"); // not what encodeURIComponent makes
  }
}

function isFile(pathname: string): boolean {
  return FILE.test(pathname) && !/^(\/en)?\/katalog\//.test(pathname);
}

/** The way from one file of the folder to another. */
export function wayTo(from: string, to: string): string {
  const [here, there] = [from.split("/").slice(0, -1), to.split("/")];
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common += 1;
  const up = here.slice(common).map(() => "..");
  return [...up, ...there.slice(common)]
    .map((part) => (part === ".." ? part : encodeURIComponent(part)))
    .join("/");
}
