import { type Answer, answerOf, isSameAsProbe, type PastObservation } from "./answer.ts";
import type { CheckContext } from "./check-context.ts";
import { extensionOfUrl } from "./file-name.ts";
import { FORMATS, type FormatId, formatOf } from "./formats.ts";
import { latest } from "./history.ts";
import type { Observation } from "./observation.ts";
import { type CheckCode, type CheckData, type CheckResult, checkResult } from "./outcome.ts";
import type { Profile } from "./profile.ts";
import type { Sniff } from "./sniff.ts";
import { viewerOf } from "./viewer.ts";

/** A page with less visible text than this and a script is an empty shell. */
const SHELL_TEXT = 200;
/** A page with a password field and less text than this holds nothing but the form. */
const LOGIN_TEXT = 600;
const PLACEHOLDER_ROWS = 3;
const PLACEHOLDER_RATIO = 0.5;

const WITH_CONTENT: ReadonlyArray<Answer> = ["OK", "UNCHANGED_304", "TOO_LARGE"];

type Finding = { code: CheckCode; data: CheckData };

/**
 * C2: does the address open something real, and not an error page, a login, a viewer or an empty file?
 *
 * @param observation with its known content ({@link withKnownContent}) when the answer was 304.
 * @param history earlier observations of the same target: an invented neighbour that answers alike
 *   fails the address only the second time, because delivery networks have bad moments.
 */
export function checkReal(
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  context: CheckContext,
): CheckResult {
  const { sniff, at, url } = observation;
  if (sniff === null || !WITH_CONTENT.includes(answerOf(observation))) {
    return checkResult("NOT_OPENED", { at, url });
  }
  const facts = { at, url, kind: sniff.kind, title: sniff.title };
  const finding =
    brokenPage(sniff) ??
    (sniff.kind === "html" ? htmlInstead(observation, sniff, context) : null) ??
    emptyTable(observation, sniff) ??
    (sniff.kind === "html" ? hollowPage(observation, sniff, history, context) : null) ??
    deadLinks(observation);
  if (finding === null) return checkResult("REAL_CONTENT", facts);
  return checkResult(finding.code, { ...facts, ...finding.data });
}

function brokenPage(sniff: Sniff): Finding | null {
  if (sniff.errorMarker !== null) return { code: "ERROR_IN_200", data: { marker: sniff.errorMarker } };
  if (sniff.parkedMarker !== null) return { code: "PARKED_DOMAIN", data: { marker: sniff.parkedMarker } };
  return null;
}

/** A page where something else was promised. */
function htmlInstead(observation: Observation, sniff: Sniff, context: CheckContext): Finding | null {
  const textLength = sniff.textLength ?? 0;
  if (sniff.loginForm && textLength < LOGIN_TEXT && sniff.dataLinks.length === 0) {
    return { code: "LOGIN_WALL", data: {} };
  }
  const viewer = viewerOf(observation.finalUrl ?? observation.url) ?? viewerOf(observation.url);
  if (viewer !== null) {
    return { code: "VIEWER_ONLY", data: { viewer: viewer.name, exportUrl: viewer.exportUrl } };
  }
  const promised = promisedFormat(observation, sniff, context);
  if (promised === null) return null;
  return { code: "TYPE_MISMATCH", data: { expected: promised, found: sniff.kind } };
}

/** The kind of file the address or the catalogue promises; null when it promises none, or a page. */
function promisedFormat(observation: Observation, sniff: Sniff, context: CheckContext): FormatId | null {
  const extensions = [extensionOfUrl(observation.url), sniff.extension];
  for (const word of [...extensions, context.declaredFormat]) {
    const format = formatOf(word);
    if (format !== null && FORMATS[format].family !== "page") return format;
  }
  return null;
}

function emptyTable({ profile }: Observation, { sample }: Sniff): Finding | null {
  const dataRows = rowsRead(profile) ?? sample?.dataRows ?? null;
  if (dataRows === 0) return { code: "EMPTY_TABLE", data: { columns: sample?.columns ?? null } };
  if (sample === null || sample.dataRows > PLACEHOLDER_ROWS || sample.textCells === 0) return null;
  if (sample.placeholderCells / sample.textCells <= PLACEHOLDER_RATIO) return null;
  return { code: "PLACEHOLDER", data: { rows: sample.dataRows } };
}

/** Data rows of a file that is data; null of a page or document, which may hold no table and be none the worse. */
function rowsRead(profile: Profile | null): number | null {
  if (profile === null || profile.failure !== null) return null;
  const family = FORMATS[formatOf(profile.format) ?? "binary"].family;
  return family === "data" || family === "geo" ? Math.max(profile.rows, profile.geo?.features ?? 0) : null;
}

/** A page without the substance its address suggests. */
function hollowPage(
  observation: Observation,
  sniff: Sniff,
  history: ReadonlyArray<PastObservation>,
  context: CheckContext,
): Finding | null {
  // Before the neighbour's answer: a shell is the same at every address, and says nothing by it.
  if ((sniff.textLength ?? 0) < SHELL_TEXT && sniff.scripts > 0) {
    return { code: "JS_REQUIRED", data: { textLength: sniff.textLength, scripts: sniff.scripts } };
  }
  if (isSameAsProbe(observation)) {
    return { code: soft404Code(history, context), data: { probeUrl: observation.probe?.url ?? null } };
  }
  if (context.role !== "data-file") return null;
  const links = sniff.dataLinks.map((link) => link.url);
  const code = links.length > 0 ? "LANDING_PAGE_NOT_FILE" : "PAGE_NOT_FILE";
  return { code, data: { links, linkCount: links.length } };
}

/** Links that a page offers and that do not open; those nobody could tell of are not counted as dead. */
function deadLinks({ followed = [] }: Observation): Finding | null {
  const dead = followed.filter(({ state }) => state === "dead");
  if (dead.length === 0) return null;
  const unknown = followed.filter(({ state }) => state === "unknown").length;
  const names = dead.map(({ name, url }) => (name === "" ? (url ?? "#") : name));
  return {
    code: "LINKS_ON_PAGE_DEAD",
    data: { deadCount: dead.length, offeredCount: followed.length, unknownCount: unknown, deadLinks: names },
  };
}

function soft404Code(history: ReadonlyArray<PastObservation>, context: CheckContext): CheckCode {
  if (context.role === "web-page") return "SOFT_404_POSSIBLE"; // home pages may answer any path
  const lastFull = latest(history.filter((past) => past.code === "OK"));
  return lastFull?.sameAsProbe === true ? "SOFT_404" : "SOFT_404_ONCE";
}
