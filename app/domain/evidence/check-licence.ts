import type { PastObservation } from "./answer.ts";
import type { CheckContext, Declared } from "./check-context.ts";
import { FOR_READERS } from "./check-format.ts";
import { isUnstated, type Licence, readLicence } from "./licence-table.ts";
import type { Observation } from "./observation.ts";
import { type CheckCode, type CheckResult, checkResult } from "./outcome.ts";
import type { Sniff } from "./sniff.ts";

/** Stars that demand an open format, and with it the freedom to re-use what it holds. */
const OPEN_STARS = 3;

/** Where a licence is stated. */
export type LicenceSource = "catalogue" | "page";
type Statement = { text: string; from: LicenceSource; licence: Licence };

/**
 * C9: may anybody re-use it?
 *
 * The catalogue's word on the file or the dataset comes first, then the page's own `rel=license` and
 * JSON-LD. An answer is never inferred from the file being reachable.
 *
 * Source: evidence specification §2.2 C9.
 */
export function checkLicence(
  observation: Observation,
  _history: ReadonlyArray<PastObservation>,
  context: CheckContext,
): CheckResult {
  const { at, url, sniff } = observation;
  const statement = statementOf(context.declared, sniff);
  const data = {
    ...{ at, url, licence: statement?.text ?? null, licenceId: statement?.licence.id ?? null },
    licenceFrom: statement?.from ?? null,
  };
  if (statement !== null) return checkResult(codeOf(statement.licence, context), data);
  if (FOR_READERS.includes(context.role)) return checkResult("LICENCE_NOT_EXPECTED", data);
  const looked = sniff !== null || context.declared !== null;
  return checkResult(looked ? "LICENCE_MISSING" : "LICENCE_NOT_READ", data);
}

/** The licence in the one word other rules ask for; a copyright notice alone is not open. */
export function licenceOf(declared: Declared | null, sniff: Sniff | null): CheckContext["licence"] {
  const found = statementOf(declared, sniff)?.licence.class ?? "unknown";
  return found === "reserved" ? "not-open" : found;
}

function codeOf(licence: Licence, { requiredStars }: CheckContext): CheckCode {
  if (licence.class === "open") return "LICENCE_OPEN";
  if (licence.class === "unknown") return "LICENCE_NOT_KNOWN";
  const demanded = requiredStars !== null && requiredStars >= OPEN_STARS;
  return licence.class === "reserved" && demanded ? "LICENCE_RESERVED" : "LICENCE_NOT_OPEN";
}

/** The statement that counts: the first source that says something known, and in it the strictest. */
function statementOf(declared: Declared | null, sniff: Sniff | null): Statement | null {
  const inCatalogue = statements([declared?.licence, declared?.licenceUrl], "catalogue");
  const onPage = statements(sniff?.licenceUrls ?? [], "page");
  return strictest(inCatalogue) ?? strictest(onPage) ?? inCatalogue[0] ?? onPage[0] ?? null;
}

function statements(
  texts: ReadonlyArray<string | null | undefined>,
  from: Statement["from"],
): Array<Statement> {
  return texts
    .filter((text) => text !== null && text !== undefined)
    .filter((text) => !isUnstated(text))
    .map((text) => ({ text, from, licence: readLicence(text) }));
}

function strictest(found: ReadonlyArray<Statement>): Statement | null {
  const order = ["reserved", "not-open", "open"] as const;
  for (const wanted of order) {
    const statement = found.find(({ licence }) => licence.class === wanted);
    if (statement !== undefined) return statement;
  }
  return null;
}
