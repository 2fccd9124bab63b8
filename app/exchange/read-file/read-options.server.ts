import type { PiiScanner } from "#app/domain/evidence/pii/scanner-type.ts";
import type { Register } from "#app/domain/evidence/register.ts";

/** What readers of tables need beside the file. */
export type ReadOptions = {
  registers: ReadonlyArray<Register>;
  /** A scanner for one table; null looks for no personal data. */
  newScanner: (() => PiiScanner) | null;
  /** Host the file came from. */
  ownHost: string | null;
  /** The source holds only the beginning of the file. */
  partial: boolean;
};
