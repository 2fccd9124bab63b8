import type { PastObservation } from "./answer.ts";
import type { CheckContext } from "./check-context.ts";
import { sniffOfContent } from "./content.ts";
import type { EvidenceRole } from "./evidence-item.ts";
import type { FormatId } from "./formats.ts";
import { hostNameOf, isLoopback, isPersonalDrive, isShortener, isUnderOneOf } from "./hosting.ts";
import type { Observation } from "./observation.ts";
import { type CheckCode, type CheckResult, checkResult } from "./outcome.ts";
import type { Profile } from "./profile.ts";
import type { Sniff } from "./sniff.ts";

/** Largest download that people on slow lines can be asked to make: 25 MiB. */
const LARGE_BYTES = 25 * 1024 * 1024;
/** Share of pages that must carry text. */
const TEXT_PAGES = 0.9;
/** Most hosts named in a result. */
const NAMED_HOSTS = 5;
const SPREADSHEETS: ReadonlyArray<FormatId> = ["xls", "xlsx", "xlsb", "ods"];
const DATA_ROLES: ReadonlyArray<EvidenceRole> = ["data-file", "dataset-page", "api"];

/**
 * C11: can anybody use it: with a screen reader, on a slow line, without an account, at the
 * institution's own address?
 *
 * Meaning carried by colour alone cannot be seen by a machine and is left to people.
 *
 * Source: evidence specification §2.2 C11.
 */
export function checkUsable(
  observation: Observation,
  _history: ReadonlyArray<PastObservation>,
  context: CheckContext,
): CheckResult {
  const { profile, at, url, finalUrl, bytesDecoded } = observation;
  const sniff = sniffOfContent(observation);
  if (sniff === null) return checkResult("USABLE_NOT_READ", { at, url });
  const remarks = [
    ...ofFile(sniff, profile),
    ...ofAddress(observation, context),
    ...ofAccess(sniff, bytesDecoded, context),
  ].sort((a, b) => Number(b === "SCANNED_PDF") - Number(a === "SCANNED_PDF"));
  const data = {
    ...{ at, url, kind: sniff.kind, host: hostNameOf(finalUrl ?? url), bytes: bytesDecoded },
    ...{ typedHost: hostNameOf(url), officialHosts: context.officialHosts.slice(0, NAMED_HOSTS) },
    ...{ pages: profile?.pdf?.pages ?? null, textPages: profile?.pdf?.textPages ?? null },
    ...{ headerRows: profile?.headerRows ?? null, mergedCells: mergedCells(profile) },
  };
  const otherwise = isRead(sniff.kind, profile) ? "USABLE" : "USABLE_NOT_READ";
  return checkResult(remarks[0] ?? otherwise, { ...data, also: remarks.slice(1) });
}

/** A PDF or a spreadsheet nobody looked into may hide anything. */
function isRead(kind: FormatId, profile: Profile | null): boolean {
  if (kind === "pdf") return (profile?.pdf?.pages ?? 0) > 0;
  return !SPREADSHEETS.includes(kind) || (profile !== null && profile.failure === null);
}

function ofFile(sniff: Sniff, profile: Profile | null): Array<CheckCode> {
  if (sniff.kind === "pdf") return ofPdf(profile?.pdf ?? null);
  if (sniff.kind === "html") return ofPage(sniff);
  if (!SPREADSHEETS.includes(sniff.kind) || profile === null) return [];
  const remarks: Array<CheckCode> = [];
  if (mergedCells(profile) > 0) remarks.push("MERGED_CELLS");
  if (profile.headerRows > 1) remarks.push("MANY_HEADER_ROWS");
  return remarks;
}

function ofPdf(pdf: Profile["pdf"]): Array<CheckCode> {
  if (pdf === null || pdf.pages === 0) return [];
  if (pdf.textPages / pdf.pages < TEXT_PAGES) return ["SCANNED_PDF"];
  const remarks: Array<CheckCode> = [];
  if (pdf.tagged === false) remarks.push("PDF_UNTAGGED");
  if (isBlank(pdf.lang)) remarks.push("PDF_WITHOUT_LANGUAGE");
  return remarks;
}

function ofPage(sniff: Sniff): Array<CheckCode> {
  const remarks: Array<CheckCode> = [];
  if (isBlank(sniff.lang)) remarks.push("PAGE_WITHOUT_LANGUAGE");
  if (isBlank(sniff.title)) remarks.push("PAGE_WITHOUT_TITLE");
  return remarks;
}

function ofAddress({ url, finalUrl }: Observation, { officialHosts }: CheckContext): Array<CheckCode> {
  const reached = finalUrl ?? url;
  const host = hostNameOf(reached);
  const isOfficial = isUnderOneOf(host, officialHosts);
  const remarks: Array<CheckCode> = [];
  if (!reached.startsWith("https:") && !isLoopback(host)) remarks.push("NOT_HTTPS");
  if (isShortener(hostNameOf(url)) && !isUnderOneOf(hostNameOf(url), officialHosts)) {
    remarks.push("SHORTENED_ADDRESS");
  }
  if (isPersonalDrive(host) && !isOfficial) remarks.push("PERSONAL_DRIVE");
  else if (officialHosts.length > 0 && !isOfficial) remarks.push("NOT_OFFICIAL_HOST");
  return remarks;
}

function ofAccess(sniff: Sniff, bytes: number, { role }: CheckContext): Array<CheckCode> {
  const remarks: Array<CheckCode> = [];
  const isForm = sniff.kind === "html" && sniff.loginForm && sniff.dataLinks.length === 0;
  if (isForm && DATA_ROLES.includes(role)) remarks.push("ACCOUNT_ASKED");
  if (bytes > LARGE_BYTES) remarks.push("LARGE_DOWNLOAD");
  return remarks;
}

function mergedCells(profile: Profile | null): number {
  return profile?.sheets.reduce((total, sheet) => total + sheet.mergedCells, 0) ?? 0;
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}
