import type { PiiFinding, PiiKind } from "#app/domain/evidence/profile.ts";
import type { ColumnScan } from "./column-scan.ts";
import { ENOUGH_DISTINCT, type Tally } from "./tally.ts";

/** A finding before its sheet and column are written in. */
export type BareFinding = Omit<PiiFinding, "sheet" | "column">;

/** Share of a column's sixteen-digit values that must be possible NIKs before they are taken for NIKs. */
const NIK_RATIO = 0.6;

/** What one column shows by its own values and label. */
export function columnFindings(scan: ColumnScan): Array<BareFinding> {
  return [
    nikFinding(scan),
    npwpFinding(scan),
    phoneFinding(scan),
    emailFinding(scan),
    labelOnlyFinding(scan),
  ].filter((found) => found !== null);
}

/** A finding from a tally. */
export function finding(kind: PiiKind, tally: Tally, certain: boolean, byLabel: boolean): BareFinding {
  return {
    ...{ kind, count: tally.count, firstRow: tally.firstRow, lastRow: tally.lastRow, byLabel },
    ...{ certainty: certain ? ("certain" as const) : ("possible" as const), mask: tally.mask },
  };
}

/** Three different possible NIKs that are most of the sixteen-digit values, or one under such a label. */
function nikFinding(scan: ColumnScan): BareFinding | null {
  const byLabel = scan.meaning === "nik";
  if (byLabel && scan.nik.count > 0) return finding("nik", scan.nik, true, true);
  if (byLabel && scan.lostNik.count > 0) return finding("nik", scan.lostNik, false, true);
  if (scan.nik.count === 0 || scan.nik.count < NIK_RATIO * scan.sixteen) return null;
  return finding("nik", scan.nik, scan.nik.distinct >= ENOUGH_DISTINCT, false);
}

/** Numbers of entities are published with contracts: a person decides. */
function npwpFinding(scan: ColumnScan): BareFinding | null {
  const byLabel = scan.meaning === "npwp";
  if (scan.npwp.count > 0) return finding("npwp", scan.npwp, true, byLabel);
  return scan.entityNpwp.count > 0 ? finding("npwp", scan.entityNpwp, false, byLabel) : null;
}

function phoneFinding(scan: ColumnScan): BareFinding | null {
  const byLabel = scan.meaning === "phone";
  if (scan.mobile.count > 0) {
    return finding("phone", scan.mobile, scan.mobile.distinct >= ENOUGH_DISTINCT, byLabel);
  }
  return scan.labelledPhone.count > 0 ? finding("phone", scan.labelledPhone, false, true) : null;
}

/** A free-mail address, or addresses of several people at one organisation. */
function emailFinding(scan: ColumnScan): BareFinding | null {
  if (scan.freeMail.count === 0 && scan.email.distinct < 2) return null;
  return finding("email", scan.email, scan.email.distinct >= ENOUGH_DISTINCT, scan.meaning === "email");
}

function labelOnlyFinding(scan: ColumnScan): BareFinding | null {
  const { meaning, labelOnly } = scan;
  if (labelOnly.count === 0) return null;
  if (meaning === "passport" || meaning === "bpjs") return finding(meaning, labelOnly, true, true);
  return meaning === "bank-account" ? finding(meaning, labelOnly, false, true) : null;
}
